import first from './first.en'
import rest from './rest.en'
import type { Messages } from './zh-CN'

/** All texts in English; the pages fetch the two parts apart. */
const english: Messages = { ...first, ...rest }

export default english
