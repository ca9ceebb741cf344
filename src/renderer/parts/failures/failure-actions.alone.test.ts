// Where the button of a failure leads, with the window's own navigation and a bridge that notes what is asked.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { failureHelp } from '../../../domain/failure-help.ts'
import { failureActions, makeFailure, type Failure } from '../../../domain/failure.ts'
import { nameServer } from '../../../domain/failure-server.ts'
import type { KeyId } from '../../../domain/ids.ts'
import { ok } from '../../../domain/result.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { words } from '../../../words/words.ts'

const opened: string[] = []
const openLink = async ({ url }: { url: string }) => {
  opened.push(url)
  return ok({ wasOpened: true })
}
// The bridge is read as the modules load.
vi.stubGlobal('window', { latchkey: { app: { openLink } } })

const { buttonFor } = await import('./failure-actions.ts')
const { goTo, readPlace } = await import('../../base/navigation.ts')

beforeEach(() => {
  opened.length = 0
  goTo({ screen: 'settings' })
})

// Brands are the types' alone.
const keyId = 'k' as KeyId
const place = { retry: () => {}, chooseModel: () => {}, keyId }
const nowhere = { retry: null, chooseModel: null, keyId: null }
const asking = (action: Failure['retry'] | (typeof failureActions)[number]) =>
  makeFailure('openai/invalid-key', action)

const pressed = (failure: Failure, at: typeof place | typeof nowhere) => {
  buttonFor(failure, at)?.press()
  return readPlace()
}

describe('the button of a failure', () => {
  it('leads to the key that failed, where it is listed', () => {
    expect(pressed(asking('replace-key'), place)).toEqual({ screen: 'keys', sheet: 'rotate', keyId })
    expect(pressed(asking('enable-key'), place)).toEqual({ screen: 'keys', keyId })
    expect(pressed(asking('check-base-url'), place)).toEqual({ screen: 'keys', keyId })
  })

  it('leads to all keys, where it is not', () => {
    expect(pressed(asking('replace-key'), nowhere)).toEqual({ screen: 'keys' })
    expect(pressed(asking('enable-key'), nowhere)).toEqual({ screen: 'keys' })
    expect(pressed(asking('add-key'), nowhere)).toEqual({ screen: 'keys', sheet: 'add' })
  })

  it.each([
    ['add-credits', 'https://platform.openai.com/settings/organization/billing'],
    ['raise-limit', 'https://platform.openai.com/settings/organization/limits'],
    ['change-permissions', 'https://platform.openai.com/api-keys'],
  ] as const)('%s leaves through the one gate', (action, url) => {
    expect(pressed(asking(action), place)).toEqual({ screen: 'settings' })
    expect(opened).toEqual([url])
  })

  it('leads to adding a lost key again, beside its row', () => {
    const lost = makeFailure('keychain/lost')
    expect(buttonFor(lost, place)?.label).toBe('Add it again')
    expect(pressed(lost, place)).toEqual({ screen: 'keys', sheet: 'add', keyId })
    expect(pressed(lost, nowhere)).toEqual({ screen: 'keys', sheet: 'add' })
  })

  it.each(['openai/insufficient-quota', 'openai/project-spend-limit', 'openai/permission-denied'] as const)(
    'leads nobody to OpenAI with another server’s key: %s',
    (code) => {
      const refused = makeFailure(code, failureHelp[code].action ?? undefined)
      expect(buttonFor(nameServer(refused, openAiBaseUrl), place)).not.toBeNull()
      expect(buttonFor(nameServer(refused, 'https://api.example.test/v1'), place)).toBeNull()
    },
  )

  it('is the place’s own where it only tries again or chooses', () => {
    const [retry, chooseModel] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const own = { retry, chooseModel, keyId: null }
    const again = buttonFor(asking({ kind: 'after', delayMs: 1_000 }), own)
    again?.press()
    buttonFor(asking('choose-key'), own)?.press()
    expect([again?.isRetry, again?.label]).toEqual([true, words.failures.actions['try-again']])
    expect([retry.mock.calls.length, chooseModel.mock.calls.length]).toEqual([1, 1])
  })

  it('is not there where it could do nothing', () => {
    for (const action of ['try-again', 'check-network', 'unlock-keyring', 'choose-model'] as const)
      expect(buttonFor(asking(action), nowhere), action).toBeNull()
  })

  it('follows the words where main asks for nothing, but never to try again without a chance', () => {
    expect(buttonFor(makeFailure('openai/insufficient-quota'), place)?.label).toBe(
      words.failures.actions['add-credits'],
    )
    expect(buttonFor(makeFailure('network/dns'), place)).toBeNull()
    expect(buttonFor(makeFailure('key/empty'), place)).toBeNull()
  })

  it('is labelled as its action, for every action', () => {
    for (const action of failureActions)
      expect(buttonFor(asking(action), place)?.label, action).toBe(words.failures.actions[action])
  })
})
