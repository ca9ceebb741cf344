// Removing a key names it, where it is kept and what goes with it; a project's hard limit isn't left unasked.
import { describe, expect, test } from 'vitest'
import type { BudgetStatus } from '../../domain/budgets/budget.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key } from '../../domain/keys/key.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import type { Question } from '../app/question.ts'
import { nano } from '../store/test-support.ts'
import { agree, decline } from './asks-test-support.ts'
import { createKeyAsks } from './key-asks.ts'

const [one, other] = ['one' as KeyId, 'other' as KeyId] // ids of a test

function open(first: Partial<Key> = {}, scopes: readonly BudgetStatus['budget']['scope'][] = []) {
  const base = { baseUrl: openAiBaseUrl, project: 'Novel', keptIn: 'keychain', isEnabled: true } as const
  const keys: Partial<Key>[] = [
    { ...base, id: one, label: 'Work', lastFour: 'abcd', isDefault: true, ...first },
    { ...base, id: other, label: 'Home', lastFour: 'wxyz', isDefault: false },
  ]
  const budgets = scopes.map((scope) => ({
    budget: { scope, period: 'day', isHard: true, limitNanoUsd: nano(5_000_000_000) },
  }))
  // Only these fields are read.
  const tools = {
    keys: { list: () => keys, readKeychainName: () => 'Secret Service' },
    budgets: { list: () => budgets },
  } as unknown as Parameters<typeof createKeyAsks>[0]
  return { keys, tools }
}

describe('before a key is removed', () => {
  test('it says which, from where, and what goes and stays', async () => {
    const asked: Question[] = []
    const { tools } = open({}, [{ kind: 'key', keyId: one }, { kind: 'all' }])
    expect(await createKeyAsks(tools, decline(asked)).toRemove(1, one)).toMatchObject({
      failure: { code: 'ipc/declined' },
    })
    expect(asked).toEqual([
      {
        title: 'Remove a key?',
        message: 'The key “Work” (…abcd) will be removed.',
        detail: [
          'It is removed from Secret Service, together with its name and note.',
          'Its budget goes too.',
          '“Home” (…wxyz) becomes the default key.',
          'Your chats and the record of what it cost stay.',
          'The key itself stays valid until you revoke it at OpenAI.',
        ].join('\n'),
        act: 'Remove the key',
      },
    ])
  })

  test('one in memory, of another server, with a crafted name', async () => {
    const asked: Question[] = []
    const { tools } = open({
      keptIn: 'session',
      isDefault: false,
      lastFour: '',
      label: `Cancel\n\n\u202E${'x'.repeat(70)}`,
      baseUrl: 'https://llm.example.test/v1',
    })
    expect((await createKeyAsks(tools, agree(asked)).toRemove(1, one)).ok).toBe(true)
    expect(asked[0]?.message).toBe(`The key “Cancel ${'x'.repeat(32)}…” will be removed.`)
    expect(asked[0]?.detail).toContain('revoke it at llm.example.test.')
    expect(asked[0]?.detail).not.toMatch(/becomes the default|budget|Secret Service/u)
  })

  test('one that is renamed while the question is open stays', async () => {
    const { keys, tools } = open()
    const rename = () => void (keys[0] = { ...keys[0], label: 'Another' })
    expect(await createKeyAsks(tools, agree([], rename)).toRemove(1, one)).toMatchObject({
      failure: { code: 'ipc/changed' },
    })
  })

  test('one that isn’t listed is not asked about', async () => {
    const { tools } = open()
    expect((await createKeyAsks(tools, decline([])).toRemove(1, 'gone' as KeyId)).ok).toBe(true) // an id of a test
  })
})

describe('another project', () => {
  const novel = { kind: 'project', project: 'Novel' } as const

  test('that takes the key out of a hard limit is asked', async () => {
    const asked: Question[] = []
    const asks = createKeyAsks(open({}, [novel, { kind: 'all' }]).tools, decline(asked))
    expect((await asks.toLeaveLimits(1, one, '')).ok).toBe(false)
    expect(asked[0]).toMatchObject({
      message: 'The key “Work” (…abcd) gets another project.',
      detail: 'The limit of $5.00 a day for the project “Novel” no longer counts what this key spends.',
    })
  })

  test.each([undefined, 'Novel', ' Novel '])('%j leaves none, and is not asked', async (project) => {
    const asks = createKeyAsks(open({}, [novel]).tools, decline([]))
    expect((await asks.toLeaveLimits(1, one, project)).ok).toBe(true)
  })
})
