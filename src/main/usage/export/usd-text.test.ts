import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nanoUsdPerUsd, type NanoUsd } from '../../../domain/money.ts'
import { writeExactUsd } from './columns.ts'

const nano = (amount: number): NanoUsd => amount as NanoUsd // a literal amount of a test

test.each([
  [0, '0'],
  [1, '0.000000001'],
  [3_500, '0.0000035'],
  [1_500_000_000, '1.5'],
  [12_000_000_000, '12'],
  [-1_500_000_000, '-1.5'],
  [Number.MAX_SAFE_INTEGER, '9007199.254740991'],
])('%i nano-dollars are %s dollars', (amount, text) => {
  expect(writeExactUsd(nano(amount))).toBe(text)
})

test('no amount loses anything', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      const [whole = '', fraction = ''] = writeExactUsd(nano(Math.abs(amount))).split('.')
      const back = BigInt(whole) * BigInt(nanoUsdPerUsd) + BigInt(fraction.padEnd(9, '0'))
      expect(back).toBe(BigInt(Math.abs(amount)))
      expect(writeExactUsd(nano(amount)).startsWith('-')).toBe(amount < 0)
    }),
  )
})
