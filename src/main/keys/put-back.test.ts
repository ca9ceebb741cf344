// A key that is listed and that the keychain lost, given once more.
import { describe, expect, test } from 'vitest'
import { answerJson, startFaultServer } from '../../../test/support/fault-server.ts'
import { startOpenAiServer } from '../../../test/support/openai-server.ts'
import type { KeyId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import type { Key } from '../../domain/keys/key.ts'
import { isLost } from '../../domain/keys/state.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { err } from '../../domain/result.ts'
import { canary } from '../openai/test-support.ts'
import { makeConversation } from '../store/test-support.ts'
import { codeOf, makeKeys, other, runTest, standInForOpenAi, take, third, type Made } from './test-support.ts'

const unsaid = { label: '', project: '', note: '', keepIn: 'keychain' } as const
const full = err({ code: 'store/full', retry: { kind: 'never' } })

/** Taken out of the keychain by hand, which a chat has found out; with `entry` something else stands there. */
async function lose({ keys, keychain }: Made, id: KeyId, entry: string | null = null): Promise<void> {
  keychain.changeOutside(id, entry)
  await keys.useSecret(id, async () => 1)
}

const find = ({ keys }: Made, id: KeyId): Key | undefined => keys.list().find((key) => key.id === id)

describe('a lost key', () => {
  test('is known as soon as a chat needed it, and only then taken once more', async () => {
    const made = makeKeys()
    const { id } = take(await made.add())
    made.keychain.changeOutside(id, null)
    expect(made.keys.hold(canary, openAiBaseUrl)).toMatchObject({
      failure: { code: 'key/duplicate', data: { keyId: id, label: 'Work' } },
    })
    made.events.length = 0
    expect(codeOf(await made.keys.useSecret(id, async () => 1))).toBe('keychain/lost')
    expect([find(made, id)?.lastTest?.failureCode, made.events]).toEqual(['keychain/lost', ['keys']])
    expect(take(made.keys.hold(canary, openAiBaseUrl)).restoresId).toBe(id)
    expect(take(made.keys.hold(other, openAiBaseUrl)).restoresId).toBeNull()
    const elsewhere = take(made.keys.hold(canary, 'http://localhost:1/v1'))
    expect(elsewhere.restoresId).toBeNull()
    expect(take(await made.keys.move(elsewhere.id, openAiBaseUrl)).restoresId).toBe(id)
  })

  test.each(['locked', 'unavailable', 'silent'] as const)(
    'is not one whose keychain is %s',
    async (fault) => {
      const made = makeKeys()
      const { id } = take(await made.add())
      made.keychain.failWith(fault)
      await made.keys.useSecret(id, async () => 1)
      expect(find(made, id)?.lastTest).toBeNull()
      expect(codeOf(made.keys.hold(canary, openAiBaseUrl))).toBe('key/duplicate')
    },
  )

  test('that is disabled is left alone', async () => {
    const made = makeKeys()
    const { id } = take(await made.add())
    await lose(made, id)
    take(made.keys.change(id, { isEnabled: false }))
    expect(codeOf(made.keys.hold(canary, openAiBaseUrl))).toBe('key/duplicate')
  })
})

describe('putting a key back', () => {
  test('under its own id: its row, its chats and its name stay, and nothing of the candidate', async () => {
    const made = makeKeys()
    const before = take(await made.add({ note: 'Old' }))
    const conversation = makeConversation({ keyId: before.id })
    made.store.conversations.insert(conversation, noParameters)
    take(await made.add({ secret: other, label: 'Apart' }))
    await lose(made, before.id)
    const id = made.hold()
    expect(take(await made.keys.save(id, unsaid))).toEqual(before)
    expect(await made.keychain.read(before.id)).toEqual({ state: 'ok', secret: canary })
    expect(made.keychain.listAccounts()).not.toContain(id)
    expect(made.store.conversations.find(conversation.id)?.keyId).toBe(before.id)
    expect(made.keys.list()).toHaveLength(2)
    expect(codeOf(await made.keys.useSecret(before.id, async () => 1))).toBe('ok')
    expect(codeOf(await made.keys.save(id, unsaid))).toBe('key/not-held')
    expect(codeOf(made.keys.hold(canary, openAiBaseUrl))).toBe('key/duplicate')
  })

  test('with what is newly said of it, and with the candidate’s own test', async () => {
    await using server = await startFaultServer(() => answerJson({ data: [{ id: 'gpt-6-luna' }] }))
    const made = makeKeys({ fetch: standInForOpenAi(server.baseUrl) })
    const before = take(await made.add({ note: 'Old' }))
    await lose(made, before.id)
    const id = made.hold()
    await runTest(made.keys, id)
    const key = take(await made.keys.save(id, { ...unsaid, label: 'Found again' }))
    expect(key).toEqual({
      ...before,
      label: 'Found again',
      lastTest: { outcome: 'passed', failureCode: null, atMs: made.clock.nowMs },
    })
    expect(isLost(key)).toBe(false)
  })

  test('what a test of it cost is the listed key’s', async () => {
    await using server = await startOpenAiServer({
      apiKey: canary,
      models: ['gpt-6-luna'],
      answers: [{ to: 'Hi', text: 'Hello', usage: { inputTokens: 8, outputTokens: 3 } }],
    })
    const made = makeKeys({ fetch: standInForOpenAi(server.baseUrl) })
    const { id } = take(await made.add())
    await lose(made, id)
    await runTest(made.keys, made.hold(), true)
    expect(made.listUsage().map(({ keyId }) => keyId)).toEqual([id])
  })

  test.each(['something else', `${canary} `, other])('never in the place of %j', async (entry) => {
    const made = makeKeys()
    const before = take(await made.add())
    await lose(made, before.id, entry)
    const lost = find(made, before.id)
    const id = made.hold()
    expect(codeOf(await made.keys.save(id, unsaid))).toBe('keychain/corrupt')
    expect(await made.keychain.read(before.id)).toEqual({ state: 'ok', secret: entry })
    expect([made.keys.list(), made.keychain.listAccounts()]).toEqual([[lost], [before.id]])
    // As its words say: once the person has deleted that entry.
    made.keychain.changeOutside(before.id, null)
    expect(take(await made.keys.save(id, unsaid))).toEqual(before)
  })

  test.each(['locked', 'unavailable', 'silent', 'corrupt'] as const)(
    'not while the keychain is %s, and the key is still held',
    async (fault) => {
      const made = makeKeys()
      const { id } = take(await made.add())
      await lose(made, id)
      const lost = made.keys.list()
      const candidateId = made.hold()
      made.keychain.failWith(fault)
      for (const keepIn of ['keychain', 'session'] as const)
        expect(codeOf(await made.keys.save(candidateId, { ...unsaid, keepIn }))).toBe(`keychain/${fault}`)
      made.keychain.failWith(null)
      expect([made.keys.list(), made.keychain.listAccounts()]).toEqual([lost, []])
      expect(codeOf(await made.keys.save(candidateId, unsaid))).toBe('ok')
    },
  )

  test('not where it is after all, as when two windows give it at once', async () => {
    const made = makeKeys()
    const { id } = take(await made.add())
    await lose(made, id)
    const results = await Promise.all([made.hold(), made.hold()].map((held) => made.keys.save(held, unsaid)))
    expect(results.map(codeOf)).toEqual(['ok', 'key/duplicate'])
    expect(made.keychain.listAccounts()).toEqual([id])
  })

  test('a store that fails takes it out of the keychain again, and it can be tried once more', async () => {
    const real = makeKeys()
    let isFull = false
    const transact: typeof real.store.transact = (work) => (isFull ? full : real.store.transact(work))
    const made = makeKeys({ store: { ...real.store, transact } })
    const { id } = take(await made.add())
    await lose(made, id)
    const candidateId = made.hold()
    isFull = true
    expect(codeOf(await made.keys.save(candidateId, unsaid))).toBe('store/full')
    expect(made.keychain.listAccounts()).toEqual([])
    isFull = false
    expect(codeOf(await made.keys.save(candidateId, unsaid))).toBe('ok')
  })

  test('also when it is given as its own successor; any other key succeeds it as ever', async () => {
    const made = makeKeys()
    const before = take(await made.add())
    await lose(made, before.id)
    expect(take(await made.keys.rotate(before.id, made.hold()))).toEqual(before)
    await lose(made, before.id)
    const successor = take(await made.keys.rotate(before.id, made.hold(third)))
    expect(successor.id).not.toBe(before.id)
    expect(find(made, before.id)?.replacedById).toBe(successor.id)
  })
})

test('whether a key is kept is for the keychain to say', async () => {
  const made = makeKeys()
  const { id } = take(await made.add())
  const session = await made.addForSession({ secret: other })
  const isKept = async (keyId: KeyId) => {
    const asked = await made.keys.isKept(keyId)
    return asked.ok ? asked.value : asked.failure.code
  }
  expect([await isKept(id), await isKept(session.id), await isKept(made.hold(third))]).toEqual([
    true,
    false,
    false,
  ])
  made.keychain.failWith('locked')
  expect(await isKept(id)).toBe('keychain/locked')
  made.keychain.failWith(null)
  made.keychain.changeOutside(id, other)
  expect(await isKept(id)).toBe(false)
  made.keychain.changeOutside(id, null)
  expect(await isKept(id)).toBe(false)
})
