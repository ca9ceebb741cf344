// What is asked, and where the answer goes: edits, new tries, and answers gone on with.
import { describe, expect, test } from 'vitest'
import type { MessageId } from '../../domain/ids.ts'
import { practiceModelId } from '../../domain/chat/model.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { newId } from '../store/new-id.ts'
import { continueInstruction } from '../../domain/chat/sent-messages.ts'
import { full, makeApp, settle, take, watch } from './runs-test-support.ts'
import { chatDelta, chatEnd, chatUsage, startStream } from '../openai/test-support.ts'

const own = { keyId: null, modelId: null }

const readBody = (app: Awaited<ReturnType<typeof makeApp>>, index: number): unknown =>
  JSON.parse(app.server.asked[index]?.body ?? 'null')

/** Answers "Answer 0", "Answer 1"; those in `cut` break off after "Half ". */
async function makeTalk(cut: readonly number[] = []) {
  const app = await makeApp({
    behave(response, _asked, index) {
      if (cut.includes(index)) startStream(response).end(chatDelta('Half '))
      else startStream(response).end(chatDelta(`Answer ${index}`) + chatEnd() + chatUsage)
    },
  })
  await app.addKey()
  const ask = async (started: ReturnType<typeof app.send>) => settle(app, take(started).messageId)
  return { app, ask, first: await ask(app.send({ text: 'One', modelId: 'small' })) }
}

describe('editing', () => {
  test('asks again beside the message, with what came before it, and shows that', async () => {
    const { app, ask, first } = await makeTalk()
    const { conversationId } = first
    const second = await ask(app.send({ conversationId, text: 'Two' }))
    if (second.parentId === null) throw new Error('no question')
    const question = app.store.messages.find(second.parentId)
    const other = await ask(app.runs.edit({ ...own, messageId: second.parentId, text: 'Two, please' }))
    expect(readBody(app, 2)).toMatchObject({
      messages: [
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'Answer 0' },
        { role: 'user', content: 'Two, please' },
      ],
    })
    const shown = app.store.messages.readBranch(conversationId)
    expect(shown.map(({ text }) => text)).toEqual(['One', 'Answer 0', 'Two, please', 'Answer 2'])
    expect(app.store.messages.find(second.parentId)).toEqual(question)
    expect(app.store.messages.listBranches(conversationId)).toEqual([
      { messageId: other.parentId, siblingIds: [second.parentId, other.parentId] },
    ])
    // And what is asked next goes on from there.
    app.store.messages.showBranch(second.id)
    expect((await ask(app.send({ conversationId, text: 'Three' }))).status).toBe('done')
    expect(readBody(app, 3)).toMatchObject({
      messages: [{}, {}, { content: 'Two' }, {}, { content: 'Three' }],
    })
  })

  test('what is asked is what is shown, whatever was shown before', async () => {
    const { app, ask, first } = await makeTalk()
    await ask(app.runs.retry({ ...own, messageId: first.id, ignoresBudgets: false }))
    app.store.messages.showBranch(first.id)
    const third = await ask(app.runs.retry({ ...own, messageId: first.id, ignoresBudgets: false }))
    expect(app.store.messages.readBranch(first.conversationId).at(-1)?.id).toBe(third.id)
  })

  test('also the first message', async () => {
    const { app, ask, first } = await makeTalk()
    if (first.parentId === null) throw new Error('no question')
    const other = await ask(app.runs.edit({ ...own, messageId: first.parentId, text: 'Uno' }))
    expect(readBody(app, 1)).toMatchObject({ messages: [{ role: 'user', content: 'Uno' }] })
    expect(app.store.messages.find(other.parentId ?? first.id)).toMatchObject({ parentId: null, text: 'Uno' })
  })

  test('refuses what can’t be, and changes nothing', async () => {
    const { app, first } = await makeTalk()
    const edit = (messageId: MessageId, text: string) => {
      const result = app.runs.edit({ ...own, messageId, text })
      return result.ok ? 'ok' : result.failure.code
    }
    if (first.parentId === null) throw new Error('no question')
    expect(edit(first.parentId, ' ')).toBe('ipc/empty-message')
    expect(edit(first.parentId, 'x'.repeat(400_001))).toBe('ipc/invalid-input')
    expect(edit(first.id, 'Answer')).toBe('store/not-found')
    expect(edit(newId<MessageId>(), 'One')).toBe('store/not-found')
    app.setFull(true)
    expect(app.runs.edit({ ...own, messageId: first.parentId, text: 'Uno' })).toEqual({
      ok: false,
      failure: full,
    })
    app.setFull(false)
    expect(app.store.messages.listBranches(first.conversationId)).toEqual([])
  })
})

