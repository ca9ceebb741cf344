import { describe, expect, test } from 'vitest'
import type { MessageId } from '../../domain/ids.ts'
import { newId } from '../store/new-id.ts'
import { full, makeApp, settle, take, watch } from './runs-test-support.ts'
import { chatDelta, chatEnd, chatUsage, startStream, type Behave } from '../openai/test-support.ts'

describe('streams', () => {
  const hang: Behave = (response) => void startStream(response).write(chatDelta('One ') + chatDelta('two'))

  test('stop: closes the connection, keeps what had arrived, ends once', async () => {
    const app = await makeApp({ behave: hang })
    await app.addKey()
    const { messageId } = take(app.send())
    const source = take(app.runs.source(messageId))
    const seen = watch(source, (text) => {
      if (text === 'One two') source.cancel()
    })
    const { message } = take(await seen.settled)
    await app.server.left
    expect(message).toMatchObject({ status: 'stopped', text: 'One two', failure: null })
    expect(app.listUsage()).toMatchObject([{ outcome: 'stopped', outputTokens: 7, failureCode: null }])
    source.cancel()
    expect(app.store.messages.find(messageId)?.status).toBe('stopped')
  })

  test('stop while it waits for another try', async () => {
    const app = await makeApp({
      behave: (response) =>
        void response.writeHead(429, { 'retry-after': '19' }).end('{"error":{"code":"slow_down"}}'),
    })
    await app.addKey()
    const { messageId } = take(app.send())
    await expect.poll(() => app.listUsage().length).toBe(1)
    take(app.runs.source(messageId)).cancel()
    expect(await settle(app, messageId)).toMatchObject({ status: 'stopped', text: '' })
    expect([app.server.asked.length, app.listUsage().length]).toEqual([1, 1])
  })

  test('stop while the keychain is silent', async () => {
    const app = await makeApp()
    await app.addKey()
    app.secrets.read = () => new Promise(() => {})
    const { messageId } = take(app.send())
    take(app.runs.source(messageId)).cancel()
    expect(await settle(app, messageId)).toMatchObject({ status: 'stopped' })
    expect([app.server.asked, app.listUsage()]).toEqual([[], []])
  })

  test('several windows see the same, whenever they come; leaving ends nothing', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const app = await makeApp({
      async behave(response) {
        startStream(response).write(chatDelta('One ') + chatDelta('two'))
        await mayEnd
        response.end(chatDelta(' three') + chatEnd() + chatUsage)
      },
    })
    await app.addKey()
    const { messageId } = take(app.send())
    const first = watch(take(app.runs.source(messageId)))
    await expect.poll(first.readText).toBe('One two')
    const left = watch(take(app.runs.source(messageId)))
    left.detach()
    const late = watch(take(app.runs.source(messageId)))
    expect(late.readText()).toBe('One two')
    end()
    for (const { settled } of [first, late]) expect(take(await settled).message.text).toBe('One two three')
    expect([late.deltas, first.readText(), left.deltas]).toEqual([
      [{ kind: 'text', text: ' three' }],
      'One two three',
      [],
    ])
    expect([first, late].map(({ countSettlements }) => countSettlements())).toEqual([1, 1])
    const ended = watch(take(app.runs.source(messageId)))
    expect(ended.readText()).toBe('One two three')
    expect(take(await ended.settled).message.status).toBe('done')
    expect(app.runs.source(newId<MessageId>())).toMatchObject({
      ok: false,
      failure: { code: 'store/not-found' },
    })
  })

  test('what has arrived is checkpointed while it streams', async () => {
    const app = await makeApp({ behave: hang })
    await app.addKey()
    const { messageId } = take(app.send())
    await expect.poll(() => app.store.messages.find(messageId)?.text).toBe('One two')
    expect(app.store.messages.find(messageId)?.status).toBe('streaming')
  })

  test('at the app’s end every answer is kept as interrupted', async () => {
    const app = await makeApp({ behave: hang })
    await app.addKey()
    const { messageId } = take(app.send())
    await expect.poll(() => app.store.messages.find(messageId)?.text).toBe('One two')
    await app.runs.stopAll()
    expect(app.store.messages.find(messageId)).toMatchObject({ status: 'interrupted', text: 'One two' })
    expect(app.listUsage()).toHaveLength(1)
  })

  test('a full disk: told, nothing lost, and committed when there is room', async () => {
    const app = await makeApp({ behave: hang })
    await app.addKey()
    const { messageId } = take(app.send())
    const source = take(app.runs.source(messageId))
    const seen = watch(source, (text) => {
      if (text !== 'One two') return
      app.setFull(true)
      source.cancel()
    })
    expect(await seen.settled).toEqual({ ok: false, failure: full })
    expect(take(app.runs.source(messageId)).snapshot.text).toBe('One two')
    expect(app.listUsage()).toEqual([])
    app.setFull(false)
    await expect.poll(() => app.store.messages.find(messageId)?.status).toBe('stopped')
    expect(app.store.messages.find(messageId)?.text).toBe('One two')
    expect(app.listUsage()).toHaveLength(1)
  })

  test('a conversation deleted in mid-stream: the answer ends, its usage stays', async () => {
    const app = await makeApp({ behave: hang })
    await app.addKey()
    const { conversationId, messageId } = take(app.send())
    const seen = watch(take(app.runs.source(messageId)))
    await expect.poll(seen.readText).toBe('One two')
    app.store.conversations.remove(conversationId)
    await app.runs.stopIn(conversationId)
    expect(await seen.settled).toMatchObject({ ok: false, failure: { code: 'store/not-found' } })
    expect(app.listUsage()).toHaveLength(1)
  })
})
