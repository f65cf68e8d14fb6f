/** A questionnaire as it is typed: an option a line, its worth behind a bar. */
import type { components } from '@/api/schema'

export type Design = components['schemas']['QuestionnaireInput']['design']
export const KINDS = ['single_choice', 'several_choices', 'scale', 'figure', 'text'] as const
export type TypedQuestion = {
  kind: (typeof KINDS)[number]
  text: string
  options: string
  isRequired: boolean
  counts: boolean
  /** The number of the earlier question that it hangs on, and the number of the option; empty for everybody. */
  after: string
}

export const blankQuestion = (): TypedQuestion => ({
  kind: 'single_choice',
  text: '',
  options: '',
  isRequired: true,
  counts: false,
  after: '',
})
export const hasOptions = (kind: string) => ['single_choice', 'several_choices', 'scale'].includes(kind)

const same = (text: string) => ({ zh: text, en: text })

/** The design that is sent; what is wrong with it, the server says at its question. */
export function designOf(title: string, typed: readonly TypedQuestion[]): Design {
  const questions = typed.map((question, place) => {
    const lines = hasOptions(question.kind) ? question.options.split('\n').filter((line) => line.trim()) : []
    const options = lines.map((line, number) => {
      const [name = '', worth] = line.split('|').map((part) => part.trim())
      return { code: `o${number + 1}`, name: same(name), ...(worth ? { worth } : {}) }
    })
    const after = /^(\d+)\.(\d+)$/.exec(question.after.trim())
    return {
      code: `q${place + 1}`,
      kind: question.kind,
      text: same(question.text.trim()),
      is_required: question.isRequired,
      options,
      ...(after ? { shown_if: { question: `q${after[1]}`, is_one_of: [`o${after[2]}`] } } : {}),
    }
  })
  const formula = typed.flatMap((question, place) => (question.counts ? [`q${place + 1}`] : []))
  return { title: same(title.trim()), questions, formula } as Design
}
