import type { Messages } from './zh-CN'
import chinese from './zh-CN'

const english: Messages = chinese
export default english
