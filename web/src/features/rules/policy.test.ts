import { expect, test } from 'vitest'
import { changedValues, shownValue, typedValue, type PolicyNumber } from './policy'

const number = (name: string, value: PolicyNumber['value']): PolicyNumber => ({
  name,
  value,
  starting_value: value,
  group: 'warnings',
  title: name,
  unit: '%',
  source: '',
})

test('shares are shown and read with commas', () => {
  expect(shownValue([50, 80, 100])).toBe('50, 80, 100')
  expect(typedValue('50，80 100', [80])).toEqual([50, 80, 100])
  expect(typedValue('', [80])).toEqual([])
})

test('what is no number is left for the server to refuse', () => {
  expect(typedValue('三', 3)).toBe('三')
  expect(typedValue('12345', '12345')).toBe('12345')
})

test('only what was changed is sent', () => {
  const numbers = [number('most_extensions', 2), number('handle_warning_percents', [50, 80, 100])]
  const typed = { most_extensions: ' 3 ', handle_warning_percents: '50, 80, 100' }
  expect(changedValues(numbers, typed)).toEqual({ most_extensions: 3 })
})
