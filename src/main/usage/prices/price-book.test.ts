import { expect, test } from 'vitest'
import { listedPrice } from '../../../contract/usage-values.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import { allRecords, makeRecord, nano, nowMs, openTestStore } from '../../store/test-support.ts'
import { createPriceBook, type PriceBook } from './price-book.ts'
import { priceDate, priceSource, priceTokens } from './prices.ts'

const usd = (amount: number): NanoUsd => nano(amount * 1_000_000_000)
const tokens = {
  inputTokens: 1_000,
  cachedInputTokens: 400,
  cacheWriteTokens: 100,
  outputTokens: 500,
  reasoningTokens: 300,
}
const priceOf = (
  modelId: string,
  input: number,
  cached: number | null,
  output: number,
): Parameters<PriceBook['save']>[0] => ({
  modelId,
  inputNanoUsdPerMillion: usd(input),
  cachedInputNanoUsdPerMillion: cached === null ? null : usd(cached),
  outputNanoUsdPerMillion: usd(output),
})

function makeBook() {
  const store = openTestStore()
  let changes = 0
  const make = (): PriceBook => createPriceBook({ store, nowMs, onChange: () => (changes += 1) })
  return { store, make, book: make(), countChanges: () => changes }
}

test('without a price of one’s own it is the catalogue’s', () => {
  const { book } = makeBook()
  expect(book.priceTokens('gpt-6-luna', true, tokens, nowMs())).toEqual(
    priceTokens('gpt-6-luna', true, tokens, nowMs()),
  )
  expect(book.priceTokens('gpt-6-luna', false, tokens, nowMs())).toBeNull()
  expect(book.findRates('gpt-6-luna', true, 272_001, nowMs())?.inputNanoUsdPerMillion).toBe(usd(0.2))
  expect(book.findRates('gpt-6-luna', false, 1, nowMs())).toBeNull()
})

test.each([
  ['with a rate for the cache', priceOf('nova', 2, 0.5, 8), 600 * 2_000 + 400 * 500 + 500 * 8_000],
  ['without one', priceOf('nova', 2, null, 8), 1_000 * 2_000 + 500 * 8_000],
  ['for nothing at all, which is a price', priceOf('nova', 0, null, 0), 0],
])('one’s own price holds on any server: %s', (_name, price, costNanoUsd) => {
  const { book, make } = makeBook()
  expect(book.priceTokens('nova', false, tokens, nowMs())).toBeNull()
  expect(book.save(price)).toEqual({ ok: true, value: undefined })
  const expected = { costNanoUsd, priceSource: 'own price', priceDate: '2026-11-01' }
  for (const isOpenAi of [true, false])
    for (const one of [book, make()])
      expect(one.priceTokens('nova', isOpenAi, tokens, nowMs())).toEqual(expected)
})

test('it comes before the catalogue’s, whatever the length, until it is removed', () => {
  const { book, countChanges } = makeBook()
  book.save(priceOf('gpt-6-luna', 1, null, 1))
  book.save(priceOf('gpt-6-luna', 3, 1, 5))
  expect(book.findRates('gpt-6-luna', true, 900_000, nowMs())).toEqual({
    inputNanoUsdPerMillion: usd(3),
    cachedInputNanoUsdPerMillion: usd(1),
    cacheWriteNanoUsdPerMillion: usd(3),
    outputNanoUsdPerMillion: usd(5),
  })
  expect(countChanges()).toBe(2)
  expect(book.remove('gpt-6-luna').ok).toBe(true)
  expect(book.findRates('gpt-6-luna', true, 1, nowMs())?.inputNanoUsdPerMillion).toBe(usd(0.1))
  expect(book.remove('gpt-6-luna')).toMatchObject({ ok: false, failure: { code: 'store/not-found' } })
  expect(countChanges()).toBe(3)
})

test('half of a nano-dollar is rounded up, once a request', () => {
  const { book } = makeBook()
  const one = { ...tokens, inputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 1 }
  const cost = (input: number, output: number): number | undefined => {
    book.save({ ...priceOf('nova', 0, null, 0), ...ratesOf(input, output) })
    return book.priceTokens('nova', false, one, nowMs())?.costNanoUsd
  }
  const ratesOf = (input: number, output: number) => ({
    inputNanoUsdPerMillion: nano(input),
    outputNanoUsdPerMillion: nano(output),
  })
  expect([cost(499_999, 0), cost(500_000, 0), cost(400_000, 400_000), cost(250_000, 249_999)]).toEqual([
    0, 1, 1, 0,
  ])
})

