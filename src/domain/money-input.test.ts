import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxBudgetNanoUsd } from './budgets/budget.ts'
import { parseUsd, writeUsd } from './money-input.ts'
import { nanoUsdFromUsd, type NanoUsd } from './money.ts'
import { formatUsdExactly, formatNanoUsd } from '../words/usd.ts'

const read = (typed: string) => parseUsd(typed, maxBudgetNanoUsd)
// Any whole number up to the most is an amount.
const amounts = fc.integer({ min: 0, max: maxBudgetNanoUsd }).map((nano) => nano as NanoUsd)

describe('an amount that is typed', () => {
  it.each([
    ['5', 5],
    ['5.00', 5],
    ['5.', 5],
    ['.5', 0.5],
    ['0', 0],
    ['000.10', 0.1],
    ['$5', 5],
    ['$ 5', 5],
    ['5 $', 5],
    ['US$5', 5],
    ['usd 5', 5],
    ['5 USD', 5],
    ['  5  ', 5],
    ['1,234.50', 1_234.5],
    ['1,000,000', 1_000_000],
    ['1 234.50', 1_234.5],
    ['1\u202f234', 1_234],
    ['1234.50', 1_234.5],
    ['0.0004', 0.0004],
    ['0.000000001', 0.000000001],
    ['0.10000000000000', 0.1],
    ['５．００', 5],
    ['＄１２', 12],
  ])('%j is %d dollars', (typed, usd) => {
    expect(read(typed)).toEqual({ isOk: true, nanoUsd: nanoUsdFromUsd(usd) })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u00a0', 'empty'],
    ['abc', 'not-a-number'],
    ['$', 'not-a-number'],
    ['.', 'not-a-number'],
    ['-', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1,2,3', 'not-a-number'],
    ['12 34', 'not-a-number'],
    ['5 €', 'not-a-number'],
    ['$$5', 'not-a-number'],
    ['<b>5</b>', 'not-a-number'],
    ['5,00', 'comma-for-point'],
    ['5,', 'comma-for-point'],
    ['1.234,50', 'comma-for-point'],
    ['1 234,50', 'comma-for-point'],
    ['12,5', 'comma-for-point'],
    ['-1', 'negative'],
    ['−1', 'negative'],
    ['-$1', 'negative'],
    ['$-1.50', 'negative'],
    ['0.0000000001', 'too-fine'],
    ['1.23456789012', 'too-fine'],
    ['1000000.01', 'too-large'],
    ['1,000,001', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['9'.repeat(100_000), 'too-large'],
  ])('%j is refused as %s', (typed, problem) => {
    expect(read(typed)).toEqual({ isOk: false, problem })
  })

  it('is never anything but an amount within its limits, or a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-$\d., e]{0,20}$/u)), (typed) => {
        const found = read(typed)
        if (!found.isOk) return
        expect(Number.isSafeInteger(found.nanoUsd)).toBe(true)
        expect(found.nanoUsd).toBeGreaterThanOrEqual(0)
        expect(found.nanoUsd).toBeLessThanOrEqual(maxBudgetNanoUsd)
      }),
    )
  })
})

describe('an amount that is written', () => {
  it.each([
    [0, '0', '$0.00'],
    [20, '20', '$20.00'],
    [3.2, '3.20', '$3.20'],
    [128.5, '128.50', '$128.50'],
    [0.0004, '0.0004', '$0.0004'],
    [0.000000001, '0.000000001', '$0.000000001'],
    [1_234.567, '1234.567', '$1,234.567'],
    [1_000_000, '1000000', '$1,000,000.00'],
  ])('%d dollars are typed as %s and read as %s', (usd, typed, shown) => {
    expect(writeUsd(nanoUsdFromUsd(usd))).toBe(typed)
    expect(formatUsdExactly(nanoUsdFromUsd(usd))).toBe(shown)
  })

  it('is the same amount when it is typed again', () => {
    fc.assert(
      fc.property(amounts, (nanoUsd) => {
        expect(read(writeUsd(nanoUsd))).toEqual({ isOk: true, nanoUsd })
        expect(read(formatUsdExactly(nanoUsd))).toEqual({ isOk: true, nanoUsd })
      }),
    )
  })

  it('can be typed again as the short form shows it, too, within half a dollar', () => {
    fc.assert(
      fc.property(amounts, (nanoUsd) => {
        const found = read(formatNanoUsd(nanoUsd))
        expect(found.isOk && Math.abs(found.nanoUsd - nanoUsd)).toBeLessThanOrEqual(500_000_000)
      }),
    )
  })
})
