import desks from './desks.en'
import figures from './figures.en'
import rules from './rules.en'
import type { Help } from '.'

const help: Help = { ...desks, ...figures, ...rules }
export default help
