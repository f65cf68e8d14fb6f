import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { compileText } from './compile'

const texts = {
  plain: 'Nothing here',
  named: '{who} asked {who}',
  counted: '{n} {n|row has|rows have} mistakes',
  unit: 'Within {n} {n|day|days}, {m|once|often}',
}
const { t } = createI18n({ legacy: false, locale: 'en', messageCompiler: compileText, messages: { en: texts } }).global

describe('a text', () => {
  it('takes values by name, and nothing where none is given', () => {
    expect(t('plain')).toBe('Nothing here')
    expect(t('named', { who: 'She' })).toBe('She asked She')
    expect(t('named')).toBe(' asked ')
  })

  it('has one word for one and another for more or none', () => {
    expect(t('counted', { n: 1 })).toBe('1 row has mistakes')
    expect(t('counted', { n: 0 })).toBe('0 rows have mistakes')
    expect(t('counted', { n: '1,204' })).toBe('1,204 rows have mistakes')
    expect(t('unit', { n: '1', m: 2 })).toBe('Within 1 day, often')
  })
})
