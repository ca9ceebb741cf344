// The names of conversations, through all of chat: what is asked for one, what it costs, and that it is in
// nobody's way.
import { expect, test } from 'vitest'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { noAnswerFacts } from '../openai/backend.ts'
import { createMakeBackend } from '../openai/backends.ts'
import { makeApp, settle, take, type AppOptions } from './runs-test-support.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  chatUsage,
  responsesDelta,
  responsesEnd,
  serve,
  startStream,
  type Behave,
} from '../openai/test-support.ts'

const answer = (text: string) => chatDelta(text) + chatEnd() + chatUsage
const isTitle = (body: string): boolean => body.includes('Name the conversation')

/** A server of one's own that answers "Yes." and names conversations by `name`. */
async function makeNamed(name: Behave, over: AppOptions['runs'] = {}) {
  const app = await makeApp({
    behave(response, asked, index) {
      if (isTitle(asked.body)) return name(response, asked, index)
      startStream(response).end(answer('Yes.'))
    },
    runs: { readWritesTitles: () => true, ...over },
  })
  const keyId = await app.addKey()
  const ask = async (over: Parameters<typeof app.send>[0] = {}) =>
    settle(app, take(app.send({ text: 'Is it far to Lisbon?', modelId: 'own', ...over })).messageId)
  const countAsked = () => app.server.asked.filter(({ body }) => isTitle(body)).length
  const listTitles = () => app.listUsage().filter(({ purpose }) => purpose === 'title')
  return { app, keyId, ask, countAsked, listTitles }
}

const say =
  (text: string): Behave =>
  (response) =>
    void startStream(response).end(answer(text))

test('after its first answer a conversation is named by its own model, once, and what it cost is kept', async () => {
  const { app, keyId, ask, countAsked, listTitles } = await makeNamed(say('"The Way to Lisbon."'))
  const { conversationId } = await ask()
  await expect.poll(() => app.store.conversations.find(conversationId)?.titleKind).toBe('generated')
  expect(app.store.conversations.find(conversationId)?.title).toBe('The Way to Lisbon')
  expect(JSON.parse(app.server.asked[1]?.body ?? '')).toMatchObject({
    model: 'own',
    messages: [
      { role: 'system' },
      { role: 'user', content: 'Person:\nIs it far to Lisbon?\n\nAssistant:\nYes.' },
    ],
  })
  expect(listTitles()).toMatchObject([
    { keyId, conversationId, messageId: null, modelAsked: 'own', outcome: 'done', inputTokens: 7 },
  ])
  expect(app.store.conversations.readTitleUsage(conversationId)).toMatchObject({ modelId: 'own' })
  expect(app.events.filter((event) => event === 'conversations')).toHaveLength(2)
  await ask({ conversationId })
  expect(countAsked()).toBe(1)
})

test('at OpenAI a cheap model is asked, as little as it takes', async () => {
  const server = await serve((response, { body }) => {
    const text = isTitle(body) ? 'Lisbon' : 'Yes.'
    startStream(response).end(responsesDelta(text) + responsesEnd('completed', { model: 'gpt-4o-mini' }))
  })
  const facts = { contextTokens: null, inputNanoUsdPerMillion: null, outputNanoUsdPerMillion: null }
  const { app, ask, listTitles } = await makeNamed(say('Nothing'), {
    makeBackend: createMakeBackend({
      fetch: (input, init) => fetch(new Request(input).url.replace(openAiBaseUrl, server.baseUrl), init),
      nowMs: () => 1,
    }),
    readCheapModel: async () => 'gpt-4o-mini',
    readFacts: (id) => ({
      ...facts,
      id,
      maxOutputTokens: null,
      shutsDownOn: null,
      takesTemperature: false,
      reasoningEfforts: ['none', 'high'],
    }),
  })
  const keyId = await app.addKey(canary, openAiBaseUrl)
  const { conversationId } = await ask({ keyId, modelId: 'gpt-4o' })
  await expect.poll(() => app.store.conversations.find(conversationId)?.title).toBe('Lisbon')
  expect(JSON.parse(server.asked[1]?.body ?? '')).toMatchObject({
    model: 'gpt-4o-mini',
    max_output_tokens: 40,
    reasoning: { effort: 'none' },
    service_tier: 'default',
    store: false,
  })
  expect(listTitles()).toMatchObject([{ certainty: 'exact', backend: 'responses' }])
  expect(listTitles()[0]?.costNanoUsd).toBeGreaterThan(0)
})

