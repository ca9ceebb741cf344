// Each way in which an answer can end (R7), through all of main's chat, real HTTP and a real database, on
// both APIs: the exact state, what the person sees, what is kept, what is counted, that no key leaks, and
// that the same conversation works once the fault is gone.
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/domain/chat/message.ts'
import { describeFailure } from '../../src/words/describe-failure.ts'
import { plantCanary, scanFolder } from '../support/canary.ts'
import { apis, openChat, type Api, type ChatInMain } from '../support/chat-in-main.ts'
import { answerRedirect, answerStream, startFaultServer, type FaultStep } from '../support/fault-server.ts'
import { answerEnds, endStep, said, usage, writeWhole, type Counted } from '../support/answer-ends.ts'
import { waitFor } from '../support/wait.ts'

/** How certain the cost of these tokens is: OpenAI's price is known, another server's is not. */
const certaintyOf = (counted: Counted, { name }: Api): string => {
  if (counted === 'nothing') return 'exact'
  if (name !== 'responses') return 'unpriced'
  return counted === 'reported' ? 'exact' : 'estimated'
}

/** Checks what every fault must leave intact, apart from the answer's state. */
async function checkAftermath(chat: ChatInMain, api: Api, message: Message): Promise<void> {
  if (message.failure) {
    const { title, sentence, cause } = describeFailure(message.failure)
    for (const words of [title, sentence, cause]) expect(words).toMatch(/\w/u)
  }
  const question = message.parentId && chat.store.messages.find(message.parentId)
  expect(question).toMatchObject({ text: 'Which way to Zürich?', status: 'done' })
  expect(chat.store.messages.find(message.id)).toEqual(message)
  expect(await scanFolder(chat.folder, chat.secret)).toEqual([])
  expect(chat.server.requests.every(({ isExpectedKey }) => isExpectedKey === true)).toBe(true)
  expect(chat.server.requests.every(({ path }) => path === api.path)).toBe(true)

  chat.answerBy(() => answerStream([writeWhole(api.wire)], [endStep]))
  const again = await chat.watch(chat.retry(message)).settled
  expect(again).toMatchObject({ status: 'done', text: said, parentId: message.parentId })
  const next = await chat.watch(chat.send({ after: again, text: 'And then?' })).settled
  expect(next).toMatchObject({ status: 'done', text: said })
}

describe.each(apis.map((api) => [api.name, api] as const))('[R7] on %s, a server that', (_name, api) => {
  it.each(answerEnds.map((one) => [one.name, one] as const))('%s', async (_what, one) => {
    await using chat = await openChat({
      api,
      answer: () => one.script(api.wire, chat.secret),
      timeoutMs: 300,
      idleTimeoutMs: 300,
    })
    const id = chat.send()
    const seen = chat.watch(id)
    const message = await seen.settled
    expect([message.status, message.failure?.code, message.text]).toEqual([one.status, one.code, one.text])
    expect([seen.readText(), seen.countSettlements(), chat.countEnds(id)]).toEqual([one.text, 1, 1])
    expect(chat.server.requests).toHaveLength(one.requests ?? 1)
    // The app has closed the connection, whatever the server would still have sent.
    await waitFor('the connection to be left', () => chat.server.requests.every((asked) => asked.closedAtMs))
    const records = chat.listUsage()
    expect(records).toHaveLength(one.requests ?? 1)
    for (const record of records) {
      expect(record).toMatchObject({
        messageId: id,
        backend: api.name,
        outcome: one.status,
        failureCode: one.code ?? null,
        certainty: certaintyOf(one.counted, api),
      })
      if (one.counted === 'reported') expect(record).toMatchObject(usage)
      if (one.counted === 'nothing')
        expect(record).toMatchObject({ inputTokens: 0, outputTokens: 0, costNanoUsd: 0 })
      if (one.counted === 'estimated') {
        expect(record.inputTokens).toBeGreaterThan(3)
        expect(record.outputTokens > 0).toBe(one.text !== '')
      }
    }
    await checkAftermath(chat, api, message)
  })

  it('redirects: is not followed, and nobody else sees the key', async () => {
    await using elsewhere = await startFaultServer(() => answerStream([writeWhole(api.wire)], [endStep]))
    await using chat = await openChat({ api, answer: () => answerRedirect(`${elsewhere.baseUrl}/responses`) })
    const message = await chat.watch(chat.send()).settled
    expect(message).toMatchObject({ status: 'failed', text: '', failure: { code: 'network/redirected' } })
    expect(elsewhere.countConnections()).toBe(0)
    expect(chat.listUsage()).toMatchObject([{ certainty: 'exact', costNanoUsd: 0 }])
    await checkAftermath(chat, api, message)
  })

  it('never stops: is left, and what came is kept', async () => {
    const piece = 'and so on '.repeat(100)
    const repeat: FaultStep = { do: 'repeat', chunk: api.wire.delta(piece), everyMs: 1 }
    await using chat = await openChat({ api, answer: () => answerStream([], [repeat]) })
    const seen = chat.watch(chat.send())
    const message = await seen.settled
    expect(message).toMatchObject({ status: 'failed', failure: { code: 'openai/output-limit' } })
    expect(message.text).toBe(seen.readText())
    expect(message.text.length).toBeGreaterThan(50_000)
    expect(message.text.replaceAll('and so on ', '')).toBe('')
    await waitFor('the connection to close', () => chat.server.requests[0]?.closedAtMs)
    await checkAftermath(chat, api, message)
  })
})

it('[R7] the scan finds a key where one is', async () => {
  const [api] = apis
  if (!api) throw new Error('none')
  await using chat = await openChat({ api, answer: () => answerStream([writeWhole(api.wire)], [endStep]) })
  const planted = await plantCanary(chat.folder, chat.secret)
  expect((await scanFolder(chat.folder, chat.secret)).map(({ file }) => file)).toContain(planted)
})
