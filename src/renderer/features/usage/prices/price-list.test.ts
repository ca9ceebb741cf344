import { describe, expect, it } from 'vitest'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import type { ListedPrice } from '../../../../domain/usage/price.ts'
import { findPrices, orderPrices, sayCachedPrice, sayFrom, sayPrice } from './price-list.ts'

const unknown: ListedPrice = {
  modelId: 'mystery',
  from: 'none',
  inputNanoUsdPerMillion: null,
  cachedInputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: null,
  dearerFromTokens: null,
  date: null,
}
const priced = (modelId: string, from: 'own' | 'catalogue', cached: number | null = null): ListedPrice => ({
  ...unknown,
  modelId,
  from,
  inputNanoUsdPerMillion: nanoUsdFromUsd(1.25),
  cachedInputNanoUsdPerMillion: cached === null ? null : nanoUsdFromUsd(cached),
  outputNanoUsdPerMillion: nanoUsdFromUsd(10),
})

it('what has no price comes first, then one’s own, then the catalogue’s, each by name', () => {
  const list = [priced('gpt-10', 'catalogue'), priced('gpt-5', 'catalogue'), priced('llama', 'own'), unknown]
  expect(orderPrices(list).map(({ modelId }) => modelId)).toEqual(['mystery', 'llama', 'gpt-5', 'gpt-10'])
})

it('models are found by parts of their names', () => {
  const list = [priced('gpt-5-mini', 'catalogue'), priced('gpt-5', 'catalogue'), priced('Llama3.2:3b', 'own')]
  const find = (written: string) => findPrices(list, written).map(({ modelId }) => modelId)
  expect(find('')).toHaveLength(3)
  expect(find('  ')).toHaveLength(3)
  expect(find('MINI gpt')).toEqual(['gpt-5-mini'])
  expect(find('llama')).toEqual(['Llama3.2:3b'])
  expect(find('mini llama')).toEqual([])
})

describe('a price is said', () => {
  it('to its last digit, free where it is 0, and unknown where nobody knows it', () => {
    expect(sayPrice(nanoUsdFromUsd(128.5))).toBe('$128.50')
    expect(sayPrice(nanoUsdFromUsd(0.0375))).toBe('$0.0375')
    expect(sayPrice(nanoUsdFromUsd(0))).toBe('free')
    expect(sayPrice(null)).toBe('unknown')
  })

  it('of cached input, as input where it has none of its own', () => {
    expect(sayCachedPrice(priced('a', 'own'))).toBe('as input')
    expect(sayCachedPrice(priced('a', 'own', 0))).toBe('free')
    expect(sayCachedPrice(priced('a', 'catalogue', 0.125))).toBe('$0.125')
    expect(sayCachedPrice(unknown)).toBe('unknown')
  })

  it('with where it is from', () => {
    expect(sayFrom(unknown)).toBe('Unknown')
    expect(sayFrom({ ...priced('a', 'own'), date: '2026-11-03' })).toBe('Your own, set Nov 3, 2026')
    expect(sayFrom({ ...priced('a', 'catalogue'), date: '0.0.42' })).toBe('With Latchkey')
  })
})
