import { expect, test } from 'vitest'
import type { Question } from '../app/question.ts'
import { agree, decline } from './asks-test-support.ts'
import { contract } from '../../contract/index.ts'
import { nano, nowMs, openTestStore } from '../store/test-support.ts'
import { createPriceBook } from '../usage/prices/price-book.ts'
import { createPricesHandlers } from './prices.ts'

const context = { windowId: 1, signal: new AbortController().signal }

test('a price of one’s own is listed from then on, until it is removed, and each change is told', async () => {
  const store = openTestStore()
  let told = 0
  const handlers = createPricesHandlers(
    { priceBook: createPriceBook({ store, nowMs, onChange: () => (told += 1) }) },
    decline([]),
  )
  async function list() {
    const listed = await handlers.listPrices({}, context)
    if (!listed.ok) throw new Error(listed.failure.code)
    expect(contract.prices.listPrices.output.parse(listed.value)).toEqual(listed.value)
    expect(listed.value.source).toContain('genai-prices')
    return listed.value.prices.find(({ modelId }) => modelId === 'nova')
  }
  expect(await list()).toBeUndefined()
  const price = {
    modelId: 'nova',
    inputNanoUsdPerMillion: nano(0),
    cachedInputNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: nano(5),
  }
  expect(await handlers.saveOwnPrice(price, context)).toEqual({ ok: true, value: {} })
  expect(await list()).toMatchObject({ ...price, from: 'own' })
  expect(await handlers.removeOwnPrice({ modelId: 'nova' }, context)).toEqual({ ok: true, value: {} })
  expect(await list()).toBeUndefined()
  expect(await handlers.removeOwnPrice({ modelId: 'nova' }, context)).toMatchObject({
    ok: false,
    failure: { code: 'store/not-found' },
  })
  expect(told).toBe(2)
})

const listed = { inputNanoUsdPerMillion: nano(1_250_000_000), outputNanoUsdPerMillion: nano(10_000_000_000) }
const price = (modelId: string, over: object = {}) => ({
  modelId,
  cachedInputNanoUsdPerMillion: nano(125_000_000),
  ...listed,
  ...over,
})

test.each([
  ['gpt-5', { inputNanoUsdPerMillion: nano(1_249_999_999) }],
  ['gpt-5', { outputNanoUsdPerMillion: nano(0) }],
  ['gpt-5', { cachedInputNanoUsdPerMillion: nano(0) }],
  ['GPT-5-2025-08-07', { outputNanoUsdPerMillion: nano(9) }],
  ['ft:gpt-4o-2024-08-06:acme::abc', {}],
])(
  'a price below that of OpenAI’s %s, %o, is asked, and not saved unless agreed to',
  async (modelId, over) => {
    const priceBook = createPriceBook({ store: openTestStore(), nowMs, onChange: () => {} })
    const questions: Question[] = []
    const own = () => priceBook.list().find((one) => one.modelId === modelId && one.from === 'own')
    const refused = await createPricesHandlers({ priceBook }, decline(questions)).saveOwnPrice(
      price(modelId, over),
      context,
    )
    expect(refused).toMatchObject({ ok: false, failure: { code: 'ipc/declined' } })
    expect(own()).toBeUndefined()
    expect(questions[0]?.message).toContain(`“${modelId}”`)
    expect(questions[0]?.detail).toMatch(/\$[\d.]+ instead of \$[\d.]+/u)
    const handlers = createPricesHandlers({ priceBook }, agree(questions))
    expect((await handlers.saveOwnPrice(price(modelId, over), context)).ok).toBe(true)
    expect(own()).toBeDefined()
    // The same price again loosens nothing more.
    expect((await handlers.saveOwnPrice(price(modelId, over), context)).ok).toBe(true)
    expect(questions).toHaveLength(2)
  },
)

test.each(['gpt-5', 'llama3.2:3b', 'gpt-oss-20b', 'house-model'])(
  'a price of %s that isn’t below the catalogue’s, or that has none, is not asked',
  async (modelId) => {
    const priceBook = createPriceBook({ store: openTestStore(), nowMs, onChange: () => {} })
    const handlers = createPricesHandlers({ priceBook }, decline([]))
    const free = { inputNanoUsdPerMillion: nano(0), outputNanoUsdPerMillion: nano(0) }
    const asked = price(modelId, modelId === 'gpt-5' ? {} : free)
    expect(await handlers.saveOwnPrice(asked, context)).toEqual({ ok: true, value: {} })
    expect(await handlers.removeOwnPrice({ modelId }, context)).toEqual({ ok: true, value: {} })
  },
)

test('a price as the catalogue’s for short inputs is below it for long ones, and says so', async () => {
  const priceBook = createPriceBook({ store: openTestStore(), nowMs, onChange: () => {} })
  const questions: Question[] = []
  const [long] = priceBook.list().filter(({ dearerFromTokens }) => dearerFromTokens !== null)
  if (!long) throw new Error('no model is dearer for long inputs')
  const { modelId, inputNanoUsdPerMillion, cachedInputNanoUsdPerMillion, outputNanoUsdPerMillion } = long
  const same = {
    modelId,
    inputNanoUsdPerMillion: inputNanoUsdPerMillion ?? nano(0),
    cachedInputNanoUsdPerMillion,
    outputNanoUsdPerMillion: outputNanoUsdPerMillion ?? nano(0),
  }
  await createPricesHandlers({ priceBook }, decline(questions)).saveOwnPrice(same, context)
  expect(questions[0]?.detail).toContain('where the input is long')
})
