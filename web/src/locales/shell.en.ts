/** What every page shares, in English. */
export default {
  shortcuts: {
    title: 'Keyboard shortcuts',
    about: 'Choose keys of your own; they hold for you on this computer. None acts while an input method composes.',
    groups: { everywhere: 'Every page', telephone: 'In a call', page: 'This page' },
    change: 'Change',
    changeOf: 'Change the keys of "{what}"',
    press: 'Press the keys…',
    reset: 'Back to {keys}',
    owned: '{keys} belongs to the browser or the input method; choose another.',
    taken: '{keys} is used for "{other}"; choose another.',
    nextRow: 'Next row',
    previousRow: 'Previous row',
    search: 'Search',
    save: 'Save',
  },
  help: { title: 'Help on this page', keys: 'Keys of this page', allKeys: 'All keyboard shortcuts' },
  palette: {
    title: 'Search and commands',
    open: 'Orders, people, knowledge, pages',
    hint: 'Number, words, whole name or telephone number, page',
    groups: { orders: 'Work orders', people: 'Requesters', knowledge: 'Knowledge', pages: 'Pages', acts: 'Acts' },
    nothing: 'Nothing found for "{text}".',
    nothingDetail:
      'A requester needs the whole name or number; a work order the beginning of its number, or words of its title or address.',
    keys: '↑ ↓ choose, Enter opens, Esc closes',
  },
  notices: {
    title: 'Waiting for me: {n}',
    none: 'Nothing waits for you.',
    kinds: {
      my_tasks: 'My tasks',
      overdue: 'Overdue',
      due_soon: 'Due soon',
      approvals: 'To decide',
      unread_reminders: 'Unread reminders',
      notices_awaiting_reply: 'Notices to answer',
      notices_to_decide: 'Replies to notices to decide',
      open_accountability: 'Accountability to decide',
    },
  },
}
