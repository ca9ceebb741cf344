// The record of each request, by the server's figures: the cost to the last nano-dollar, the source of its
// price, how certain it is, and claims of the server that can't be true.
import { beforeAll, describe, expect, it } from 'vitest'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import type { NanoUsd } from '../../src/domain/money.ts'
import type { ListedRecord } from '../../src/domain/usage/history.ts'
import { createCanary } from '../support/canary.ts'
import type { ScriptedAnswer } from '../support/openai-server.ts'
import { waitFor } from '../support/wait.ts'
import { bridgeOf } from './bridge.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const luna = 'gpt-6-luna'
const own = 'nova-7b'

const usages: Readonly<Record<string, NonNullable<ScriptedAnswer['usage']>>> = {
  Plain: { inputTokens: 1_000, outputTokens: 500 },
  Cached: {
    inputTokens: 2_000,
    cachedInputTokens: 1_200,
    cacheWriteTokens: 600,
    outputTokens: 300,
    reasoningTokens: 200,
    serviceTier: 'default',
  },
  Long: { inputTokens: 272_001, cachedInputTokens: 0, outputTokens: 1_000 },
  Hurried: { inputTokens: 1_000, outputTokens: 500, serviceTier: 'priority' },
  Absurd: { inputTokens: -5, outputTokens: 1e18 },
  Overfull: { inputTokens: 10, cachedInputTokens: 8, cacheWriteTokens: 8, outputTokens: 5 },
}

const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: {
    apiKey: canary,
    models: [luna, own],
    answers: Object.entries(usages).map(([to, usage]) => ({ to, text: 'First left, then right.', usage })),
  },
})

beforeAll(async () => {
  await giveKey(app.page, { secret: canary, baseUrl: openAiBaseUrl, label: 'OpenAI' })
  await giveKey(app.page, { secret: canary, baseUrl: app.server.baseUrl, label: 'Local' })
  await changeSettings(app.page, { writesTitles: false, defaultModelId: luna })
})

async function listRecords(): Promise<readonly ListedRecord[]> {
  const bridge = await bridgeOf(app.page)
  const listed = await bridge.evaluate((api) =>
    api.usage.listRecords({
      calendar: 'local',
      span: null,
      filter: null,
      kind: 'all',
      limit: 100,
      before: null,
    }),
  )
  if (!listed.ok) throw new Error(listed.failure.code)
  return listed.value.records
}

/** Asks in a chat of its own; returns its record. */
async function ask(text: string, key: 'OpenAI' | 'Local', model: string): Promise<ListedRecord> {
  const before = (await listRecords()).length
  const chat = chatOf(app.page)
  await sidebarOf(app.page).newChat()
  await chat.chooseOf(new RegExp(`^${key}`, 'u'), model)
  await chat.send(text)
  await chat.endedWith('then right.').waitFor()
  const records = await waitFor('its record', async () => {
    const listed = await listRecords()
    return listed.length > before && listed
  })
  expect(records).toHaveLength(before + 1)
  const [record] = records
  if (!record) throw new Error('no record')
  return record
}

const askOpenAi = (text: string) => ask(text, 'OpenAI', luna)

async function saveOwnPrice(input: number, output: number): Promise<void> {
  const bridge = await bridgeOf(app.page)
  const saved = await bridge.evaluate((api, price) => api.prices.saveOwnPrice(price), {
    modelId: own,
    inputNanoUsdPerMillion: input as NanoUsd,
    cachedInputNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: output as NanoUsd, // whole numbers for a test
  })
  expect(saved).toEqual({ ok: true, value: {} })
}

const catalogue = { priceSource: '@pydantic/genai-prices 0.1.8', priceDate: '2026-09-23' }

describe('[U1] [U2] the record of a request to OpenAI', () => {
  it.each([
    // gpt-6-luna, for a million tokens: $0.10, cached $0.01, written into the cache $0.125, output $0.50.
    ['Plain', { inputTokens: 1_000, cachedInputTokens: 0, costNanoUsd: 1_000 * 100 + 500 * 500 }],
    [
      'Cached',
      {
        inputTokens: 2_000,
        cachedInputTokens: 1_200,
        cacheWriteTokens: 600,
        outputTokens: 300,
        reasoningTokens: 200,
        costNanoUsd: 200 * 100 + 1_200 * 10 + 600 * 125 + 300 * 500,
      },
    ],
    // Over 272,000 tokens all input costs twice as much, and output half as much again.
    ['Long', { inputTokens: 272_001, costNanoUsd: 272_001 * 200 + 1_000 * 750 }],
  ])('%s: has exactly its cost, its source and its date', async (text, expected) => {
    expect(await askOpenAi(text)).toMatchObject({
      backend: 'responses',
      outcome: 'done',
      modelAsked: luna,
      certainty: 'exact',
      claimedTokens: null,
      ...catalogue,
      ...expected,
    })
  })

  it('is a guess where it was served otherwise than asked', async () => {
    const record = await askOpenAi('Hurried')
    expect(record).toMatchObject({ costNanoUsd: 350_000, certainty: 'estimated', ...catalogue })
  })
})

describe('[U2] counts that can’t be true', () => {
  it.each([
    ['Absurd', 'OpenAI', 'responses', { input_tokens: -5, output_tokens: 1e18 }],
    ['Absurd', 'Local', 'chat-completions', { prompt_tokens: -5, completion_tokens: 1e18 }],
    [
      'Overfull',
      'OpenAI',
      'responses',
      { input_tokens: 10, cached_tokens: 8, cache_write_tokens: 8, output_tokens: 5 },
    ],
  ] as const)('%s of %s: are kept, flagged, and not summed', async (text, key, backend, claimed) => {
    const { claimedTokens, ...record } = await ask(text, key, luna)
    expect(JSON.parse(claimedTokens ?? 'null')).toEqual(claimed)
    const certainty = backend === 'responses' ? 'estimated' : 'unpriced'
    expect(record).toMatchObject({ backend, certainty, cachedInputTokens: 0, cacheWriteTokens: 0 })
    // Estimates of one word and of six.
    expect(record.inputTokens).toBeLessThan(10)
    expect(record.outputTokens).toBeGreaterThan(3)
    expect(record.outputTokens).toBeLessThan(20)
  })
})

describe('[U8] a price of one’s own', () => {
  it('holds from then on, on any server, and 0 is a price', async () => {
    const askOwn = () => ask('Cached', 'Local', own)
    const unpriced = await askOwn()
    expect(unpriced).toMatchObject({ certainty: 'unpriced', costNanoUsd: null, priceSource: null })
    await saveOwnPrice(3_000_000_000, 15_000_000_000)
    const priced = await askOwn()
    const costNanoUsd = 2_000 * 3_000 + 300 * 15_000
    expect(priced).toMatchObject({ certainty: 'exact', costNanoUsd, priceSource: 'own price' })
    await saveOwnPrice(0, 0)
    expect(await askOwn()).toMatchObject({ certainty: 'exact', costNanoUsd: 0, priceSource: 'own price' })
    // The records are unchanged.
    const records = await listRecords()
    for (const record of [unpriced, priced])
      expect(records.find(({ id }) => id === record.id)).toEqual(record)
  })
})
