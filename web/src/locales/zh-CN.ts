import first from './first.zh-CN'
import rest from './rest.zh-CN'

/** All texts in Chinese; the pages fetch the two parts apart. */
const chinese = { ...first, ...rest }

export type Messages = typeof chinese
export default chinese
