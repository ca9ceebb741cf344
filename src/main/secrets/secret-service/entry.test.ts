// An entry against a service that does what a test wants of it: what is sent, and what is not once nobody waits.
import { describe, expect, test } from 'vitest'
import type { Value } from '../dbus/types.ts'
import { createCollection } from './collection.ts'
import { createEntry } from './entry.ts'
import type { Link, Links } from './link.ts'
import { createPrompts } from './prompts.ts'
import { createPatience } from '../patience.ts'
import { unknownProvider } from './provider.ts'

const canary = 'sk-canary-entry-0123456789abcdef3f9a'

const readText = (value?: Value): string => (typeof value === 'string' ? value : '')

/** A keychain with one unlocked entry; `on` runs before a call of this name is answered, and can throw or answer. */
function makeEntry(on: Record<string, () => readonly Value[] | void> = {}) {
  const giving = new AbortController()
  const calls: string[] = []
  let stored = canary
  const answers: Record<string, () => readonly Value[]> = {
    ReadAlias: () => ['/collection'],
    SearchItems: () => [['/item'], []],
    GetSecret: () => [stored],
    CreateItem: () => ['/item', '/'],
    Delete: () => ['/'],
  }
  const cipher = { seal: (_session: string, secret: string) => secret, open: readText }
  const link: Link = {
    async call({ member, values = [] }) {
      const isOverwriting = member === 'SetSecret'
      calls.push(member)
      if (isOverwriting) stored = readText(values[0])
      return on[member]?.() ?? answers[member]?.() ?? []
    },
    readProperty: async () => false,
    async openSession() {
      on['openSession']?.()
      return { path: '/session', cipher }
    },
    isOpenWallet: async () => false,
    waitForPrompt: async () => on['prompt']?.() ?? [false, ''],
  }
  const links: Links = { open: async () => link, provider: () => unknownProvider, close: () => {} }
  const prompts = createPrompts(createPatience(10_000), () => {})
  const entry = createEntry(
    { links, prompts, collection: createCollection(prompts, links.provider) },
    'app',
    'one',
  )
  const asking = { signal: giving.signal, mayPrompt: true }
  return { entry, asking, calls, giveUp: () => giving.abort(), read: () => stored }
}

const faultOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (thrown: { readonly fault?: unknown }) => thrown.fault,
  )

describe('an entry that is written', () => {
  test('[S32] is not, once nobody waits for it', async () => {
    const made = makeEntry({ openSession: () => made.giveUp() })
    expect(await faultOf(made.entry.setPassword(canary, made.asking, 'Latchkey'))).toBe('silent')
    expect(made.calls).not.toContain('CreateItem')
  })
})

describe('an entry that is removed', () => {
  test('[S7] is overwritten first', async () => {
    const { entry, asking, calls, read } = makeEntry()
    expect(await entry.deletePassword(asking)).toBe(true)
    expect(calls.slice(-2)).toEqual(['SetSecret', 'Delete'])
    expect(read()).toBe('')
  })

  test('[S32] is not, once nobody waits for it', async () => {
    const made = makeEntry({ GetSecret: () => made.giveUp() })
    expect(await faultOf(made.entry.deletePassword(made.asking))).toBe('silent')
    expect(made.calls.filter((call) => call === 'SetSecret' || call === 'Delete')).toEqual([])
  })

  test('[S32] is put back if nobody waits any longer once it was overwritten', async () => {
    const made = makeEntry({
      SetSecret: () => made.giveUp(),
    })
    expect(await faultOf(made.entry.deletePassword(made.asking))).toBe('silent')
    expect(made.calls).not.toContain('Delete')
    expect(made.read()).toBe(canary)
  })

  test('[S7] is put back if the person refuses, or the service does', async () => {
    const refused = makeEntry({ Delete: () => ['/prompt'], prompt: () => [true, ''] })
    expect(await faultOf(refused.entry.deletePassword(refused.asking))).toBe('locked')
    expect(refused.read()).toBe(canary)
    const broken = makeEntry({
      Delete() {
        throw new Error('It broke')
      },
    })
    await expect(broken.entry.deletePassword(broken.asking)).rejects.toThrow('It broke')
    expect(broken.read()).toBe(canary)
  })

  test('[S32] asks nobody for work that nobody asked for, and is put back', async () => {
    const { entry, asking, calls, read } = makeEntry({ Delete: () => ['/prompt'] })
    expect(await faultOf(entry.deletePassword({ ...asking, mayPrompt: false }))).toBe('locked')
    expect(calls).not.toContain('Prompt')
    expect(read()).toBe(canary)
  })

  test('[S6] is removed without being overwritten if it can’t be read', async () => {
    const { entry, asking, calls } = makeEntry({
      GetSecret() {
        throw new Error('It can’t be read')
      },
    })
    expect(await entry.deletePassword(asking)).toBe(true)
    expect(calls.filter((call) => call === 'SetSecret')).toEqual([])
  })
})

test('[S6] two entries by the same names are neither read, written nor removed', async () => {
  const { entry, asking, calls } = makeEntry({ SearchItems: () => [['/item'], ['/other']] })
  expect(await faultOf(entry.getPassword(asking))).toBe('corrupt')
  expect(await faultOf(entry.deletePassword(asking))).toBe('corrupt')
  expect(calls.filter((call) => call !== 'ReadAlias' && call !== 'SearchItems')).toEqual([])
})
