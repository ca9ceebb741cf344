import { describe, expect, test } from 'vitest'
import { usageRecord } from '../../../contract/values.ts'
import type { KeyTestLine } from '../../../domain/keys/key-test.ts'
import { decideSaving } from '../../../domain/keys/key-test.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { err } from '../../../domain/result.ts'
import {
  answerError,
  answerJson,
  answerStream,
  startFaultServer,
  type FaultScript,
} from '../../../../test/support/fault-server.ts'
import { startOpenAiServer } from '../../../../test/support/openai-server.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  chatUsage,
  responsesDelta,
  responsesEnd,
} from '../../openai/test-support.ts'
import { priceTokens } from '../../usage/prices/prices.ts'
import { planQuota } from './quota.ts'
import { codeOf, makeKeys, runTest, standInForOpenAi, take, tell, watchTest } from '../test-support.ts'

const list = answerJson({ object: 'list', data: [{ id: 'gpt-6-luna' }, { id: 'gpt-6-sol' }] })
const end: FaultScript = [{ do: 'end' }]
const find = (lines: readonly KeyTestLine[], step: KeyTestLine['step']): KeyTestLine | undefined =>
  lines.find((line) => line.step === step)

/** A stored key's test that pays: `script` answers the paid request. */
async function pay(script: FaultScript, { isOpenAi = false, models = list, timeoutMs = 5_000 } = {}) {
  await using server = await startFaultServer(({ method }) => (method === 'GET' ? models : script), canary)
  const made = makeKeys({ timeoutMs, ...(isOpenAi && { fetch: standInForOpenAi(server.baseUrl) }) })
  const { id } = take(await made.add({ baseUrl: isOpenAi ? openAiBaseUrl : server.baseUrl }))
  made.events.length = 0
  const lines = await runTest(made.keys, id, true)
  const asked = server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ path, body }) => ({ path, body: JSON.parse(body) as unknown }))
  const records = made.listUsage()
  for (const { conversationTitle: _, ...record } of records)
    expect(usageRecord.safeParse(record).error?.issues).toBeUndefined()
  return { id, made, lines, told: tell(lines), asked, records, quota: find(lines, 'quota') }
}

describe('planQuota', () => {
  test('on OpenAI the cheapest of its chat models, with the most that it would cost', () => {
    const ids = ['gpt-4-turbo', 'gpt-6-sol', 'gpt-5-nano', 'text-embedding-3-small', 'gpt-not-priced']
    const plan = planQuota(openAiBaseUrl, ids, Date.UTC(2026, 10, 1), priceTokens)
    const costOf = (id: string) =>
      planQuota(openAiBaseUrl, [id], Date.UTC(2026, 10, 1), priceTokens)?.costNanoUsd ?? Infinity
    const chat = ids.filter((id) => id.startsWith('gpt-'))
    expect(plan?.costNanoUsd).toBe(Math.min(...chat.map(costOf)))
    expect(plan?.modelId).toBe('gpt-5-nano')
    expect(plan?.costNanoUsd).toBeGreaterThan(0)
    expect(plan?.costNanoUsd).toBeLessThan(1_000_000)
  })

  test.each([
    [openAiBaseUrl, ['gpt-not-priced', 'gpt-nor-this'], 'gpt-nor-this'],
    [openAiBaseUrl, null, 'gpt-6-luna'],
    [openAiBaseUrl, [], undefined],
    [openAiBaseUrl, ['tts-1'], undefined],
    ['https://example.test/v1', ['zeta', 'alpha'], 'zeta'],
    ['https://example.test/v1', ['gpt-6-luna'], 'gpt-6-luna'],
    ['https://example.test/v1', [], undefined],
    ['https://example.test/v1', null, undefined],
  ])('%s with %j: %s', (baseUrl, modelIds, modelId) => {
    const plan = planQuota(baseUrl, modelIds, 0, priceTokens)
    expect(plan?.modelId).toBe(modelId)
    if (baseUrl !== openAiBaseUrl && plan) expect(plan.costNanoUsd).toBeNull()
  })
})

