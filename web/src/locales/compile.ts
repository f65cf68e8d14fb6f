import type { MessageCompiler, MessageContext, MessageFunction } from 'vue-i18n'

const known = new Map<string, MessageFunction>()

/**
 * A text with names in braces, and words that follow a number: `{n} {n|row has|rows have} mistakes`.
 * That is all that our texts ask for, so the library's own compiler need not come along.
 */
export const compileText: MessageCompiler = (given) => {
  const text = String(given)
  let compiled = known.get(text)
  if (!compiled) known.set(text, (compiled = compile(text)))
  return compiled
}

function compile(text: string): MessageFunction {
  // By turns what stands there and what is named.
  const parts = text.split(/\{(\w+(?:\|[^|}]*\|[^}]*)?)\}/)
  if (parts.length === 1) return () => text
  return ({ named }: MessageContext) => parts.map((part, at) => (at % 2 ? fill(part, named) : part)).join('')
}

function fill(part: string, named: MessageContext['named']): string {
  const [name = '', one, many] = part.split('|')
  const value = String(named(name) ?? '')
  return one === undefined || many === undefined ? value : value === '1' ? one : many
}
