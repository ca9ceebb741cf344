// Answers that wait: for a place, and for the time of another try.
import { describe, expect, test } from 'vitest'
import { maxAnswersAtOnce } from './run-queue.ts'
import { makeApp, settle, take, watch } from './runs-test-support.ts'
import { chatDelta, chatEnd, chatUsage, startStream, type Behave } from '../openai/test-support.ts'

const whole = chatDelta('Hi') + chatEnd() + chatUsage

/** Each request is answered when its number is let go. */
function holdBack() {
  const held: (() => void)[] = []
  const behave: Behave = (response) => void held.push(() => void startStream(response).end(whole))
  return { behave, countHeld: () => held.length, letGo: (index: number) => held[index]?.() }
}

describe('in line', () => {
  async function fillAllPlaces() {
    const { behave, ...server } = holdBack()
    const app = await makeApp({ behave })
    await app.addKey()
    const send = () => take(app.send({ modelId: 'small' }))
    const { conversationId } = send()
    const more = Array.from({ length: maxAnswersAtOnce - 1 }, send)
    await expect.poll(server.countHeld).toBe(maxAnswersAtOnce)
    return { app, server, send, begun: [conversationId, ...more.map((one) => one.conversationId)] }
  }

  test('one too many is queued, kept, and begins when another ends, in the order of asking', async () => {
    const { app, server, send } = await fillAllPlaces()
    const [next, last] = [send(), send()].map(({ messageId }) => ({
      messageId,
      seen: watch(take(app.runs.source(messageId))),
    }))
    if (!next || !last) throw new Error('none')
    expect([next.seen.readState(), last.seen.readState()]).toEqual([{ name: 'queued' }, { name: 'queued' }])
    expect(app.store.messages.find(last.messageId)?.status).toBe('streaming')
    server.letGo(0)
    await expect.poll(server.countHeld).toBe(maxAnswersAtOnce + 1)
    expect([next.seen.readState().name, last.seen.readState().name]).toEqual(['waiting', 'queued'])
    server.letGo(1)
    await expect.poll(server.countHeld).toBe(maxAnswersAtOnce + 2)
    server.letGo(maxAnswersAtOnce)
    server.letGo(maxAnswersAtOnce + 1)
    for (const { seen } of [next, last]) {
      expect(take(await seen.settled).message).toMatchObject({ status: 'done', text: 'Hi' })
      expect(seen.states.map(({ name }) => name)).toEqual(['queued', 'waiting', 'streaming'])
    }
  })

  test('stop works there too: nothing is asked, and the one behind is not held up', async () => {
    const { app, server, send } = await fillAllPlaces()
    const [stopped, next] = [send(), send()]
    take(app.runs.source(stopped.messageId)).cancel()
    expect(await settle(app, stopped.messageId)).toMatchObject({ status: 'stopped', text: '' })
    server.letGo(0)
    await expect.poll(() => watch(take(app.runs.source(next.messageId))).readState().name).toBe('waiting')
    await expect.poll(server.countHeld).toBe(maxAnswersAtOnce + 1)
    expect(app.listUsage()).toHaveLength(1)
  })

  test('at the app’s end nobody moves up', async () => {
    const { app, send } = await fillAllPlaces()
    const { messageId } = send()
    let reads = 0
    app.secrets.read = async () => {
      reads += 1
      return { state: 'absent' }
    }
    await app.runs.stopAll()
    expect(reads).toBe(0)
    expect(app.store.messages.find(messageId)).toMatchObject({ status: 'interrupted', usage: null })
    expect(app.server.asked).toHaveLength(maxAnswersAtOnce)
    expect(app.store.messages.listStreaming()).toEqual([])
  })

  test('two branches of one conversation are written at once', async () => {
    const { behave, ...server } = holdBack()
    const app = await makeApp({ behave })
    await app.addKey()
    const first = take(app.send({ modelId: 'small' }))
    const second = take(
      app.runs.retry({ messageId: first.messageId, keyId: null, modelId: null, ignoresBudgets: false }),
    )
    await expect.poll(server.countHeld).toBe(2)
    server.letGo(1)
    expect(await settle(app, second.messageId)).toMatchObject({ status: 'done' })
    expect(app.store.messages.find(first.messageId)?.status).toBe('streaming')
    server.letGo(0)
    expect(await settle(app, first.messageId)).toMatchObject({ status: 'done' })
  })
})

describe('for another try', () => {
  test('with a countdown, by the clock, and without a place', async () => {
    let nowMs = 1_000_000
    const app = await makeApp({
      behave(response, _asked, index) {
        if (index >= maxAnswersAtOnce) startStream(response).end(whole)
        else response.writeHead(429, { 'retry-after': '90' }).end('{"error":{"code":"rate_limit_exceeded"}}')
      },
      runs: { nowMs: () => nowMs },
    })
    await app.addKey()
    const send = () => take(app.send({ modelId: 'small' }))
    const asleep = Array.from({ length: maxAnswersAtOnce }, send)
    const [{ messageId } = send()] = asleep
    const seen = watch(take(app.runs.source(messageId)))
    await expect.poll(() => app.listUsage().length).toBe(maxAnswersAtOnce)
    expect(seen.readState()).toMatchObject({
      name: 'waiting',
      retry: { failure: { code: 'openai/rate-limited' }, atMs: 1_090_000, attempts: 1 },
    })
    // Someone who comes now sees the same.
    expect(take(app.runs.source(messageId)).snapshot.state).toEqual(seen.readState())
    expect(await settle(app, send().messageId)).toMatchObject({ status: 'done' })
    expect(app.server.asked).toHaveLength(maxAnswersAtOnce + 1)
    nowMs += 90_000
    expect(take(await seen.settled).message).toMatchObject({ status: 'done', text: 'Hi' })
    expect(seen.states.map(({ name }) => name)).toEqual([
      'waiting',
      'waiting',
      'queued',
      'waiting',
      'streaming',
    ])
    const ofThis = app.listUsage().filter((record) => record.messageId === messageId)
    expect(ofThis).toMatchObject([
      { outcome: 'done' },
      { outcome: 'failed', failureCode: 'openai/rate-limited' },
    ])
  })

  test('a connection that was found dead is made again, once; one that broke in its answer is not', async () => {
    let requests = 0
    const app = await makeApp({
      behave(response) {
        requests += 1
        if (requests === 1) response.socket?.resetAndDestroy()
        else startStream(response).write(': begun\n\n', () => response.socket?.resetAndDestroy())
      },
    })
    await app.addKey()
    const message = await settle(app, take(app.send({ modelId: 'small' })).messageId)
    expect(message).toMatchObject({ status: 'failed', failure: { code: 'network/reset' } })
    expect([requests, app.listUsage().length]).toEqual([2, 2])
  })

  test('a stop waits for the record of the try that failed, so that nothing is lost at the app’s end', async () => {
    const counted = Promise.withResolvers<void>()
    const app = await makeApp({
      behave: (response) => void response.socket?.resetAndDestroy(),
      runs: {
        async estimateTokens(text) {
          await counted.promise
          return text.length
        },
      },
    })
    await app.addKey()
    const { messageId } = take(app.send({ modelId: 'small' }))
    const seen = watch(take(app.runs.source(messageId)))
    await expect.poll(() => seen.states.length).toBe(2)
    const stopped = app.runs.stopAll()
    setTimeout(() => counted.resolve(), 20)
    await stopped
    expect(app.listUsage()).toMatchObject([{ outcome: 'failed', failureCode: 'network/reset' }])
    expect(app.store.messages.find(messageId)?.status).toBe('interrupted')
  })
})
