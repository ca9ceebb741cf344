// Chats under budgets, over a real server that counts what was asked of it: what leaves, what is refused, and
// what is reserved meanwhile.
import { describe, expect, test } from 'vitest'
import type { Budget } from '../../domain/budgets/budget.ts'
import { dayOf } from '../../domain/day.ts'
import type { BudgetId, KeyId, MessageId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { newId } from '../store/new-id.ts'
import { nano } from '../store/test-support.ts'
import { full, makeApp, settle, take } from './runs-test-support.ts'
import { chatDelta, chatEnd, sse, startStream, type Asked, type Behave } from '../openai/test-support.ts'

type App = Awaited<ReturnType<typeof makeApp>>

const usageOf = (inputTokens: number, outputTokens: number): string =>
  sse({
    model: 'small',
    choices: [],
    usage: { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: 0 },
  })

const readMaxTokens = ({ body }: Asked): number | undefined => {
  const { max_tokens } = JSON.parse(body) as { max_tokens?: number } // what this app wrote itself
  return max_tokens
}

/** Writes as much as it may, and then was ended. */
const writeAll: Behave = (response, asked) =>
  void startStream(response).end(
    chatDelta('Hello') + chatEnd('length') + usageOf(11, readMaxTokens(asked) ?? 500),
  )

/** A nano-dollar for a token of input, ten for one of output. */
function setPrice(app: App, modelId = 'small'): void {
  take(
    app.priceBook.save({
      modelId,
      inputNanoUsdPerMillion: nano(1_000_000),
      cachedInputNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: nano(10_000_000),
    }),
  )
}

function setLimit(app: App, limitNanoUsd: number, over: Partial<Budget> = {}): Budget {
  const budget: Budget = {
    id: newId<BudgetId>(),
    scope: { kind: 'all' },
    period: 'month',
    limitNanoUsd: nano(limitNanoUsd),
    isHard: true,
    warnAtPercent: null,
    ...over,
  }
  app.store.budgets.insert(budget, 1)
  return budget
}

const spentBy = (app: App): number =>
  app.listUsage().reduce((sum, { costNanoUsd }) => sum + (costNanoUsd ?? 0), 0)
const reservedBy = (app: App): number[] =>
  [...app.reservations.list()].map(({ amountNanoUsd }) => amountNanoUsd)
const send = (app: App, over: Parameters<App['send']>[0] = {}) =>
  take(app.send({ modelId: 'small', ...over }))
const retry = (app: App, messageId: MessageId, ignoresBudgets: boolean) =>
  take(app.runs.retry({ messageId, keyId: null, modelId: null, ignoresBudgets }))

describe('a hard limit', () => {
  test('[S29] holds with ten requests at once, of which those that it has no room for never leave', async () => {
    const app = await makeApp({ behave: writeAll })
    await app.addKey()
    setPrice(app)
    const limitNanoUsd = 200_000
    setLimit(app, limitNanoUsd)
    const answers = await Promise.all(Array.from({ length: 10 }, () => settle(app, send(app).messageId)))
    const refused = answers.filter(({ failure }) => failure?.code === 'budget/hard-limit')
    expect(spentBy(app)).toBeGreaterThan(limitNanoUsd / 2)
    expect(spentBy(app)).toBeLessThanOrEqual(limitNanoUsd)
    expect(refused.length).toBeGreaterThan(0)
    expect(app.server.asked).toHaveLength(10 - refused.length)
    expect(app.listUsage()).toHaveLength(10 - refused.length)
    expect(reservedBy(app)).toEqual([])
  })

  test('stops a request before a byte leaves, with the figures; once it is sent past it', async () => {
    const app = await makeApp({ behave: writeAll })
    await app.addKey()
    setPrice(app)
    setLimit(app, 2_500)
    const { messageId } = send(app)
    expect(await settle(app, messageId)).toMatchObject({
      status: 'failed',
      text: '',
      usage: null,
      failure: {
        code: 'budget/hard-limit',
        retry: { kind: 'action', action: 'raise-budget' },
        data: {
          scope: 'all',
          period: 'month',
          fromDay: '1970-01-01',
          toDay: '1970-01-31',
          limitNanoUsd: 2_500,
          spentNanoUsd: 0,
          reservedNanoUsd: 0,
          requestNanoUsd: 2_591, // 11 tokens and what stands around them, and 256 of an answer
        },
      },
    })
    expect([app.server.asked, app.listUsage(), reservedBy(app)]).toEqual([[], [], []])
    expect(await settle(app, retry(app, messageId, false).messageId)).toMatchObject({ status: 'failed' })
    expect(app.server.asked).toHaveLength(0)
    const sent = await settle(app, retry(app, messageId, true).messageId)
    expect(sent.usage).toMatchObject({ costNanoUsd: 5_011 })
    expect(app.server.asked.map(readMaxTokens)).toEqual([undefined])
    expect(await settle(app, retry(app, messageId, false).messageId)).toMatchObject({
      failure: { data: { spentNanoUsd: 5_011 } },
    })
  })

  test('names the key or the project that it is for, and leaves others alone', async () => {
    const app = await makeApp({ behave: writeAll })
    const [first, second] = [await app.addKey(), await app.addKey()]
    app.store.keys.change(second, { project: 'Novel' })
    setPrice(app)
    setLimit(app, 1, { scope: { kind: 'key', keyId: first }, period: 'day' })
    setLimit(app, 1, { scope: { kind: 'project', project: 'Novel' }, period: 'week' })
    const fail = async (keyId: KeyId) => (await settle(app, send(app, { keyId }).messageId)).failure?.data
    expect(await fail(first)).toMatchObject({ scope: 'key', name: 'Key', period: 'day' })
    expect(await fail(second)).toMatchObject({ scope: 'project', name: 'Novel', period: 'week' })
    expect(app.server.asked).toEqual([])
    const other = await settle(app, send(app, { keyId: await app.addKey() }).messageId)
    expect(other.failure?.code).toBe('openai/output-limit')
  })

  test('holds an answer to what is left, and says so where it ends there', async () => {
    const app = await makeApp({ behave: writeAll })
    await app.addKey()
    setPrice(app)
    setLimit(app, 10_000)
    const answer = await settle(app, send(app).messageId)
    expect(app.server.asked.map(readMaxTokens)).toEqual([996])
    expect(answer).toMatchObject({
      text: 'Hello',
      failure: {
        code: 'openai/output-limit',
        retry: { kind: 'action', action: 'raise-budget' },
        data: { isByBudget: true },
      },
    })
    expect(spentBy(app)).toBe(9_971)
  })

  test('lowers a person’s own maximum, and never raises it', async () => {
    const app = await makeApp({ behave: writeAll })
    await app.addKey()
    setPrice(app)
    setLimit(app, 10_000)
    const parameters = (maxOutputTokens: number) => ({ ...noParameters, maxOutputTokens })
    const few = await settle(app, send(app, { parameters: parameters(100) }).messageId)
    expect(few.failure).toMatchObject({ code: 'openai/output-limit' })
    expect(few.failure?.data?.['isByBudget']).toBeUndefined()
    await settle(app, send(app, { parameters: parameters(5_000) }).messageId)
    expect(app.server.asked.map(readMaxTokens)).toEqual([100, 895])
  })

  test('needs a price, but not of a server on this machine', async () => {
    const app = await makeApp({ behave: writeAll })
    const far = await app.addKey(undefined, 'https://llm.example.test/v1')
    const near = await app.addKey()
    setLimit(app, 1)
    const refused = await settle(app, send(app, { keyId: far }).messageId)
    expect(refused.failure).toMatchObject({
      code: 'budget/unpriced',
      retry: { action: 'set-price' },
      data: { modelId: 'small' },
    })
    await settle(app, send(app, { keyId: near }).messageId)
    expect(app.server.asked.map(readMaxTokens)).toEqual([undefined])
  })

  test('does not stop practice, nor is practice counted', async () => {
    const app = await makeApp()
    setLimit(app, 1)
    expect(await settle(app, take(app.send()).messageId)).toMatchObject({ status: 'done' })
    expect(reservedBy(app)).toEqual([])
  })
})

describe('a budget without a hard limit', () => {
  test('changes nothing of a request, and knows what is under way', async () => {
    const begun = Promise.withResolvers<void>()
    const app = await makeApp({
      behave(response) {
        startStream(response).write(chatDelta('Hi'))
        begun.resolve()
      },
    })
    await app.addKey()
    setPrice(app)
    setLimit(app, 1, { isHard: false })
    const { messageId } = send(app)
    await begun.promise
    expect(app.server.asked.map(readMaxTokens)).toEqual([undefined])
    expect([...app.reservations.list()]).toMatchObject([{ project: '', day: dayOf(1_000, 'local') }])
    take(app.runs.source(messageId)).cancel()
    await settle(app, messageId)
    expect(reservedBy(app)).toEqual([])
  })
})

describe('what is reserved', () => {
  test('stays so for as long as the disk is full, and is given back with the record', async () => {
    const app = await makeApp({ behave: writeAll })
    await app.addKey()
    setPrice(app)
    setLimit(app, 10_000)
    app.server.asked.length = 0
    const begun = send(app)
    app.setFull(true)
    const source = take(app.runs.source(begun.messageId))
    const settled = Promise.withResolvers<unknown>()
    source.attach({ delta: () => {}, settle: (result) => settled.resolve(result) })
    expect(await settled.promise).toEqual({ ok: false, failure: full })
    expect(reservedBy(app)).toEqual([9_991])
    expect(app.listUsage()).toEqual([])
    app.setFull(false)
    await expect.poll(() => app.listUsage()).toHaveLength(1)
    expect(reservedBy(app)).toEqual([])
  })

  test('is given back when the server refuses, before each new try, and when nothing was sent', async () => {
    let tries = 0
    const app = await makeApp({
      behave(response, asked, index) {
        tries += 1
        if (tries < 3) response.writeHead(500, { 'retry-after': '0' }).end('{"error":{}}')
        else void writeAll(response, asked, index)
      },
    })
    await app.addKey()
    setPrice(app)
    setLimit(app, 10_000)
    await settle(app, send(app).messageId)
    expect(app.server.asked.map(readMaxTokens)).toEqual([996, 996, 996])
    expect([spentBy(app), reservedBy(app)]).toEqual([9_971, []])
    app.secrets.failWith('locked')
    await settle(app, send(app).messageId)
    expect(reservedBy(app)).toEqual([])
  })
})

describe('a title', () => {
  test('is not written when a budget has no room for it, and its chat is as it was', async () => {
    const app = await makeApp({
      behave: (response) => void startStream(response).end(chatDelta('Hello') + chatEnd() + usageOf(11, 200)),
      runs: { readWritesTitles: () => true },
    })
    await app.addKey()
    setPrice(app)
    setLimit(app, 2_600)
    const { messageId } = send(app)
    expect(await settle(app, messageId)).toMatchObject({ status: 'done' })
    await app.runs.stopAll()
    expect(app.server.asked).toHaveLength(1)
    expect(app.listConversations()).toMatchObject([{ titleKind: 'first-words' }])
    expect(reservedBy(app)).toEqual([])
  })
})
