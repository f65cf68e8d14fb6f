/** What is written about a call: at once in this tab, every five seconds with the hotline, so that a crash loses nothing. */
import { onScopeDispose, ref } from 'vue'
import { answerOf, client } from '@/api/client'
import { asProblem } from '@/api/errors'
import { useSession } from '@/api/session'
import { draftOf, noteCallAtHand, registrationDraft, useDraft } from '@/ui/draft'
import { asDraft, blankRegistration, isBlank, type RegistrationFields } from './registration'

const EVERY_MS = 5_000

export type KeptDraft = { call_reference: string; fields: Record<string, unknown>; version: number; saved_at: string }
export type DraftStore = {
  list: () => Promise<KeptDraft[]>
  keep: (call: string, fields: RegistrationFields, version: number) => Promise<KeptDraft>
  remove: (call: string) => Promise<unknown>
}

export const withHotline: DraftStore = {
  // Whoever only takes calls at this desk has none.
  list: async () =>
    useSession().may('register_work_orders')
      ? ((await answerOf(client.GET('/api/registration-drafts'))).items as KeptDraft[])
      : [],
  keep: (call_reference, fields, version) =>
    answerOf(
      client.POST('/api/registration-drafts', { body: { call_reference, fields: fields as never, version } }),
    ) as Promise<KeptDraft>,
  remove: (call_reference) => answerOf(client.POST('/api/registration-drafts/removals', { body: { call_reference } })),
}

/**
 * How the draft stands with the hotline: nothing written yet, kept, only in this tab because the hotline is not
 * reached, or overtaken by another window, which is asked about and never overwritten.
 */
export type DraftState = 'blank' | 'kept' | 'here' | 'overtaken'

/** The draft of one call, or of none. The version that this tab saved last stands in the tab's own copy. */
export function useRegistrationDraft(call: string, store: DraftStore = withHotline) {
  const name = registrationDraft(call)
  const versionAt = `${name}/version`
  const { fields, forget: forgetHere, wasRestored } = useDraft(name, blankRegistration)
  const isRestored = ref(wasRestored && !isBlank(fields))
  const state = ref<DraftState>('blank')
  const savedAt = ref('')
  const others = ref<KeptDraft[]>([])
  let version = Number(draftOf(versionAt).version ?? 0)
  let saved = ''
  let isSaving = false
  let theirs: KeptDraft | null = null
  if (call) noteCallAtHand(call)

  function note(kept: KeptDraft) {
    version = kept.version
    sessionStorage.setItem(`draft:${versionAt}`, JSON.stringify({ version }))
    savedAt.value = kept.saved_at
    state.value = 'kept'
  }

  function take(kept: KeptDraft) {
    Object.assign(fields, blankRegistration(), asDraft(kept.fields))
    saved = JSON.stringify(fields)
    isRestored.value = true
    note(kept)
  }

  /** Looks what the hotline keeps: of this call what this tab does not have, and of which others there is something. */
  async function open() {
    try {
      const all = await store.list()
      others.value = all.filter((each) => each.call_reference !== call)
      const own = all.find((each) => each.call_reference === call)
      if (!own || own.version <= version) return
      if (isBlank(fields)) return take(own)
      theirs = own
      state.value = 'overtaken'
    } catch {
      // The form is there without it; the next saving says that the hotline is not reached.
    }
  }

  async function save(): Promise<void> {
    const text = JSON.stringify(fields)
    if (isSaving || text === saved || state.value === 'overtaken' || isBlank(fields)) return
    isSaving = true
    try {
      note(await store.keep(call, fields, version))
      saved = text
    } catch (thrown) {
      if (asProblem(thrown).code === 'draft_saved_elsewhere') {
        theirs = (await store.list().catch(() => [])).find((each) => each.call_reference === call) ?? null
        state.value = theirs ? 'overtaken' : 'here'
        if (!theirs) version = 0
      } else state.value = 'here'
    } finally {
      isSaving = false
    }
  }

  /** Decides between two windows: what stands here, or what the other one saved. */
  async function settle(keepsOwn: boolean) {
    const other = theirs
    theirs = null
    state.value = 'blank'
    if (!other) return
    if (!keepsOwn) return take(other)
    version = other.version
    saved = ''
    await save()
  }

  /** Given up, or sent and the call is over: nothing of it is left anywhere. */
  function forget() {
    forgetHere()
    sent()
  }

  /** What was written was sent: the hotline keeps no draft of it any more. */
  function sent() {
    sessionStorage.removeItem(`draft:${versionAt}`)
    if (version) void store.remove(call).catch(() => undefined)
    version = 0
    saved = ''
    savedAt.value = ''
    state.value = 'blank'
    isRestored.value = false
  }

  const ticking = setInterval(() => void save(), EVERY_MS)
  onScopeDispose(() => {
    clearInterval(ticking)
    void save()
  })
  void open()
  return { fields, isRestored, state, savedAt, others, save, settle, sent, forget }
}
