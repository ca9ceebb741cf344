// What a chat leaves behind about the key it was asked with.
import { describe, expect, test } from 'vitest'
import type { KeyId } from '../../domain/ids.ts'
import { practiceModelId } from '../../domain/chat/model.ts'
import { full, makeApp, settle, take, watch } from './runs-test-support.ts'
import { chatDelta, chatEnd, chatUsage, startStream } from '../openai/test-support.ts'

describe('the use of a key', () => {
  const findUse = (app: Awaited<ReturnType<typeof makeApp>>, keyId: KeyId) =>
    app.store.keys.find(keyId)?.lastUse

  test('shows when the key was refused, and when it works again', async () => {
    let isRefused = true
    const app = await makeApp({
      behave(response) {
        if (isRefused) response.writeHead(401).end('{"error":{"code":"invalid_api_key"}}')
        else startStream(response).end(chatDelta('Hi') + chatEnd() + chatUsage)
      },
    })
    const keyId = await app.addKey()
    await settle(app, take(app.send()).messageId)
    const [refused] = app.listUsage()
    expect(findUse(app, keyId)).toEqual({ atMs: refused?.atMs, failureCode: 'openai/invalid-key' })
    isRefused = false
    await settle(app, take(app.send()).messageId)
    const [worked] = app.listUsage()
    expect(findUse(app, keyId)).toEqual({ atMs: worked?.atMs, failureCode: null })
    expect(worked?.atMs).toBeGreaterThan(refused?.atMs ?? Infinity)
  })

  test('is none when nothing was sent', async () => {
    const app = await makeApp()
    const keyId = await app.addKey()
    app.secrets.failWith('locked')
    await settle(app, take(app.send()).messageId)
    await settle(app, take(app.send({ modelId: practiceModelId })).messageId)
    expect(findUse(app, keyId)).toBeNull()
  })

  test('shows before the next try', async () => {
    const app = await makeApp({
      behave: (response) =>
        void response.writeHead(429, { 'retry-after': '19' }).end('{"error":{"code":"slow_down"}}'),
    })
    const keyId = await app.addKey()
    const { messageId } = take(app.send())
    await expect.poll(() => findUse(app, keyId)?.failureCode).toBe('openai/slow-down')
    take(app.runs.source(messageId)).cancel()
    await settle(app, messageId)
    expect(findUse(app, keyId)?.failureCode).toBe('openai/slow-down')
  })

  test.each([
    ['before a word came says nothing of it', '', null],
    ['after a word came is one that went well', 'Hi', { failureCode: null }],
  ])('stopped %s', async (_when, text, expected) => {
    const begun = Promise.withResolvers<void>()
    const app = await makeApp({
      behave(response) {
        startStream(response).write(text === '' ? ': nothing yet\n\n' : chatDelta(text))
        begun.resolve()
      },
    })
    const keyId = await app.addKey()
    const { messageId } = take(app.send())
    await begun.promise
    await expect.poll(() => take(app.runs.source(messageId)).snapshot.text).toBe(text)
    take(app.runs.source(messageId)).cancel()
    await settle(app, messageId)
    expect(app.listUsage()).toMatchObject([{ outcome: 'stopped' }])
    if (expected === null) expect(findUse(app, keyId)).toBeNull()
    else expect(findUse(app, keyId)).toMatchObject(expected)
  })

  test('is committed with the answer or not at all', async () => {
    const app = await makeApp({
      behave(response) {
        app.setFull(true)
        startStream(response).end(chatDelta('Hi') + chatEnd() + chatUsage)
      },
    })
    const keyId = await app.addKey()
    const { messageId } = take(app.send())
    expect(await watch(take(app.runs.source(messageId))).settled).toEqual({ ok: false, failure: full })
    expect([findUse(app, keyId), app.listUsage()]).toEqual([null, []])
    app.setFull(false)
    await expect.poll(() => findUse(app, keyId)?.failureCode).toBeNull()
    expect(app.listUsage()).toHaveLength(1)
  })
})
