/** The box that asks back before something is thrown away: it comes when it is first asked for. */
import 'element-plus/es/components/message-box/style/css'

export { ElMessageBox } from 'element-plus'
