import { expect, test } from 'vitest'
import type { Day } from '../../../domain/day.ts'
import type { OwnPrice } from '../../../domain/usage/price.ts'
import { makeRecord, nano, openTestStore } from '../test-support.ts'

const day = '2026-11-01' as Day // a day that exists
const price: OwnPrice = {
  modelId: 'nova',
  inputNanoUsdPerMillion: nano(2_000_000_000),
  cachedInputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: nano(0),
  setOn: day,
}

test('a model has one price, which may be nothing', () => {
  const { ownPrices } = openTestStore()
  ownPrices.save(price)
  ownPrices.save({ ...price, modelId: 'other', cachedInputNanoUsdPerMillion: nano(5) })
  const dearer = { ...price, outputNanoUsdPerMillion: nano(7) }
  ownPrices.save(dearer)
  expect(ownPrices.list().toSorted((one, other) => (one.modelId < other.modelId ? -1 : 1))).toEqual([
    dearer,
    { ...price, modelId: 'other', cachedInputNanoUsdPerMillion: 5 },
  ])
  expect([ownPrices.remove('nova'), ownPrices.remove('nova')]).toEqual([true, false])
  expect(ownPrices.list()).toHaveLength(1)
})

test.each([
  { inputNanoUsdPerMillion: nano(-1) },
  { cachedInputNanoUsdPerMillion: nano(-1) },
  { outputNanoUsdPerMillion: nano(0.5) },
])('%j is no price', (over) => {
  const { ownPrices } = openTestStore()
  expect(() => ownPrices.save({ ...price, ...over })).toThrow(/CHECK|cannot store/u)
})

test('lists each model that was asked once, and so many at most', () => {
  const { ownPrices, usageRecords } = openTestStore()
  expect(ownPrices.listModelsAsked(9)).toEqual([])
  for (const modelAsked of ['nova', 'gpt-4o', 'nova', 'llama3', 'nova'])
    usageRecords.insert(makeRecord({ modelAsked }))
  expect(ownPrices.listModelsAsked(9)).toEqual(['gpt-4o', 'llama3', 'nova'])
  expect(ownPrices.listModelsAsked(2)).toEqual(['gpt-4o', 'llama3'])
})