test('lists what was asked, what one set oneself, and the catalogue’s chat models', () => {
  const { store, book } = makeBook()
  const insert = (modelAsked: string): void => store.usageRecords.insert(makeRecord({ modelAsked }))
  for (const model of ['llama3', 'llama3', 'o1-mini', 'o3']) insert(model)
  store.usageRecords.insert(
    makeRecord({
      backend: 'practice',
      modelAsked: 'practice-guide',
      costNanoUsd: nano(0),
      certainty: 'free',
    }),
  )
  book.save(priceOf('nova', 0, null, 0))
  book.save(priceOf('gpt-5.4', 1, null, 2))
  const list = book.list()
  for (const price of list) expect(listedPrice.parse(price)).toEqual(price)
  const find = (id: string) => list.filter(({ modelId }) => modelId === id)
  expect(find('llama3')).toMatchObject([{ from: 'none', inputNanoUsdPerMillion: null, date: null }])
  expect(find('nova')).toMatchObject([
    { from: 'own', inputNanoUsdPerMillion: 0, cachedInputNanoUsdPerMillion: null, date: '2026-11-01' },
  ])
  expect(find('gpt-5.4')).toMatchObject([{ from: 'own', dearerFromTokens: null }])
  // Gone from OpenAI, and listed because it was asked.
  expect(find('o1-mini')).toMatchObject([{ from: 'catalogue' }])
  expect(find('gpt-6-luna')).toEqual([
    {
      modelId: 'gpt-6-luna',
      from: 'catalogue',
      inputNanoUsdPerMillion: usd(0.1),
      cachedInputNanoUsdPerMillion: usd(0.01),
      outputNanoUsdPerMillion: usd(0.5),
      dearerFromTokens: 272_000,
      date: priceDate,
    },
  ])
  expect(find('gpt-6-astra')).toMatchObject([{ dearerFromTokens: 271_999 }])
  for (const gone of [
    'practice-guide',
    'o1-preview',
    'gpt-image-1',
    'gpt-realtime',
    'ft:gpt-4o',
    'gpt-oss-20b',
  ])
    expect(find(gone)).toEqual([])
  expect(list.map(({ modelId }) => modelId)).toEqual([...new Set(list.map(({ modelId }) => modelId))])
})

test('a price changes nothing that was recorded', () => {
  const { store, book } = makeBook()
  const record = makeRecord({ modelAsked: 'nova', costNanoUsd: null, certainty: 'unpriced' })
  store.usageRecords.insert(record)
  book.save(priceOf('nova', 2, null, 8))
  expect(store.usageRecords.list({ ...allRecords, limit: 9, before: null }).records).toMatchObject([record])
})

test('what the store refuses isn’t a price', () => {
  const { store } = makeBook()
  const failure = { code: 'store/full', retry: { kind: 'never' } } as const
  const book = createPriceBook({
    store: { ...store, transact: () => ({ ok: false, failure }) },
    nowMs,
    onChange: () => expect.unreachable(),
  })
  expect(book.save(priceOf('nova', 2, null, 8))).toEqual({ ok: false, failure })
  expect(book.priceTokens('nova', false, tokens, nowMs())).toBeNull()
})

test('names the catalogue where a price is from it', () => {
  const { book } = makeBook()
  expect(book.priceTokens('gpt-6-luna', true, tokens, nowMs())?.priceSource).toBe(priceSource)
})

test('a sum never takes an unknown price for nothing, and takes a price of nothing for what it is', () => {
  const { store, book } = makeBook()
  const insert = (modelAsked: string, isOpenAi: boolean): void => {
    const price = book.priceTokens(modelAsked, isOpenAi, tokens, nowMs())
    const cost = price ?? { costNanoUsd: null, priceSource: null, priceDate: null }
    store.usageRecords.insert(makeRecord({ modelAsked, certainty: price ? 'exact' : 'unpriced', ...cost }))
  }
  const sum = () => store.usageDays.sum({ calendar: 'local', span: null, filter: null })
  insert('nova', false)
  expect(sum()).toMatchObject({ requests: 1, unpricedRequests: 1, costNanoUsd: 0 })
  insert('gpt-4o', true)
  const known = 600 * 2_500 + 400 * 1_250 + 500 * 10_000
  expect(sum()).toMatchObject({ requests: 2, unpricedRequests: 1, costNanoUsd: known })
  book.save(priceOf('nova', 0, null, 0))
  insert('nova', false)
  expect(sum()).toMatchObject({ requests: 3, unpricedRequests: 1, costNanoUsd: known })
})
