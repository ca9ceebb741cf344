// Which requests are sent again automatically, how often and when (R8): counted at a real server, through all
// of main's chat, on both APIs. Each is recorded, each wait is shown, and a stop ends it.
import { describe, expect, it } from 'vitest'
import type { AnswerState } from '../../src/domain/chat/answer-state.ts'
import type { FailureCode } from '../../src/domain/failure.ts'
import { scanFolder } from '../support/canary.ts'
import { apis, openChat, type ChatInMain, type Seen } from '../support/chat-in-main.ts'
import { answerError, answerHtml, answerStream, type FaultScript } from '../support/fault-server.ts'
import { waitFor } from '../support/wait.ts'
import type { Wire } from '../support/wires.ts'

const usage = { inputTokens: 7, outputTokens: 3 }
const good = (wire: Wire): FaultScript =>
  answerStream([wire.delta('Left.') + wire.end(usage)], [{ do: 'end' }])

const retryOf = (state: AnswerState | undefined) => (state?.name === 'waiting' ? state.retry : null)
const listRetries = ({ states }: Seen) => states.flatMap((state) => retryOf(state) ?? [])

/** Skips each wait by moving the clock. Returns how long each would have been. */
async function skipWaits(chat: ChatInMain, seen: Seen): Promise<number[]> {
  const waits: number[] = []
  while (seen.countSettlements() === 0) {
    const retry = listRetries(seen)[waits.length]
    if (retry) {
      waits.push(retry.atMs - chat.readNowMs())
      chat.skip(Math.max(0, retry.atMs - chat.readNowMs()))
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return waits
}

interface Refusal {
  readonly name: string
  readonly script: FaultScript
  readonly code: FailureCode
  readonly requests: number
  /** The least time of each wait; there is no jitter here. */
  readonly waitsMs: readonly number[]
}

const refuse = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): FaultScript =>
  answerError(status, { code }, headers)

const never = { requests: 1, waitsMs: [] }

const refusals: readonly Refusal[] = [
  {
    name: 'an empty balance',
    script: refuse(429, 'insufficient_quota'),
    code: 'openai/insufficient-quota',
    ...never,
  },
  {
    name: 'an empty balance, whatever a header says',
    script: refuse(429, 'insufficient_quota', { 'retry-after': '1', 'x-should-retry': 'true' }),
    code: 'openai/insufficient-quota',
    ...never,
  },
  {
    name: 'spent credit',
    script: refuse(429, 'credit_balance_exhausted'),
    code: 'openai/credit-exhausted',
    ...never,
  },
  {
    name: 'a project’s limit',
    script: refuse(429, 'project_spend_limit_exceeded'),
    code: 'openai/project-spend-limit',
    ...never,
  },
  {
    name: 'a billing limit',
    script: refuse(429, 'billing_hard_limit_reached'),
    code: 'openai/billing-hard-limit',
    ...never,
  },
  {
    name: 'a wrong key',
    script: refuse(401, 'invalid_api_key', { 'x-should-retry': 'true' }),
    code: 'openai/invalid-key',
    ...never,
  },
  { name: 'no permission', script: refuse(403, 'missing_scope'), code: 'openai/permission-denied', ...never },
  { name: 'no such model', script: refuse(404, 'model_not_found'), code: 'openai/model-not-found', ...never },
  { name: 'a bad request', script: refuse(400, 'unsupported_value'), code: 'openai/bad-request', ...never },
  { name: 'a gateway’s timeout', script: answerHtml(504), code: 'network/timeout', ...never },
  {
    name: 'a rate limit of 90 s',
    script: refuse(429, 'rate_limit_exceeded', { 'retry-after': '90' }),
    code: 'openai/rate-limited',
    requests: 5,
    waitsMs: [90_000, 90_000, 90_000, 90_000],
  },
  {
    name: 'a rate limit of an hour',
    script: refuse(429, 'rate_limit_exceeded', { 'retry-after': '3600' }),
    code: 'openai/rate-limited',
    ...never,
  },
  {
    name: 'a rate limit without a time',
    script: refuse(429, 'rate_limit_exceeded'),
    code: 'openai/rate-limited',
    requests: 5,
    waitsMs: [5_000, 10_000, 20_000, 40_000],
  },
  {
    name: 'slow down',
    script: refuse(429, 'slow_down', { 'retry-after-ms': '61000' }),
    code: 'openai/slow-down',
    requests: 5,
    waitsMs: [61_000, 61_000, 61_000, 61_000],
  },
  {
    name: 'overload',
    script: refuse(503, 'server_is_overloaded', { 'x-should-retry': 'false' }),
    code: 'openai/overloaded',
    requests: 3,
    waitsMs: [500, 1_000],
  },
  {
    name: 'a fault of the server',
    script: refuse(500, 'server_error'),
    code: 'openai/server-error',
    requests: 3,
    waitsMs: [500, 1_000],
  },
  {
    name: 'a broken gateway’s page',
    script: answerHtml(502),
    code: 'openai/server-error',
    requests: 3,
    waitsMs: [500, 1_000],
  },
  {
    name: 'a reset before anything came',
    script: [{ do: 'reset' }],
    code: 'network/reset',
    requests: 2,
    waitsMs: [250],
  },
]

describe.each(apis.map((api) => [api.name, api] as const))('[R8] on %s', (_name, api) => {
  it.each(refusals.map((one) => [one.name, one.requests, one] as const))(
    '%s: requests: %i',
    async (_what, _requests, { script, code, requests, waitsMs }) => {
      await using chat = await openChat({ api, answer: () => script })
      const id = chat.send()
      const seen = chat.watch(id)
      const waits = await skipWaits(chat, seen)
      const message = await seen.settled
      expect(message).toMatchObject({ status: 'failed', failure: { code }, text: '' })
      expect([chat.server.requests.length, chat.countEnds(id)]).toEqual([requests, 1])
      expect(chat.listUsage().map(({ failureCode, outcome }) => [failureCode, outcome])).toEqual(
        Array.from({ length: requests }, () => [code, 'failed']),
      )
      // The waits were read a little later, so they were a little shorter.
      expect(waits.map((waitMs, index) => Math.abs(waitMs - (waitsMs[index] ?? 0)) < 250)).toEqual(
        waitsMs.map(() => true),
      )
      expect(listRetries(seen).map(({ failure, attempts }) => [failure.code, attempts])).toEqual(
        waitsMs.map((_, index) => [code, index + 1]),
      )
      expect(await scanFolder(chat.folder, chat.secret)).toEqual([])
      chat.answerBy(() => good(api.wire))
      expect(await chat.watch(chat.retry(message)).settled).toMatchObject({ status: 'done', text: 'Left.' })
    },
  )

  it('a wait too long to take says when to try again', async () => {
    const headers = { 'retry-after': '3600' }
    await using chat = await openChat({ api, answer: () => refuse(429, 'rate_limit_exceeded', headers) })
    const beforeMs = chat.readNowMs()
    const { failure } = await chat.watch(chat.send()).settled
    expect(failure?.retry).toEqual({ kind: 'after', delayMs: 3_600_000 })
    const atMs = Number(failure?.data?.['retryAtMs'])
    expect(atMs).toBeGreaterThanOrEqual(beforeMs + 3_600_000)
    expect(atMs).toBeLessThanOrEqual(chat.readNowMs() + 3_600_000)
  })

  it('waits no less than it was asked, with jitter only upwards, and then answers', async () => {
    const script = (index: number): FaultScript =>
      index < 2 ? refuse(503, 'server_is_overloaded', { 'retry-after-ms': '300' }) : good(api.wire)
    await using chat = await openChat({ api, answer: (_, index) => script(index), random: () => 0.99 })
    const seen = chat.watch(chat.send())
    expect(await seen.settled).toMatchObject({ status: 'done', text: 'Left.' })
    const [first, second, third] = chat.server.requests.map(({ atMs }) => atMs)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(300)
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(300)
    expect(chat.listUsage().map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'done'])
    expect(seen.states.map(({ name }) => name)).toEqual([
      'waiting',
      'waiting',
      'queued',
      'waiting',
      'waiting',
      'queued',
      'waiting',
      'streaming',
    ])
  })

  it('what a person has begun to read is not begun again', async () => {
    const { wire } = api
    const script = answerStream([wire.delta('Le'), wire.error('rate_limit_exceeded', '')], [{ do: 'end' }])
    await using chat = await openChat({ api, answer: () => script })
    expect(await chat.watch(chat.send()).settled).toMatchObject({ status: 'failed', text: 'Le' })
    expect(chat.server.requests).toHaveLength(1)
  })

  it('an error inside the stream, before the first word, is as good as a refusal', async () => {
    const { wire } = api
    const broken = answerStream([wire.error('server_error', '')], [{ do: 'end' }])
    await using chat = await openChat({ api, answer: (_, index) => (index === 0 ? broken : good(wire)) })
    expect(await chat.watch(chat.send()).settled).toMatchObject({ status: 'done', text: 'Left.' })
    expect(chat.server.requests).toHaveLength(2)
  })

  it('a stop ends a pending retry, and nothing more is asked', async () => {
    const headers = { 'retry-after': '120' }
    await using chat = await openChat({ api, answer: () => refuse(429, 'rate_limit_exceeded', headers) })
    const id = chat.send()
    const seen = chat.watch(id)
    await waitFor('the wait', () => listRetries(seen).length === 1)
    take(chat, id)
    expect(await seen.settled).toMatchObject({ status: 'stopped', failure: null, text: '' })
    chat.skip(1_000_000)
    await new Promise((resolve) => setTimeout(resolve, 600)) // by then it would have looked at the clock
    expect([chat.server.requests.length, chat.listUsage().length, chat.countEnds(id)]).toEqual([1, 1, 1])
  })
})

function take({ runs }: ChatInMain, id: Parameters<typeof runs.source>[0]): void {
  const source = runs.source(id)
  if (source.ok) source.value.cancel()
}
