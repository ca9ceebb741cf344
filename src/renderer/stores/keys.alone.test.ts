// What the store asks main for, and what its undoing gives back. Main's answers are scripted here.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Key, KeychainState } from '../../domain/keys/key.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { NoticeAction } from '../ui/notices.tsx'
import { keyIdOf, makeKey } from '../../domain/keys/samples.ts'
import type * as KeysStore from './keys.ts'

const told = vi.hoisted(() => ({ text: '', action: null as NoticeAction | null }))
vi.mock('../ui/notices.tsx', () => ({
  tellBriefly: (text: string, action: NoticeAction | null = null) => Object.assign(told, { text, action }),
  tellFailure: () => {},
}))

const listeners = new Map<string, () => void>()
let list: Key[] = []
let chain: KeychainState = 'ok'
let answerKeychain: Array<() => void> = []
const calls: string[] = []

const keysOfMain = {
  listKeys: async () => ok(list.map((key) => ({ ...key }))),
  readKeychain: () =>
    new Promise<Result<unknown>>((resolve) => {
      calls.push('readKeychain')
      answerKeychain.push(() => resolve(ok({ name: 'Secret Service', state: chain })))
    }),
  makeDefault: async ({ keyId }: { keyId: Key['id'] }) => {
    list = list.map((key) => ({ ...key, isDefault: key.id === keyId }))
    return ok({})
  },
  /** Like main: disabling the default passes it to the oldest enabled key. */
  changeKey: async ({ keyId, isEnabled = true }: { keyId: Key['id']; isEnabled?: boolean }) => {
    list = list.map((key) =>
      key.id === keyId ? { ...key, isEnabled, isDefault: key.isDefault && isEnabled } : key,
    )
    if (!list.some((key) => key.isDefault)) {
      const next = list.find((key) => key.isEnabled)
      list = list.map((key) => ({ ...key, isDefault: key === next }))
    }
    return ok(list.find(({ id }) => id === keyId))
  },
  keysChanged: () => () => {},
  allowedServersChanged: () => () => {},
  keychainChanged: (listener: () => void) => {
    listeners.set('keychainChanged', listener)
    return () => {}
  },
}

const modelsOfMain = {
  listModels: async () => {
    calls.push('listModels')
    return ok([])
  },
}

const settle = () => new Promise((resolve) => setTimeout(resolve))
const readDefault = () => list.find(({ isDefault }) => isDefault)?.label

let store: typeof KeysStore

beforeEach(async () => {
  vi.resetModules()
  calls.length = 0
  answerKeychain = []
  chain = 'ok'
  list = [
    makeKey({ isDefault: true }),
    makeKey({ id: keyIdOf('home'), label: 'Home' }),
    makeKey({ id: keyIdOf('spare'), label: 'Spare', isEnabled: false }),
  ]
  vi.stubGlobal('window', {
    latchkey: { keys: keysOfMain, models: modelsOfMain, usage: {} },
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  })
  const { speak } = await import('../../words/language.ts')
  speak('en')
  store = await import('./keys.ts')
  await store.keys.reload()
})
afterEach(() => vi.unstubAllGlobals())

const find = (label: string): Key => {
  const key = list.find((one) => one.label === label)
  if (!key) throw new Error(`no key ${label}`)
  return key
}

describe('undoing', () => {
  it('gives the default back', async () => {
    await store.makeDefault(find('Home'))
    expect(readDefault()).toBe('Home')
    told.action?.press()
    await settle()
    expect(readDefault()).toBe('Work')
  })

  it('of disabling the default enables it and gives that back too', async () => {
    await store.setEnabled(find('Work'), false)
    expect(readDefault()).toBe('Home')
    expect(told.text).toContain('Home is the default key now')
    told.action?.press()
    await settle()
    expect([find('Work').isEnabled, readDefault()]).toEqual([true, 'Work'])
  })

  it('is not offered where it would not bring everything back', async () => {
    const replaced = makeKey({
      id: keyIdOf('old'),
      label: 'Old',
      isEnabled: false,
      replacedById: keyIdOf('work'),
    })
    list = [...list, replaced]
    await store.setEnabled(replaced, true)
    expect(find('Old').isEnabled).toBe(true)
    expect(told.action).toBeNull()
  })

  it('of enabling disables it again', async () => {
    await store.setEnabled(find('Spare'), true)
    expect(find('Spare').isEnabled).toBe(true)
    told.action?.press()
    await settle()
    expect(find('Spare').isEnabled).toBe(false)
  })
})

describe('models', () => {
  it('are never asked for with a disabled key', async () => {
    store.readModelsOnce(find('Spare').id)
    await settle()
    expect(calls).toEqual([])
    store.readModelsOnce(find('Work').id)
    await settle()
    expect(calls).toEqual(['listModels'])
  })
})

describe('the keychain', () => {
  it('is not asked twice at a time', async () => {
    const both = [store.keychain.reload(), store.keychain.reload()]
    answerKeychain.forEach((answer) => answer())
    await Promise.all(both)
    expect(calls).toEqual(['readKeychain'])
    expect(store.keychain.store.read().value?.state).toBe('ok')
  })

  it('is asked again when the window is looked at, unless it was well', async () => {
    chain = 'locked'
    store.startKeys()
    answerKeychain[0]?.()
    await settle()
    chain = 'ok'
    listeners.get('focus')?.()
    answerKeychain[1]?.()
    await settle()
    expect(store.keychain.store.read().value?.state).toBe('ok')
    listeners.get('focus')?.()
    expect(calls.filter((name) => name === 'readKeychain')).toHaveLength(2)
  })

  it('is asked again when main says that it changed, after what is being asked', async () => {
    store.startKeys()
    chain = 'prompting'
    listeners.get('keychainChanged')?.()
    answerKeychain[0]?.()
    await settle()
    chain = 'ok'
    answerKeychain[1]?.()
    await settle()
    expect(calls.filter((name) => name === 'readKeychain')).toHaveLength(2)
    expect(store.keychain.store.read().value?.state).toBe('ok')
  })

  it('is asked again when it was seen to be otherwise than is shown', async () => {
    const asked = () => calls.filter((name) => name === 'readKeychain').length
    void store.keychain.reload()
    answerKeychain[0]?.()
    await settle()
    store.noteKeychain(null)
    // Only of the key that was looked for.
    store.noteKeychain('keychain/lost')
    expect(asked()).toBe(1)
    chain = 'locked'
    store.noteKeychain('keychain/locked')
    answerKeychain[1]?.()
    await settle()
    expect(store.keychain.store.read().value?.state).toBe('locked')
    store.noteKeychain('keychain/locked')
    expect(asked()).toBe(2)
    store.noteKeychain(null)
    expect(asked()).toBe(3)
  })
})

describe('the next default', () => {
  it('is the oldest that may be used, and none for a key that is not the default', () => {
    expect(store.findNextDefault(find('Work'), list)?.label).toBe('Home')
    expect(store.findNextDefault(find('Home'), list)).toBeUndefined()
  })
})
