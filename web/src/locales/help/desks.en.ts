/** Help on the pages where work is done, in English. */
import type { Help } from '.'

const help: Help = {
  home: [
    'The start page opens what your role uses most.',
    'If no page is open to you, ask the security administrator for another role.',
  ],
  'not-found': ['There is no page at this address.', 'Use the navigation on the left, or press Ctrl+K to search.'],
  orders: [
    'The work orders that you may see, those with the least time left first.',
    'The tabs above are the usual views with their counts. Filters stand in the address: keep it or send it on.',
    'A number opens its work order. J and K move, / searches.',
    'Tick rows to act on many at once; a dry run tells first how many can be done.',
    'An export needs a purpose and, where the rules say so, an approval.',
  ],
  order: [
    'All of one work order: the request, how it was handled, its time limits and its calls.',
    'Above are the steps that you can take now, the rest under "more". Where one is withheld the reason stands there.',
    'Time left counts working hours; open it to see how it was worked out.',
    'The requester is masked. Seeing him takes a reason and is recorded.',
    'The page carries your name and the time: do not photograph it.',
  ],
  approvals: [
    'What waits for your decision: send-backs, extensions, promises, exclusions and replies.',
    'Open one to read its reason and basis, then decide; the decision joins the history.',
  ],
  disputes: [
    'Work orders whose send-back is disputed.',
    'Uphold or refuse, open a joint review, or designate a department; nobody decides on his own dispatch.',
  ],
  exports: [
    'Your exports, and those that wait for your approval.',
    'A file can be fetched for seven days. Every download is recorded and the file carries a watermark.',
  ],
  register: [
    'The desk: telephone and caller on the left, the request in the middle, knowledge and likely duplicates on the right.',
    'Where the caller has an open request, ask first whether it is the same: Alt+U urges it, Alt+M merges into it.',
    'Begin with title and category: departments, knowledge and duplicates follow. Alt+2 to Alt+4 take a department, Alt+K goes to knowledge, Ctrl+Enter registers or dispatches.',
    'While the call goes on, register the next request: caller and call number stay.',
    'The draft is saved every five seconds. After a crash, sign in again and go on.',
  ],
  'dispatch-desk': [
    'At the left is what awaits dispatch, the least time left first; read in the middle, dispatch at the right.',
    'Press 1, 2 or 3 to take a suggested department and Ctrl+Enter to dispatch; the next comes at once. S skips one.',
    'What a colleague works on bears his name, and is passed over.',
  ],
  'review-desk': [
    'Request and reply stand side by side; tick the points, what records tell is marked already.',
    'Press Y to accept and B to return; open points can be taken into the reason.',
  ],
  callbacks: [
    'At the left are the call-backs to make, the oldest first; at the right the script and the three questions.',
    'Dial by softphone or desk phone; whoever is not reached comes back at another hour.',
    'The work order of a requester who is not satisfied stays, so that it can be reopened at once.',
  ],
  calls: [
    'Calls: when they came, how they ended, how long they waited and talked.',
    'Search by the whole number or reference; the reference opens details and recording.',
  ],
  call: [
    'The course of one call, its recording and the work orders registered from it.',
    'Listening takes a reason and is recorded each time.',
    'The page carries your name and the time: do not photograph it.',
  ],
  'recording-incidents': [
    'Recordings that are missing or too short.',
    'Write down what you found out; then the incident is resolved.',
  ],
  'live-view': [
    'Seats, queues and trunks as they are now.',
    'Figures that stand still turn grey and say since when. Team leaders listen, whisper or barge in here.',
  ],
  'return-calls': [
    'Calls that were not answered and wait to be returned.',
    'Press to call back; a number that called often is listed once.',
  ],
  password: [
    'Change your own password here.',
    'At least ten characters; afterwards you are signed out on other devices.',
  ],
  'supervision-reminders': [
    'Reminders to departments.',
    'They count as read once the department confirms; they go out by rule or by hand.',
  ],
  'supervision-notices': [
    'Supervision notices: demand, reply, rectification, outcome.',
    'The department replies in time; the clerk accepts, returns or demands rectification.',
  ],
  'supervision-proposals': ['Proposals that the rules make.', 'Adopt one to issue a notice, or say why not.'],
  'supervision-instructions': ["Leaders' instructions on work orders.", 'Departments act on them and report back.'],
  'supervision-leader-items': [
    'Items that leaders assigned, from assignment to closing.',
    'The department reports; once the report is approved the item is closed.',
  ],
  'supervision-accountability': [
    'Explanations and consequences of overdue work.',
    'The department explains first, then the clerk decides.',
  ],
  'supervision-daily-lists': [
    'The lists of the day: new, due, overdue, promised.',
    'A figure opens the work orders behind it.',
  ],
  'supervision-ranking': [
    'Departments in order, and on what grounds.',
    'Choose a period; every figure opens its work orders.',
  ],
  'supervision-duty': ['Who is on duty when.', 'Add a turn here; a cancelled one stays on record.'],
  'supervision-policy': [
    'By which rules reminders, notices and accountability happen by themselves.',
    'Publish a new version to change them; all versions stay with author and reason.',
  ],
  leaders: [
    'For leaders: key enterprises, assigned items, the daily report, rankings and the forecast of the evaluation.',
    'Every figure opens its records; data that stand still say since when.',
  ],
  inbox: [
    'The work orders of your department, the one that is due first on top.',
    'Open one to acknowledge it, send it back, ask for more time or reply, with templates and photographs.',
    'Without a network what you wrote waits on this device and is sent once when the network is back.',
  ],
}
export default help
