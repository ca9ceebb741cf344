import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import { openAiBaseUrl, practiceModelId } from '../../domain/chat/model.ts'
import { newId } from '../store/new-id.ts'
import { createMakeBackend } from '../openai/backends.ts'
import type { NewMessage } from './questions.ts'
import { makeApp, settle, take } from './runs-test-support.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  chatUsage,
  serve,
  startStream,
  type Behave,
} from '../openai/test-support.ts'

describe('send', () => {
  test('without a key the practice guide answers, free', async () => {
    const app = await makeApp()
    const { conversationId, messageId } = take(app.send())
    const message = await settle(app, messageId)
    expect(message).toMatchObject({ status: 'done', modelId: practiceModelId, usage: { certainty: 'free' } })
    expect(message.text).toContain('Practice')
    expect(app.store.conversations.find(conversationId)).toMatchObject({
      title: 'Hello there',
      keyId: null,
      modelId: practiceModelId,
    })
    expect(app.listUsage()).toMatchObject([{ backend: 'practice', outcome: 'done', costNanoUsd: 0 }])
    expect(app.server.asked).toEqual([])
  })

  test('question and empty answer are committed before anything leaves', async () => {
    const seen: unknown[] = []
    const app = await makeApp({
      behave(response) {
        const [conversation] = app.listConversations()
        if (conversation)
          seen.push(
            ...app.store.messages.readBranch(conversation.id).map(({ role, status }) => [role, status]),
          )
        startStream(response).end(chatDelta('Hi') + chatEnd() + chatUsage)
      },
    })
    const keyId = await app.addKey()
    const { messageId } = take(app.send({ modelId: 'small' }))
    const message = await settle(app, messageId)
    expect(seen).toEqual([
      ['user', 'done'],
      ['assistant', 'streaming'],
    ])
    expect(message).toMatchObject({
      text: 'Hi',
      status: 'done',
      modelId: 'small',
      usage: { inputTokens: 7, outputTokens: 3 },
    })
    expect(app.listUsage()).toMatchObject([
      {
        keyId,
        conversationId: message.conversationId,
        messageId,
        backend: 'chat-completions',
        outcome: 'done',
      },
    ])
    const [used] = app.listUsage()
    expect(app.store.keys.find(keyId)?.lastUse).toEqual({ atMs: used?.atMs, failureCode: null })
    expect(app.events).toEqual(['conversations', 'usage'])
  })

  test('the conversation so far goes along, but for answers that failed', async () => {
    const app = await makeApp({
      behave(response, _asked, index) {
        if (index === 1) response.writeHead(401).end('{"error":{"code":"invalid_api_key"}}')
        else startStream(response).end(chatDelta(`Answer ${index}`) + chatEnd() + chatUsage)
      },
    })
    await app.addKey()
    const { conversationId, messageId } = take(app.send({ text: 'One', modelId: 'small' }))
    await settle(app, messageId)
    for (const text of ['Two', 'Three']) await settle(app, take(app.send({ conversationId, text })).messageId)
    expect(JSON.parse(app.server.asked[2]?.body ?? '')).toMatchObject({
      model: 'small',
      messages: [
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'Answer 0' },
        { role: 'user', content: 'Two' },
        { role: 'user', content: 'Three' },
      ],
    })
  })

  test('refuses what cannot be sent, and keeps nothing', async () => {
    const app = await makeApp()
    const code = (over: Partial<NewMessage>) => {
      const result = app.send(over)
      return result.ok ? 'ok' : result.failure.code
    }
    expect(code({ text: ' \n ' })).toBe('ipc/empty-message')
    expect(code({ conversationId: newId<ConversationId>() })).toBe('store/not-found')
    expect(code({ modelId: 'small' })).toBe('key/not-found')
    app.setFull(true)
    expect(code({})).toBe('store/full')
    app.setFull(false)
    expect(app.listConversations()).toEqual([])
  })

  test('a key that the keychain won’t give: the question is kept, the failure is in its place, nothing is recorded', async () => {
    const app = await makeApp()
    const keyId = await app.addKey()
    app.secrets.failWith('locked')
    const message = await settle(app, take(app.send()).messageId)
    expect(message).toMatchObject({ status: 'failed', failure: { code: 'keychain/locked' }, usage: null })
    expect(app.listUsage()).toEqual([])
    app.secrets.failWith(null)
    const again = await settle(
      app,
      take(app.runs.retry({ messageId: message.id, keyId: null, modelId: null, ignoresBudgets: false }))
        .messageId,
    )
    expect(again).toMatchObject({ status: 'done', parentId: message.parentId })
    app.store.keys.remove(keyId)
    const gone = await settle(app, take(app.send({ conversationId: message.conversationId })).messageId)
    expect(gone).toMatchObject({ status: 'failed', failure: { code: 'key/not-found' } })
  })

  test('a disabled key answers no more: where it was chosen it is kept and named, elsewhere passed over', async () => {
    const app = await makeApp()
    const [first, second] = [await app.addKey(), await app.addKey()]
    const { conversationId, messageId } = take(app.send({ modelId: 'small' }))
    await settle(app, messageId)
    app.store.keys.change(first, { isEnabled: false })
    const refused = await settle(app, take(app.send({ conversationId })).messageId)
    expect(refused).toMatchObject({ status: 'failed', failure: { code: 'key/disabled' } })
    expect(app.store.conversations.find(conversationId)?.keyId).toBe(first)
    expect([app.server.asked.length, app.listUsage().length]).toEqual([1, 1])

    const elsewhere = take(app.send({ modelId: 'small' }))
    expect(await settle(app, elsewhere.messageId)).toMatchObject({ status: 'done' })
    expect(app.store.conversations.find(elsewhere.conversationId)?.keyId).toBe(second)
    app.store.keys.change(second, { isEnabled: false })
    expect(app.send({ modelId: 'small' })).toMatchObject({ ok: false, failure: { code: 'key/disabled' } })
    const practice = take(app.send())
    expect(await settle(app, practice.messageId)).toMatchObject({ modelId: practiceModelId })
  })
})

