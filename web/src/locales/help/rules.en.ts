/** Help on the pages of rules and the organisation, in English. */
import type { Help } from '.'

const help: Help = {
  departments: [
    'Departments and how they stand to each other.',
    'Open one to read or change it; a closed one stays on earlier work orders.',
  ],
  people: ['Accounts and roles.', 'Search by name or account; a first password must be changed by its owner.'],
  responsibilities: [
    'Which department handles which matter, how fast and on what basis.',
    'Try a matter first: who would get it, and why.',
  ],
  calendar: [
    'Working days, holidays and office hours, by which time limits count.',
    'A new calendar leaves fixed limits alone unless they are recalculated.',
  ],
  limits: ['Time limits by kind of work order.', 'Describe a work order to see how its limit comes about.'],
  'handling-policy': [
    'Numbers of handling such as extensions and warnings.',
    'Publish a new version with a reason; it holds from the day you choose.',
  ],
  'callback-policies': [
    'Which work orders are called back, and how many of them.',
    'A new version holds from the day you choose.',
  ],
  'key-enterprises': [
    'Key enterprises on the red list and their contacts.',
    'Putting one on or taking it off needs a basis.',
  ],
  'department-experts': [
    "Departments' experts for consultations and conferences in a call.",
    'Say what each knows: agents find them by it.',
  ],
  'caller-rules': [
    'Numbers treated in a special way, such as priority or restriction.',
    'Each has a reason, an end and somebody who approved it.',
  ],
  'city-telephone': [
    'Trunks, queues, menus, thresholds and reasons for not being ready.',
    'Changes are listed before they are published; then the switch follows by itself.',
  ],
  'file-erasure': [
    'Erases files whose time is over.',
    'Count first, then name the approval; files under a legal hold stay.',
  ],
  categories: [
    'The categories of requests, in three levels.',
    'Add, rename or close one; a closed category stays on earlier work orders.',
    'Many changes come from a workbook: you see what would change before you confirm.',
  ],
  'reply-templates': [
    'Wordings for replies.',
    'They may be kept to a department or a category and can be changed in use.',
  ],
  boundaries: [
    'The boundaries on the map of the wallboard, which the city brings itself as a GeoJSON file.',
    'A dry run tells which divisions were recognised; confirmed, they become the next version.',
  ],
}
export default help
