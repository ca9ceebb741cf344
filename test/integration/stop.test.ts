// Stops an answer in each of its phases (R9): the socket is closed within 250 ms, no text comes after, and
// the end is written once. Through all of main's chat with real HTTP, on both APIs.
import { beforeAll, describe, expect, it } from 'vitest'
import type { MessageId } from '../../src/domain/ids.ts'
import { estimateTokens } from '../../src/main/openai/token-estimate.ts'
import { scanFolder } from '../support/canary.ts'
import { apis, openChat, take, type Api, type ChatInMain, type Seen } from '../support/chat-in-main.ts'
import { answerError, answerStream, type FaultScript } from '../support/fault-server.ts'
import { waitFor } from '../support/wait.ts'
import { wireModel, type Wire } from '../support/wires.ts'

/** The promised time. All of it happens in this one process, by one clock. */
const maxCloseMs = 250

interface Phase {
  readonly name: string
  readonly script: (wire: Wire) => FaultScript
  readonly isThere: (chat: ChatInMain, seen: Seen) => boolean
  readonly usage: readonly object[]
  /** True if a request is open at that time. */
  readonly hasSocket: boolean
}

const stopped = { outcome: 'stopped', failureCode: null }

const phases: readonly Phase[] = [
  {
    name: 'while it waits for headers',
    script: () => [{ do: 'stall' }],
    isThere: ({ server }) => server.requests.length === 1,
    usage: [stopped],
    hasSocket: true,
  },
  {
    name: 'after the headers, before the first word',
    script: () => answerStream([': soon\n\n'], [{ do: 'stall' }]),
    isThere: ({ server }) => server.requests.length === 1,
    usage: [stopped],
    hasSocket: true,
  },
  {
    name: 'in mid-stream, while the server is silent',
    script: (wire) => answerStream([wire.delta('One '), wire.delta('two')], [{ do: 'stall' }]),
    isThere: (_, seen) => seen.readText() === 'One two',
    usage: [stopped],
    hasSocket: true,
  },
  {
    name: 'in mid-stream, while the server writes as fast as it can',
    script: (wire) => answerStream([], [{ do: 'repeat', chunk: wire.delta('word ').repeat(20), everyMs: 1 }]),
    isThere: (_, seen) => seen.readText().length > 2_000,
    usage: [stopped],
    hasSocket: true,
  },
  {
    name: 'while it waits for another try',
    script: () => answerError(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '600' }),
    isThere: (_, seen) => seen.states.some((state) => state.name === 'waiting' && state.retry !== null),
    usage: [{ outcome: 'failed', failureCode: 'openai/rate-limited' }],
    hasSocket: false,
  },
]

// The server runs in this process. Loading the tokenizer, for the record of the first stopped answer, would
// delay the server's view of the socket, not the closing itself.
beforeAll(() => estimateTokens('warm', wireModel))

const cancel = (chat: ChatInMain, id: MessageId): void => take(chat.runs.source(id)).cancel()

describe.each(apis.map((api) => [api.name, api] as const))('[R9] on %s, stop', (_name, api: Api) => {
  it.each(phases.map((phase) => [phase.name, phase] as const))('%s', async (_what, phase) => {
    await using chat = await openChat({ api, answer: () => phase.script(api.wire) })
    const id = chat.send()
    const seen = chat.watch(id)
    await waitFor('the place', () => phase.isThere(chat, seen))
    const stoppedAtMs = performance.now()
    const text = seen.readText()
    cancel(chat, id)
    cancel(chat, id) // twice is as good as once
    const message = await seen.settled
    expect(message).toMatchObject({ status: 'stopped', failure: null, text })
    const asked = chat.server.requests[0]
    const closedAtMs = await waitFor('the socket to close', () => asked?.closedAtMs)
    if (phase.hasSocket) {
      expect(closedAtMs).toBeGreaterThan(stoppedAtMs)
      expect(closedAtMs - stoppedAtMs).toBeLessThan(maxCloseMs)
    }
    // Leaves time for what the server has written meanwhile, and for anything still open.
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(seen.lastTextAtMs).toBeLessThanOrEqual(stoppedAtMs)
    expect([seen.readText(), seen.countSettlements(), chat.countEnds(id)]).toEqual([text, 1, 1])
    expect(chat.store.messages.find(id)).toEqual(message)
    expect(chat.server.requests).toHaveLength(1)
    expect(chat.listUsage()).toMatchObject(phase.usage)
    expect(await scanFolder(chat.folder, chat.secret)).toEqual([])
    chat.answerBy(() => whole(api.wire))
    expect(await chat.watch(chat.retry(message)).settled).toMatchObject({ status: 'done', text: 'Left.' })
  })

  it('while the keychain is asked: nothing is ever sent, even if it answers later', async () => {
    await using chat = await openChat({ api, answer: () => whole(api.wire) })
    const read = chat.secrets.read.bind(chat.secrets)
    const answered = Promise.withResolvers<void>()
    chat.secrets.read = async (account) => {
      await answered.promise
      return read(account)
    }
    const id = chat.send()
    const seen = chat.watch(id)
    const stoppedAtMs = performance.now()
    cancel(chat, id)
    const message = await seen.settled
    expect(performance.now() - stoppedAtMs).toBeLessThan(maxCloseMs)
    expect(message).toMatchObject({ status: 'stopped', text: '', usage: null })
    answered.resolve()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([chat.server.countConnections(), chat.listUsage().length, chat.countEnds(id)]).toEqual([0, 0, 1])
    expect(await chat.watch(chat.retry(message)).settled).toMatchObject({ status: 'done' })
  })

  it('while it is queued: nothing is ever sent', async () => {
    await using chat = await openChat({ api, answer: () => [{ do: 'stall' }] })
    const places = Array.from({ length: 6 }, () => chat.send())
    await waitFor('all places to be taken', () => chat.server.requests.length === places.length)
    const id = chat.send()
    const seen = chat.watch(id)
    expect(seen.states).toEqual([{ name: 'queued' }])
    cancel(chat, id)
    expect(await seen.settled).toMatchObject({ status: 'stopped', text: '', usage: null })
    for (const place of places) cancel(chat, place)
    await Promise.all(places.map((place) => chat.watch(place).settled))
    expect([chat.server.requests.length, chat.countEnds(id)]).toEqual([places.length, 1])
  })

  it('once it is done: changes nothing', async () => {
    await using chat = await openChat({ api, answer: () => whole(api.wire) })
    const id = chat.send()
    const source = take(chat.runs.source(id))
    const message = await chat.watch(id).settled
    source.cancel()
    cancel(chat, id)
    expect(chat.store.messages.find(id)).toEqual(message)
    expect([message.status, chat.countEnds(id), chat.listUsage().length]).toEqual(['done', 1, 1])
  })

  it('keeps what there was of an answer that is gone on with', async () => {
    const script = answerStream([api.wire.delta('Left, ')], [{ do: 'end' }])
    await using chat = await openChat({ api, answer: () => script })
    const broken = await chat.watch(chat.send()).settled
    chat.answerBy(() => [{ do: 'stall' }])
    const { messageId } = take(chat.runs.continue({ messageId: broken.id, keyId: null, modelId: null }))
    await waitFor('the request', () => chat.server.requests.length === 2)
    cancel(chat, messageId)
    expect(await chat.watch(messageId).settled).toMatchObject({ status: 'stopped', text: 'Left, ' })
  })
})

const whole = (wire: Wire): FaultScript =>
  answerStream([wire.delta('Left.') + wire.end({ inputTokens: 7, outputTokens: 3 })], [{ do: 'end' }])
