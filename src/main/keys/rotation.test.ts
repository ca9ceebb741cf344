import { describe, expect, test } from 'vitest'
import type { Budget } from '../../domain/budgets/budget.ts'
import type { BudgetId, ConversationId, KeyId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { dayMs } from '../../domain/keys/lifecycle.ts'
import { err } from '../../domain/result.ts'
import { answerError, answerHtml, answerJson, startFaultServer } from '../../../test/support/fault-server.ts'
import { canary, findDeafBaseUrl } from '../openai/test-support.ts'
import { newId } from '../store/new-id.ts'
import { makeConversation, nano } from '../store/test-support.ts'
import { codeOf, makeKeys, other, take, third, type Made } from './test-support.ts'

function converse({ store }: Made, keyId: KeyId): ConversationId {
  const conversation = makeConversation({ keyId })
  store.conversations.insert(conversation, noParameters)
  return conversation.id
}

const full = err({ code: 'store/full', retry: { kind: 'never' } })

describe('rotate', () => {
  test('the new key takes the old one’s place; the old one is kept, disabled', async () => {
    const made = makeKeys()
    const { keys, keychain, store, clock, events } = made
    const old = take(await made.add({ note: 'Site search' }))
    take(await made.add({ secret: third, label: 'Apart' }))
    const [moved, apart] = [converse(made, old.id), converse(made, newId<KeyId>())]
    clock.nowMs = 5 * dayMs
    const candidateId = made.hold(other)
    events.length = 0
    const key = take(await keys.rotate(old.id, candidateId))
    expect(key).toEqual({
      ...old,
      id: candidateId,
      lastFour: '0b1c',
      createdAtMs: 5 * dayMs,
      rotateByMs: 95 * dayMs,
    })
    expect(keys.list().find(({ id }) => id === old.id)).toEqual({
      ...old,
      isDefault: false,
      isEnabled: false,
      replacedById: candidateId,
    })
    expect(await keychain.read(old.id)).toEqual({ state: 'ok', secret: canary })
    expect(await keychain.read(candidateId)).toEqual({ state: 'ok', secret: other })
    expect(store.conversations.find(moved)?.keyId).toBe(candidateId)
    expect(store.conversations.find(apart)?.keyId).not.toBe(candidateId)
    expect(events).toEqual(['keys', 'conversations'])
    expect(codeOf(await keys.useSecret(old.id, async () => 1))).toBe('key/disabled')
    expect(codeOf(await keys.useSecret(candidateId, async () => 1))).toBe('ok')
  })

  test('budgets of the old key are the new one’s, count both, and go with it alone', async () => {
    const { store, keys, add, addForSession, hold } = makeKeys()
    const old = take(await add())
    const budget: Budget = {
      id: newId<BudgetId>(),
      scope: { kind: 'key', keyId: old.id },
      period: 'month',
      limitNanoUsd: nano(1),
      isHard: true,
      warnAtPercent: null,
    }
    store.budgets.insert(budget, 1)
    const next = take(await keys.rotate(old.id, hold(other)))
    const moved = { scope: { kind: 'key', keyId: next.id }, formerKeyIds: [old.id] }
    expect(store.budgets.list()).toMatchObject([moved])
    take(await keys.remove(old.id))
    expect(store.budgets.list()).toMatchObject([moved])
    take(await keys.remove(next.id))
    expect(store.budgets.list()).toEqual([])
    const { id: keyId } = await addForSession({ secret: third })
    store.budgets.insert({ ...budget, scope: { kind: 'key', keyId } }, 1)
    take(await keys.remove(keyId))
    expect(store.budgets.list()).toEqual([])
  })

  test('a disabled key’s successor is disabled, and one that is not the default doesn’t become it', async () => {
    const { keys, add, hold } = makeKeys()
    const first = take(await add())
    const { id } = take(await add({ secret: other }))
    keys.change(id, { isEnabled: false })
    expect(take(await keys.rotate(id, hold(third)))).toMatchObject({ isDefault: false, isEnabled: false })
    expect(keys.list().find(({ isDefault }) => isDefault)?.id).toBe(first.id)
  })

  test.each([
    ['another server’s key', other, 'https://api.openai.com/v2', 'key/other-origin'],
    ['another server’s key', other, 'http://localhost:1/v1', 'key/other-origin'],
  ])(
    '%s: refused before the keychain is asked, and nothing is changed',
    async (_name, secret, baseUrl, code) => {
      const { keys, keychain, add, hold } = makeKeys()
      const old = take(await add())
      keychain.failWith('locked')
      expect(codeOf(await keys.rotate(old.id, hold(secret, baseUrl)))).toBe(code)
      expect([keys.list(), keychain.listAccounts()]).toEqual([[old], [old.id]])
    },
  )

  test('what is gone, not held, here already, or replaced already', async () => {
    const { keys, add, hold } = makeKeys()
    const old = take(await add())
    const [first, second] = [hold(other), hold(other)]
    expect(codeOf(await keys.rotate(newId<KeyId>(), first))).toBe('key/not-found')
    expect(codeOf(await keys.rotate(old.id, newId<KeyId>()))).toBe('key/not-held')
    const successor = take(await keys.rotate(old.id, first))
    expect(codeOf(await keys.rotate(successor.id, second))).toBe('key/duplicate')
    expect(codeOf(await keys.rotate(old.id, hold(third)))).toBe('key/disabled')
  })

  test('a keychain that fails: all is as it was, and the new key is still held', async () => {
    const { keys, keychain, add, hold } = makeKeys()
    const old = take(await add())
    const candidateId = hold(other)
    keychain.failWith('locked')
    expect(codeOf(await keys.rotate(old.id, candidateId))).toBe('keychain/locked')
    keychain.failWith(null)
    expect([keys.list(), keychain.listAccounts()]).toEqual([[old], [old.id]])
    expect(codeOf(await keys.rotate(old.id, candidateId))).toBe('ok')
  })

  test('a store that fails takes the new key out of the keychain again; a half is never stored', async () => {
    const real = makeKeys()
    let breaks = false
    const conversations = {
      ...real.store.conversations,
      moveKey(from: KeyId, to: KeyId) {
        if (breaks) throw new Error('the disk is gone')
        real.store.conversations.moveKey(from, to)
      },
    }
    let isFull = false
    const transact: typeof real.store.transact = (work) => (isFull ? full : real.store.transact(work))
    const { keys, keychain, add, hold } = makeKeys({ store: { ...real.store, conversations, transact } })
    const old = take(await add())
    const candidateId = hold(other)
    isFull = true
    expect(codeOf(await keys.rotate(old.id, candidateId))).toBe('store/full')
    isFull = false
    breaks = true
    await expect(keys.rotate(old.id, candidateId)).rejects.toThrow('the disk is gone')
    expect([keys.list(), keychain.listAccounts()]).toEqual([[old], [old.id]])
    breaks = false
    expect(codeOf(await keys.rotate(old.id, candidateId))).toBe('ok')
  })

  test('one that is renamed, or removed, while the keychain is written to', async () => {
    const { keys, keychain, add, hold } = makeKeys()
    const old = take(await add())
    const rotating = keys.rotate(old.id, hold(other))
    keys.change(old.id, { label: 'Renamed' })
    expect(take(await rotating).label).toBe('Renamed')
    const removing = keys.remove(old.id)
    expect(codeOf(await keys.rotate(old.id, hold(third)))).toBe('key/not-found')
    take(await removing)
    expect(keychain.listAccounts()).toHaveLength(1)
  })

  test('a session key’s successor goes where it could not, or stays in memory with it', async () => {
    const made = makeKeys()
    const { keys, keychain, session, store } = made
    const old = await made.addForSession()
    const conversationId = converse(made, old.id)
    keychain.failWith('unavailable')
    const second = take(await keys.rotate(old.id, made.hold(other)))
    expect(second).toMatchObject({ keptIn: 'session', isDefault: true, isEnabled: true })
    expect([store.keys.list(), session.listAccounts()]).toEqual([[], [old.id, second.id]])
    expect(keys.list()[0]).toMatchObject({ isEnabled: false, replacedById: second.id })
    keychain.failWith(null)
    const kept = take(await keys.rotate(second.id, made.hold(third)))
    expect(kept).toMatchObject({ keptIn: 'keychain', isDefault: true })
    expect(store.keys.list().map(({ id }) => id)).toEqual([kept.id])
    expect(store.conversations.find(conversationId)?.keyId).toBe(kept.id)
  })

  test('a default of the session passes that on, whatever other keys there are', async () => {
    const { keys, keychain, add, addForSession, hold } = makeKeys()
    take(await add({ label: 'Stored' }))
    const [first, second] = [await addForSession({ secret: other }), await addForSession({ secret: third })]
    expect([first.isDefault, second.isDefault]).toEqual([true, false])
    keychain.failWith('unavailable')
    const inMemory = take(await keys.rotate(first.id, hold(`${canary}1`)))
    expect(inMemory).toMatchObject({ keptIn: 'session', isDefault: true })
    keychain.failWith(null)
    expect(take(await keys.rotate(inMemory.id, hold(`${canary}2`)))).toMatchObject({
      keptIn: 'keychain',
      isDefault: true,
    })
  })

  test('taken back by enabling the old one; removing the new one leaves no link', async () => {
    const { keys, add, hold } = makeKeys()
    const old = take(await add())
    const successor = take(await keys.rotate(old.id, hold(other)))
    take(await keys.remove(successor.id))
    expect(keys.list()[0]).toMatchObject({ isEnabled: false, replacedById: null })
    take(await keys.rotate(old.id, hold(third)))
    expect(take(keys.change(old.id, { isEnabled: true }))).toMatchObject({
      isEnabled: true,
      replacedById: null,
    })
  })
})

describe('confirmRevoked', () => {
  async function confirm(script: Parameters<typeof startFaultServer>[0], timeoutMs = 60_000) {
    await using server = await startFaultServer(script, canary)
    const made = makeKeys({ timeoutMs })
    const { id } = take(await made.add({ baseUrl: server.baseUrl }))
    made.keys.change(id, { isEnabled: false })
    const answer = await made.keys.confirmRevoked(id)
    expect(server.requests.map(({ isExpectedKey }) => isExpectedKey)).toEqual([true])
    return { answer, lastTest: made.keys.list()[0]?.lastTest }
  }

  test('401 is revoked, and remembered as its last test', async () => {
    const { answer, lastTest } = await confirm(() => answerError(401, { code: 'invalid_api_key' }))
    expect(answer).toEqual({ ok: true, value: { isRevoked: true } })
    expect(lastTest).toEqual({ outcome: 'failed', failureCode: 'openai/invalid-key', atMs: 2_001 })
  })

  test.each([
    ['a model list', answerJson({ data: [] })],
    ['a missing scope', answerError(401, { code: null, message: 'Missing scopes: api.model.read' })],
    ['no credit', answerError(429, { code: 'insufficient_quota' })],
  ])('%s is not', async (_name, script) => {
    const { answer, lastTest } = await confirm(() => script)
    expect(answer).toEqual({ ok: true, value: { isRevoked: false } })
    expect(lastTest).toBeNull()
  })

  test.each([
    ['a page', answerHtml(401), 'openai/not-an-api'],
    ['an error of the server', answerError(500, { code: 'server_error' }), 'openai/server-error'],
    [
      'too many requests, from anyone',
      answerError(429, { code: 'rate_limit_exceeded' }),
      'openai/rate-limited',
    ],
    [
      'another region',
      answerError(403, { code: 'unsupported_country_region_territory' }),
      'openai/unsupported-region',
    ],
  ])('%s proves nothing', async (_name, script, code) => {
    const { answer, lastTest } = await confirm(() => script)
    expect(codeOf(answer)).toBe(code)
    expect(lastTest).toBeNull()
  })

  test('silence proves nothing', async () => {
    const { answer, lastTest } = await confirm(() => [{ do: 'stall' }], 1_000)
    expect(codeOf(answer)).toBe('network/timeout')
    expect(lastTest).toBeNull()
  })

  test('nor do a server that is gone, and a keychain that is locked', async () => {
    const { keys, keychain, add } = makeKeys()
    const { id } = take(await add({ baseUrl: await findDeafBaseUrl() }))
    expect(codeOf(await keys.confirmRevoked(id))).toBe('network/refused')
    keychain.failWith('locked')
    expect(codeOf(await keys.confirmRevoked(id))).toBe('keychain/locked')
    expect(codeOf(await keys.confirmRevoked(newId<KeyId>()))).toBe('key/not-found')
  })
})
