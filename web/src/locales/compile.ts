import type { MessageCompiler, MessageContext, MessageFunction } from 'vue-i18n'

const known = new Map<string, MessageFunction>()

/** A text with names in braces: all that our texts ask for, so the library's own compiler need not come along. */
export const compileText: MessageCompiler = (given) => {
  const text = String(given)
  let compiled = known.get(text)
  if (!compiled) known.set(text, (compiled = compile(text)))
  return compiled
}

function compile(text: string): MessageFunction {
  // By turns what stands there and what it names.
  const parts = text.split(/\{(\w+)\}/)
  if (parts.length === 1) return () => text
  return ({ named }: MessageContext) => parts.map((part, at) => (at % 2 ? String(named(part) ?? '') : part)).join('')
}
