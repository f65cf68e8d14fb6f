/** Single keys of steps, the same on an order's page and on the desks. Each letter once among what one role may do. */
export const STEP_KEYS: Readonly<Record<string, string>> = {
  acknowledge: 'A',
  amend: 'E',
  answer: 'W',
  dispatch: 'D',
  designate: 'G',
  decline: 'X',
  merge: 'M',
  transfer: 'T',
  send_back: 'B',
  uphold_send_back: 'Y',
  refuse_send_back: 'B',
  open_joint_review: 'H',
  conclude_joint_review: 'D',
  give_opinion: 'O',
  contact: 'L',
  note_progress: 'N',
  request_extension: 'X',
  reply: 'R',
  submit_reply: 'R',
  reply_in_support: 'R',
  approve_reply: 'Y',
  return_draft: 'B',
  accept_reply: 'Y',
  return_reply: 'B',
  confirm_result: 'Y',
  record_callback: 'C',
  reopen: 'B',
  archive: 'F',
  remind: 'U',
}

/** The steps on offer that a key stands for; of two with one key the one that stands first. */
export function keyedSteps(steps: readonly string[]): { step: string; keys: string }[] {
  const taken = new Set<string>()
  return steps.flatMap((step) => {
    const keys = STEP_KEYS[step]
    if (!keys || taken.has(keys)) return []
    taken.add(keys)
    return [{ step, keys }]
  })
}
