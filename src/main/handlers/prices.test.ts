import { expect, test } from 'vitest'
import { contract } from '../../contract/index.ts'
import { nano, nowMs, openTestStore } from '../store/test-support.ts'
import { createPriceBook } from '../usage/prices/price-book.ts'
import { createPricesHandlers } from './prices.ts'

const context = { windowId: 1, signal: new AbortController().signal }

test('a price of one’s own is listed from then on, until it is removed, and each change is told', async () => {
  const store = openTestStore()
  let told = 0
  const handlers = createPricesHandlers({
    priceBook: createPriceBook({ store, nowMs, onChange: () => (told += 1) }),
  })
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
