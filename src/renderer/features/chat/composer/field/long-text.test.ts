import { expect, it } from 'vitest'
import { readDirection } from './long-text.ts'

it.each([
  ['', 'ltr'],
  ['123 – !', 'ltr'],
  ['Hello שלום', 'ltr'],
  ['12. שלום hello', 'rtl'],
  ['«مرحبا» hello', 'rtl'],
  ['今天', 'ltr'],
])('%j runs %s', (text, direction) => {
  expect(readDirection(text)).toBe(direction)
})