test.each<[string, Behave]>([
  ['is refused', (response) => void response.writeHead(503).end('{"error":{"code":"overloaded"}}')],
  ['is cut short', (response) => void startStream(response).end(chatDelta('The way'))],
  ['is nothing', say(' "" ')],
  ['holds a key', say(`Key ${canary}`)],
])('one that %s is asked once and recorded, and the first words stay', async (_what, name) => {
  const { app, keyId, ask, countAsked, listTitles } = await makeNamed(name)
  const { conversationId } = await ask()
  await expect.poll(() => listTitles().length).toBe(1)
  await ask({ conversationId })
  await app.runs.stopAll()
  expect(countAsked()).toBe(1)
  expect(app.store.conversations.find(conversationId)).toMatchObject({
    title: 'Is it far to Lisbon?',
    titleKind: 'first-words',
  })
  // The key answered: that a title was refused is no trouble of the key's.
  expect(app.store.keys.find(keyId)?.lastUse?.failureCode).toBeNull()
})

test('a name of one’s own is never replaced, not even in the last moment', async () => {
  const asked = Promise.withResolvers<void>()
  const renamed = Promise.withResolvers<void>()
  const { app, ask, listTitles } = await makeNamed(async (response, ...rest) => {
    asked.resolve()
    await renamed.promise
    await say('Theirs')(response, ...rest)
  })
  const { conversationId } = await ask()
  await asked.promise
  app.store.conversations.change(conversationId, { title: 'Mine' })
  renamed.resolve()
  await expect.poll(() => listTitles().length).toBe(1)
  expect(app.store.conversations.find(conversationId)).toMatchObject({ title: 'Mine', titleKind: 'own' })
  expect(app.store.conversations.readTitleUsage(conversationId)).toBeNull()
})

test('none is asked for where none is wanted, none is practiced, and none could be paid for cheaply', async () => {
  const off = await makeNamed(say('Name'), { readWritesTitles: () => false })
  await off.ask()
  const practice = await makeNamed(say('Name'))
  await practice.ask({ modelId: 'practice-guide' })
  const dear = await makeNamed(say('Name'), {
    readCheapModel: async () => null,
    makeBackend: () => ({
      name: 'responses',
      async *answer(request) {
        expect(request.modelId).toBe('gpt-4o')
        yield { kind: 'completed', ...noAnswerFacts }
      },
    }),
  })
  const keyId = await dear.app.addKey(canary, openAiBaseUrl)
  await dear.ask({ keyId, modelId: 'gpt-4o' })
  await new Promise((resolve) => setTimeout(resolve, 50)) // time in which one would have been asked for
  expect([off, practice, dear].map(({ listTitles }) => listTitles())).toEqual([[], [], []])
  expect([off, practice, dear].map(({ countAsked }) => countAsked())).toEqual([0, 0, 0])
})

test('one that never comes is in nobody’s way, is given up, and is recorded', async () => {
  const { ask, listTitles } = await makeNamed(() => {}, { titleTimeoutMs: 200 })
  const { conversationId } = await ask()
  expect(await ask({ conversationId })).toMatchObject({ status: 'done' })
  await expect.poll(() => listTitles().length).toBe(1)
  expect(listTitles()).toMatchObject([{ outcome: 'stopped', failureCode: null }])
})

test('the app’s end, and the deletion of its conversation, end it', async () => {
  const { app, ask, countAsked, listTitles } = await makeNamed(() => {}, { titleTimeoutMs: 1_000_000 })
  const { conversationId } = await ask()
  await expect.poll(countAsked).toBe(1)
  await app.runs.stopIn(conversationId)
  expect(listTitles()).toHaveLength(1)
  await ask()
  await expect.poll(countAsked).toBe(2)
  await app.runs.stopAll()
  expect(listTitles()).toHaveLength(2)
})

test('what a full disk refuses is recorded when there is room', async () => {
  const { app, ask, listTitles } = await makeNamed(async (response, ...rest) => {
    app.setFull(true)
    await say('Lisbon')(response, ...rest)
  })
  const { conversationId } = await ask()
  await expect.poll(() => app.warnings).toContain('title: store/full')
  app.setFull(false)
  await expect.poll(() => listTitles().length).toBe(1)
  expect(app.store.conversations.find(conversationId)?.title).toBe('Lisbon')
})

test('an answer that was stopped is no first answer; the next one is', async () => {
  let isHanging = true
  const app = await makeApp({
    behave(response, asked) {
      if (isTitle(asked.body)) startStream(response).end(answer('Lisbon'))
      else if (isHanging) startStream(response).write(chatDelta('Perhaps'))
      else startStream(response).end(answer('Yes.'))
    },
    runs: { readWritesTitles: () => true },
  })
  await app.addKey()
  const { conversationId, messageId } = take(app.send({ modelId: 'own' }))
  await expect.poll(() => take(app.runs.source(messageId)).snapshot.text).toBe('Perhaps')
  take(app.runs.source(messageId)).cancel()
  await settle(app, messageId)
  expect(app.server.asked).toHaveLength(1)
  isHanging = false
  await settle(app, take(app.send({ conversationId })).messageId)
  await expect.poll(() => app.store.conversations.find(conversationId)?.title).toBe('Lisbon')
})