describe('the paid request', () => {
  test('OpenAI: one word of the Responses API, recorded at its price', async () => {
    await using server = await startOpenAiServer({
      apiKey: canary,
      models: ['gpt-6-luna', 'gpt-6-sol'],
      answers: [{ to: 'Hi', text: 'Hello', usage: { inputTokens: 8, outputTokens: 3 } }],
    })
    const { keys, hold, listUsage, events, fingerprint } = makeKeys({
      fetch: standInForOpenAi(server.baseUrl),
    })
    const id = hold()
    const unpaid = find(await runTest(keys, id), 'quota')?.fact
    expect([listUsage(), events]).toEqual([[], []])
    const lines = await runTest(keys, id, true)
    expect(tell(lines).slice(6)).toEqual(['quota passed', 'limits skipped not-offered', 'latency passed'])
    expect(server.requests()).toMatchObject([
      { path: '/v1/responses', body: { model: 'gpt-6-luna', stream: true } },
    ])
    const [record, ...others] = listUsage()
    expect(others).toEqual([])
    expect(record).toMatchObject({
      keyId: id,
      keyFingerprint: fingerprint(canary),
      purpose: 'key-test',
      conversationId: null,
      messageId: null,
      backend: 'responses',
      modelAsked: 'gpt-6-luna',
      inputTokens: 8,
      outputTokens: 3,
      certainty: 'exact',
      outcome: 'done',
    })
    const cost = record?.costNanoUsd ?? 0
    expect(find(lines, 'quota')?.fact).toEqual({
      kind: 'quota',
      modelId: 'gpt-6-luna',
      costNanoUsd: cost,
      isPaid: true,
    })
    // What was asked for beforehand was the most, and the least that can be said of it is not nothing.
    expect(cost).toBeGreaterThan(0)
    expect(unpaid?.kind === 'quota' && unpaid.costNanoUsd).toBeGreaterThan(cost)
    const latency = find(lines, 'latency')?.fact
    expect(latency?.kind === 'latency' && latency.firstTokenMs).toBeGreaterThan(0)
    expect(events).toEqual(['usage'])
  })

  test('OpenAI is asked for sixteen tokens, and is not blamed for stopping there', async () => {
    const cut = responsesEnd('incomplete', { incomplete_details: { reason: 'max_output_tokens' } })
    const limits = {
      'x-ratelimit-limit-requests': '10000',
      'x-ratelimit-remaining-requests': '9999',
      'x-ratelimit-limit-tokens': '200000',
      'x-ratelimit-remaining-tokens': '199950',
    }
    const script: FaultScript = [
      {
        do: 'head',
        status: 200,
        headers: { 'content-type': 'text/event-stream', 'x-request-id': 'req_paid', ...limits },
      },
      { do: 'write', chunk: responsesDelta('He') + cut },
      ...end,
    ]
    const { asked, lines, told, records } = await pay(script, { isOpenAi: true })
    expect(asked).toEqual([
      {
        path: '/v1/responses',
        body: {
          model: 'gpt-6-luna',
          input: [{ role: 'user', content: 'Hi' }],
          max_output_tokens: 16,
          service_tier: 'default',
          store: false,
          stream: true,
        },
      },
    ])
    expect(told.slice(6)).toEqual(['quota passed', 'limits passed', 'latency passed'])
    expect(find(lines, 'quota')?.requestId).toBe('req_paid')
    expect(find(lines, 'limits')?.fact).toEqual({
      kind: 'limits',
      requests: { limit: 10_000, remaining: 9_999 },
      tokens: { limit: 200_000, remaining: 199_950 },
    })
    expect(records).toMatchObject([{ outcome: 'done', failureCode: null, inputTokens: 7, outputTokens: 3 }])
  })

  test('another server: by Chat Completions, and without a price', async () => {
    const script = answerStream([chatDelta('Hi') + chatEnd('length') + chatUsage], end)
    const { asked, told, quota, records } = await pay(script)
    expect(asked).toMatchObject([
      { path: '/v1/chat/completions', body: { model: 'gpt-6-luna', max_tokens: 16 } },
    ])
    expect(told.slice(6)).toEqual(['quota passed', 'limits skipped not-offered', 'latency passed'])
    expect(quota?.fact).toEqual({ kind: 'quota', modelId: 'gpt-6-luna', costNanoUsd: null, isPaid: true })
    expect(records).toMatchObject([
      { certainty: 'unpriced', purpose: 'key-test', backend: 'chat-completions' },
    ])
  })

  test.each([
    ['insufficient_quota', 'openai/insufficient-quota'],
    ['credit_balance_exhausted', 'openai/credit-exhausted'],
    ['organization_spend_limit_exceeded', 'openai/organization-spend-limit'],
    ['project_spend_limit_exceeded', 'openai/project-spend-limit'],
    ['organization_usage_limit_exceeded', 'openai/organization-usage-limit'],
    ['billing_hard_limit_reached', 'openai/billing-hard-limit'],
  ])('%s fails the step by its own name, once, and costs nothing', async (code, expected) => {
    const script = answerError(429, { code, type: 'insufficient_quota' })
    const { told, lines, records, quota, made, asked } = await pay(script, { isOpenAi: true })
    expect(told.slice(6)).toEqual([
      `quota failed ${expected}`,
      'limits skipped not-reached',
      'latency skipped not-reached',
    ])
    expect(quota?.fact).toMatchObject({ isPaid: true, costNanoUsd: 0 })
    expect(records).toMatchObject([
      { outcome: 'failed', failureCode: expected, costNanoUsd: 0, certainty: 'exact' },
    ])
    expect(made.keys.list()[0]?.lastTest).toMatchObject({ outcome: 'failed', failureCode: expected })
    expect(decideSaving(lines)).toBe('anyway')
    expect(asked).toHaveLength(1)
  })

  test.each<[string, FaultScript, string, number | undefined]>([
    ['a rate limit', answerError(429, { code: 'rate_limit_exceeded' }), 'warned openai/rate-limited', 0],
    [
      'a model that is gone',
      answerError(404, { code: 'model_not_found' }),
      'warned openai/model-not-found',
      0,
    ],
    [
      'a request it can’t read',
      answerError(400, { code: 'unknown_parameter' }),
      'warned openai/bad-request',
      0,
    ],
    [
      'a missing permission',
      answerError(403, { code: 'missing_scope' }),
      'failed openai/permission-denied',
      0,
    ],
    ['a broken server', answerError(500, { code: 'server_error' }), 'failed openai/server-error', 0],
    [
      'a stream that is cut',
      answerStream([chatDelta('He')], [{ do: 'cut' }]),
      'failed network/reset',
      undefined,
    ],
    ['a stream without an end', answerStream([chatDelta('He')], end), 'failed openai/cut-short', undefined],
    ['silence', [{ do: 'stall' }], 'failed network/timeout', undefined],
  ])('%s', async (_name, script, outcome, outputTokens) => {
    // Only silence waits for its time limit; a busy machine must not reach it before a server's answer.
    const timeoutMs = outcome.endsWith('network/timeout') ? 2_000 : 60_000
    const { told, records } = await pay(script, { timeoutMs })
    expect(told[6]).toBe(`quota ${outcome}`)
    const told8 = outcome.startsWith('failed') ? 'latency skipped not-reached' : 'latency passed'
    expect(told[8]).toBe(told8)
    // Recorded whatever it came to; what may have been billed is estimated, what was refused is not.
    expect(records).toHaveLength(1)
    if (outputTokens === undefined) expect(records[0]?.inputTokens).toBeGreaterThan(0)
    else expect(records[0]).toMatchObject({ inputTokens: 0, outputTokens })
  })

  test('a restricted key is tried with the default model, and a server without models with none', async () => {
    const denied = answerError(403, { code: null, message: 'Missing scopes: api.model.read' })
    const script = answerStream([responsesDelta('Hi') + responsesEnd('completed')], end)
    const { told, asked } = await pay(script, { isOpenAi: true, models: denied })
    expect(told.slice(4)).toEqual([
      'permission warned openai/permission-denied',
      'models skipped not-offered',
      'quota passed',
      'limits skipped not-offered',
      'latency passed',
    ])
    expect(asked).toMatchObject([{ body: { model: 'gpt-6-luna' } }])
    const none = await pay(script, { models: answerJson({ object: 'list', data: [] }) })
    expect(none.told.slice(5)).toEqual([
      'models warned key/no-model-to-try',
      'quota skipped not-offered',
      'limits skipped not-offered',
      'latency passed',
    ])
    expect([none.asked, none.records]).toEqual([[], []])
  })
})

