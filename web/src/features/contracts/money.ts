/** Yuan as they are printed: thousands separated, always with fen. Digits are kept as text, so that none is lost. */
export function yuan(amount: string): string {
  const [whole = '0', fen = ''] = amount.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount.startsWith('-') ? '-' : ''}${grouped}.${fen.padEnd(2, '0').slice(0, 2)}`
}

/** A share for a bar, between nothing and the whole. */
export function share(part: string, whole: string): number {
  const total = Number(whole)
  return total > 0 ? Math.min(Math.max(Number(part) / total, 0), 1) : 0
}
