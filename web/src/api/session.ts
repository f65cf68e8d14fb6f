import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answerOf, client, onSessionExpired } from './client'
import { Problem } from './errors'
import type { Hotline, Session } from './types'

/** Permissions to move a work order on; who has none of them only reads. */
export const STEP_PERMISSIONS = [
  'register_work_orders',
  'answer_work_orders',
  'dispatch_work_orders',
  'acknowledge_work_orders',
  'reply_to_work_orders',
  'review_work_orders',
  'record_callbacks',
  'archive_work_orders',
] as const

/** Who is signed in to which hotline, and what they may do. */
export const useSession = defineStore('session', () => {
  const hotline = ref<Hotline | null>(null)
  const session = ref<Session | null>(null)
  const isExpired = ref(false)
  /** Becomes true once the backend has said whether somebody is signed in. */
  const isKnown = ref(false)

  const person = computed(() => session.value?.person ?? null)
  const permissions = computed(() => new Set<string>(session.value?.permissions ?? []))
  const may = (...wanted: string[]) => wanted.some((each) => permissions.value.has(each))

  onSessionExpired(() => {
    if (session.value) isExpired.value = true
  })

  async function loadHotline(): Promise<void> {
    hotline.value = await answerOf(client.GET('/api/hotline'))
  }

  async function resume(): Promise<void> {
    try {
      session.value = await answerOf(client.GET('/api/session'))
      isKnown.value = true
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
      session.value = null
      isKnown.value = true
    }
  }

  async function signIn(account: string, password: string): Promise<void> {
    session.value = await answerOf(client.POST('/api/session', { body: { account, password } }))
    isExpired.value = false
    isKnown.value = true
  }

  async function changePassword(current: string, next: string): Promise<void> {
    session.value = await answerOf(client.POST('/api/session/password', { body: { current, new: next } }))
  }

  async function signOut(): Promise<void> {
    await answerOf(client.DELETE('/api/session'))
    session.value = null
    isExpired.value = false
  }

  return {
    hotline,
    session,
    person,
    permissions,
    may,
    isExpired,
    isKnown,
    loadHotline,
    resume,
    signIn,
    signOut,
    changePassword,
  }
})