describe('a paid test that is given up', () => {
  const stalled = (script: FaultScript) =>
    startFaultServer(({ method }) => (method === 'GET' ? list : script), canary)

  test('records what was spent, as stopped, and no test', async () => {
    await using server = await stalled(answerStream([chatDelta('Hello')], [{ do: 'stall' }]))
    const { keys, add, listUsage, events } = makeKeys()
    const { id } = take(await add({ baseUrl: server.baseUrl }))
    const { source, settled, lines } = watchTest(keys, id, true)
    await expect.poll(() => server.requests.length).toBe(2)
    source.cancel()
    expect(await settled).toEqual({ ok: true, value: {} })
    expect(find(lines, 'quota')).toBeUndefined()
    expect(listUsage()).toMatchObject([
      { keyId: id, purpose: 'key-test', outcome: 'stopped', certainty: 'unpriced' },
    ])
    expect(listUsage()[0]?.inputTokens).toBeGreaterThan(0)
    expect(events).toContain('usage')
    expect(keys.list()[0]?.lastTest).toBeNull()
  })

  test('before anything was sent, records nothing', async () => {
    await using server = await startFaultServer(() => [{ do: 'stall' }], canary)
    const { keys, hold, listUsage } = makeKeys()
    const { source, settled } = watchTest(keys, hold(canary, server.baseUrl), true)
    await expect.poll(() => server.requests.length).toBe(1)
    source.cancel()
    await settled
    expect(listUsage()).toEqual([])
  })

  test('because the app ends, is recorded before that', async () => {
    await using server = await stalled([{ do: 'stall' }])
    const { keys, hold, listUsage } = makeKeys()
    const id = hold(canary, server.baseUrl)
    watchTest(keys, id, true)
    await expect.poll(() => server.requests.length).toBe(2)
    await keys.idle()
    expect(listUsage()).toMatchObject([{ keyId: id, outcome: 'stopped' }])
  })

  test('one that is to pay takes the place of one that isn’t, and is watched by one that needn’t', async () => {
    await using server = await startFaultServer(() => [{ do: 'stall' }], canary)
    const { keys, hold } = makeKeys()
    const id = hold(canary, server.baseUrl)
    const unpaid = watchTest(keys, id)
    await expect.poll(() => server.requests.length).toBe(1)
    const paid = watchTest(keys, id, true)
    expect(await unpaid.settled).toEqual({ ok: true, value: {} })
    await expect.poll(() => server.requests.length).toBe(2)
    const joined = watchTest(keys, id)
    paid.source.cancel()
    expect(await joined.settled).toEqual({ ok: true, value: {} })
    expect(server.requests).toHaveLength(2)
  })
})

test('what the store refuses is told, kept, and written as soon as it can be', async () => {
  const script = answerStream([chatDelta('Hi') + chatEnd() + chatUsage], end)
  await using server = await startFaultServer(({ method }) => (method === 'GET' ? list : script), canary)
  const real = makeKeys()
  let isFull = true
  const full = err({ code: 'store/full', retry: { kind: 'never' } })
  const transact: typeof real.store.transact = (work) => (isFull ? full : real.store.transact(work))
  const { keys, hold, events } = makeKeys({ store: { ...real.store, transact } })
  const ids = [hold(canary, server.baseUrl), hold(canary, server.baseUrl)]
  for (const id of ids) {
    const { settled, lines } = watchTest(keys, id, true)
    expect(codeOf(await settled)).toBe('store/full')
    expect(find(lines, 'quota')).toMatchObject({ outcome: 'passed', fact: { isPaid: true } })
  }
  expect([real.listUsage(), events]).toEqual([[], []])
  isFull = false
  await keys.idle()
  const done = { purpose: 'key-test', outcome: 'done' }
  expect(real.listUsage()).toMatchObject([done, done])
  expect(events).toEqual(['usage'])
})
