import { describe, expect, it } from 'vitest'
import { nanoUsdFromUsd } from './money.ts'
import { formatNanoUsd } from '../words/usd.ts'

describe('money', () => {
  it.each([
    [0, '$0.00'],
    [128.4, '$128'],
    [3.2, '$3.20'],
    [0.5, '$0.50'],
    [0.123, '$0.12'],
    [0.0031, '$0.0031'],
    [0.00000012, '$0.00000012'],
    [0.000000001, '$0.000000001'],
    [12_345.6, '$12,346'],
    [0.05, '$0.05'],
    [0.0005715, '$0.00057'],
    [0.0996, '$0.10'],
    [99.999, '$100.00'],
    [-3.2, '-$3.20'],
  ])('%d dollars read %s', (usd, text) => {
    expect(formatNanoUsd(nanoUsdFromUsd(usd))).toBe(text)
  })

  it('is a whole number of nano-dollars', () => {
    expect(nanoUsdFromUsd(0.1 + 0.2)).toBe(300_000_000)
    expect(nanoUsdFromUsd(-0.0000000004)).toBe(0)
    expect(() => nanoUsdFromUsd(Number.NaN)).toThrow(RangeError)
    expect(() => nanoUsdFromUsd(1e12)).toThrow(RangeError)
  })
})
