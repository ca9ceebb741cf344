import { expect, test } from 'vitest'
import { formatPercent } from './format.ts'

test.each([
  [0, '0%'],
  [0.000_001, '<0.1%'],
  [0.000_499, '<0.1%'],
  [0.000_5, '0.1%'],
  [0.123_4, '12.3%'],
  [1, '100%'],
])('a share of %d is %s', (share, text) => {
  expect(formatPercent(share)).toBe(text)
})
