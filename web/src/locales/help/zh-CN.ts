import desks from './desks.zh-CN'
import figures from './figures.zh-CN'
import rules from './rules.zh-CN'
import type { Help } from '.'

const help: Help = { ...desks, ...figures, ...rules }
export default help