describe('going on', () => {
  test('shows what there was at once, asks for what comes next, and appends it', async () => {
    const { app, first } = await makeTalk([0])
    expect(first).toMatchObject({ status: 'failed', text: 'Half ' })
    const { messageId, conversationId } = take(app.runs.continue({ ...own, messageId: first.id }))
    const seen = watch(take(app.runs.source(messageId)))
    expect(seen.readText()).toBe('Half ')
    expect(app.store.messages.find(messageId)).toMatchObject({ status: 'streaming', text: 'Half ' })
    const { message } = take(await seen.settled)
    expect(message).toMatchObject({ status: 'done', text: 'Half Answer 1', parentId: first.parentId })
    expect(seen.readText()).toBe('Half Answer 1')
    expect(readBody(app, 1)).toMatchObject({
      messages: [
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'Half ' },
        { role: 'user', content: continueInstruction },
      ],
    })
    expect(app.store.messages.find(first.id)).toEqual(first)
    expect(app.store.messages.readBranch(conversationId).at(-1)?.id).toBe(messageId)
  })

  test('keeps what there was when it fails, and counts only what came', async () => {
    const { app, ask, first } = await makeTalk([0, 1])
    const again = await ask(app.runs.continue({ ...own, messageId: first.id }))
    expect(again).toMatchObject({ status: 'failed', text: 'Half Half ' })
    expect(app.listUsage()[0]).toMatchObject({
      inputTokens: `OneHalf ${continueInstruction}`.length,
      outputTokens: 'Half '.length,
    })
    app.store.keys.change(app.store.keys.list()[0]?.id ?? newId(), { isEnabled: false })
    expect(await ask(app.runs.continue({ ...own, messageId: again.id }))).toMatchObject({
      status: 'failed',
      failure: { code: 'key/disabled' },
      text: 'Half Half ',
    })
  })

  test('the practice guide goes on with its script, to the letter', async () => {
    const app = await makeApp()
    const whole = await settle(app, take(app.send({ text: 'Hello' })).messageId)
    const { messageId } = take(app.send({ text: 'Hello' }))
    const source = take(app.runs.source(messageId))
    const stopped = watch(source, (text) => {
      if (text.length > 60) source.cancel()
    })
    const { message } = take(await stopped.settled)
    expect(message).toMatchObject({ status: 'stopped', modelId: practiceModelId })
    expect(message.text.length).toBeLessThan(whole.text.length)
    const gone = await settle(app, take(app.runs.continue({ ...own, messageId })).messageId)
    expect(gone).toMatchObject({ status: 'done', text: whole.text })
  })

  test('an answer without a word is asked for again; one that is whole, and a question, are not gone on with', async () => {
    const app = await makeApp({
      behave(response, _asked, index) {
        if (index === 0) response.writeHead(401).end('{"error":{"code":"invalid_api_key"}}')
        else startStream(response).end(chatDelta('Hi') + chatEnd() + chatUsage)
      },
    })
    await app.addKey()
    const failed = await settle(app, take(app.send({ modelId: 'small' })).messageId)
    const done = await settle(app, take(app.runs.continue({ ...own, messageId: failed.id })).messageId)
    expect(done).toMatchObject({ status: 'done', text: 'Hi', parentId: failed.parentId })
    expect(readBody(app, 1)).toMatchObject({ messages: [{ role: 'user', content: 'Hello there' }] })
    for (const messageId of [done.id, done.parentId ?? done.id])
      expect(app.runs.continue({ ...own, messageId })).toMatchObject({
        ok: false,
        failure: { code: 'ipc/invalid-input' },
      })
  })
})

describe('parameters', () => {
  const parameters = {
    temperature: 0.5,
    maxOutputTokens: 100,
    reasoningEffort: 'high',
    systemPrompt: 'Be brief.',
  } as const
  const system = { role: 'system', content: 'Be brief.' }

  test('of a new conversation are its own from then on', async () => {
    const app = await makeApp()
    await app.addKey()
    const first = await settle(app, take(app.send({ modelId: 'small', parameters })).messageId)
    const { conversationId } = first
    expect(app.store.conversations.readParameters(conversationId)).toEqual(parameters)
    await settle(app, take(app.send({ conversationId, parameters: noParameters })).messageId)
    await settle(app, take(app.runs.retry({ ...own, messageId: first.id, ignoresBudgets: false })).messageId)
    for (const index of [0, 1, 2])
      expect(readBody(app, index)).toMatchObject({
        messages: expect.arrayContaining([system, { role: 'user', content: 'Hello there' }]),
        temperature: 0.5,
        max_tokens: 100,
        reasoning_effort: 'high',
      })
  })

  test('default to those of the settings, and count as input', async () => {
    const app = await makeApp({
      behave: (response) => void startStream(response).end(chatDelta('Hi')),
      runs: { readDefaultParameters: () => parameters },
    })
    await app.addKey()
    await settle(app, take(app.send({ modelId: 'small' })).messageId)
    expect(readBody(app, 0)).toMatchObject({ messages: [system, {}] })
    expect(app.listUsage()).toMatchObject([{ inputTokens: 'Be brief.Hello there'.length }])
  })

  test('that the model refuses are not sent', async () => {
    const asked: unknown[] = []
    const app = await makeApp({
      runs: {
        readFacts(id, isOpenAi) {
          asked.push([id, isOpenAi])
          const none = { contextTokens: null, inputNanoUsdPerMillion: null, outputNanoUsdPerMillion: null }
          const refused = { takesTemperature: false, reasoningEfforts: [] }
          return { id, ...none, ...refused, maxOutputTokens: 64, shutsDownOn: null }
        },
      },
    })
    await app.addKey()
    await settle(app, take(app.send({ modelId: 'small', parameters })).messageId)
    expect(asked).toEqual([['small', false]])
    expect(readBody(app, 0)).toEqual({
      model: 'small',
      messages: [system, { role: 'user', content: 'Hello there' }],
      max_tokens: 64,
      stream: true,
      stream_options: { include_usage: true },
    })
  })
})

test('what is sent is a draft no longer; what is refused stays one', async () => {
  const app = await makeApp()
  app.store.drafts.save(null, 'Hello')
  expect(app.send({ text: ' ' }).ok).toBe(false)
  app.setFull(true)
  expect(app.send({ text: 'Hello' }).ok).toBe(false)
  app.setFull(false)
  expect(app.store.drafts.read(null)).toBe('Hello')
  const { conversationId } = take(app.send({ text: 'Hello' }))
  expect(app.store.drafts.read(null)).toBe('')
  app.store.drafts.save(conversationId, 'Then')
  app.store.drafts.save(null, 'Another')
  take(app.send({ conversationId, text: 'Then' }))
  expect([app.store.drafts.read(conversationId), app.store.drafts.read(null)]).toEqual(['', 'Another'])
})