describe('failures', () => {
  const refuse =
    (status: number, code: string, headers = {}): Behave =>
    (response) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify({ error: { code, message: canary } }))

  test.each([
    [401, 'invalid_api_key', {}, 1],
    [429, 'insufficient_quota', {}, 1],
    [429, 'rate_limit_exceeded', { 'retry-after': '3600' }, 1],
    [429, 'rate_limit_exceeded', { 'retry-after-ms': '1' }, 5],
    [503, 'server_is_overloaded', { 'retry-after-ms': '1' }, 3],
  ])('%i %s %j: asked %i times, each recorded', async (status, code, headers, times) => {
    const app = await makeApp({ behave: refuse(status, code, headers) })
    await app.addKey()
    const message = await settle(app, take(app.send()).messageId)
    expect(message).toMatchObject({ status: 'failed', text: '' })
    expect(app.server.asked).toHaveLength(times)
    expect(app.listUsage()).toHaveLength(times)
    expect(app.listUsage()[0]).toMatchObject({
      outcome: 'failed',
      costNanoUsd: 0,
      failureCode: message.failure?.code,
    })
    expect(inspect([message, app.listUsage(), app.warnings], { depth: null })).not.toContain('canary')
  })

  test('what had arrived is kept, and counted as an estimate', async () => {
    const app = await makeApp({ behave: (response) => void startStream(response).end(chatDelta('Half')) })
    await app.addKey()
    const message = await settle(app, take(app.send()).messageId)
    expect(message).toMatchObject({ status: 'failed', text: 'Half', failure: { code: 'openai/cut-short' } })
    expect(app.listUsage()).toMatchObject([{ inputTokens: 11, outputTokens: 4, certainty: 'unpriced' }])
  })
})

describe('retry', () => {
  test('a new answer beside the old, with another key or model if asked', async () => {
    const app = await makeApp()
    await app.addKey()
    const { conversationId, messageId } = take(app.send({ modelId: 'small' }))
    const first = await settle(app, messageId)
    const second = await settle(
      app,
      take(app.runs.retry({ messageId: messageId, keyId: null, modelId: 'large', ignoresBudgets: false }))
        .messageId,
    )
    expect([second.parentId, second.modelId, second.id === first.id]).toEqual([
      first.parentId,
      'large',
      false,
    ])
    expect(app.store.messages.readBranch(conversationId).at(-1)?.id).toBe(second.id)
    expect(app.store.messages.find(messageId)).toEqual(first)
    const practice = take(
      app.runs.retry({ messageId: messageId, keyId: null, modelId: practiceModelId, ignoresBudgets: false }),
    )
    expect(await settle(app, practice.messageId)).toMatchObject({ modelId: practiceModelId, status: 'done' })
    expect(
      app.runs.retry({ messageId: newId<MessageId>(), keyId: null, modelId: null, ignoresBudgets: false }),
    ).toMatchObject({
      ok: false,
    })
  })

  test('a key is never sent anywhere but to its own server', async () => {
    const app = await makeApp()
    const other = await serve((response) => void startStream(response).end(chatDelta('Other') + chatEnd()))
    const first = await app.addKey()
    const otherSecret = 'sk-canary-9876543210zyxwvutsrq0b1c'
    const second = await app.addKey(otherSecret, other.baseUrl)
    await settle(app, take(app.send({ keyId: first })).messageId)
    await settle(app, take(app.send({ keyId: second })).messageId)
    expect(app.server.asked.map((asked) => asked.authorization)).toEqual([`Bearer ${canary}`])
    expect(other.asked.map((asked) => asked.authorization)).toEqual([`Bearer ${otherSecret}`])
    expect(app.store.keys.find(newId<KeyId>())).toBeNull()
  })
})

test('the backend follows the key’s origin', () => {
  const makeBackend = createMakeBackend({ fetch: globalThis.fetch, nowMs: () => 0 })
  const nameFor = (baseUrl: string) => makeBackend(canary, { baseUrl }).name
  expect(nameFor(openAiBaseUrl)).toBe('responses')
  expect(nameFor('https://api.openai.com.example.test/v1')).toBe('chat-completions')
  expect(nameFor('http://localhost:11434/v1')).toBe('chat-completions')
})
