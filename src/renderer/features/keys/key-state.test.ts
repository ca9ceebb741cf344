// A key's state as a word, and its hints without what that word has said already.
import { describe, expect, it } from 'vitest'
import { dayMs } from '../../../domain/keys/lifecycle.ts'
import { findLastFailure, keyStates } from '../../../domain/keys/state.ts'
import { words } from '../../../words/words.ts'
import { describeHints, describeKeyState } from './key-state.ts'
import { keyIdOf, makeKey, nowMs } from '../../../domain/keys/samples.ts'

const hintsOf = (over: Parameters<typeof makeKey>[0], keychain: 'ok' | 'locked' = 'ok') => {
  const other = makeKey({ id: keyIdOf('other'), label: 'Other' })
  return describeHints(makeKey(over), [other], keychain, nowMs)
}

describe('the state', () => {
  it('has a word of its own for each', () => {
    expect(new Set(keyStates.map((state) => words.keys.states[state])).size).toBe(keyStates.length)
  })

  it('is that of the test while one runs', () => {
    const refused = makeKey({
      lastTest: { outcome: 'failed', failureCode: 'openai/invalid-key', atMs: nowMs },
    })
    expect(describeKeyState(refused, 'ok', true, nowMs).word).toBe(words.keys.stateTesting)
    expect(describeKeyState(refused, 'ok', false, nowMs)).toEqual({
      tone: 'bad',
      word: words.keys.states.refused,
    })
  })

  it('is red for what opens nothing, and amber for what is only in the way', () => {
    const tone = (failureCode: 'openai/invalid-key' | 'openai/insufficient-quota' | 'network/dns') =>
      describeKeyState(
        makeKey({ lastTest: { outcome: 'failed', failureCode, atMs: nowMs } }),
        'ok',
        false,
        nowMs,
      ).tone
    expect([tone('openai/invalid-key'), tone('openai/insufficient-quota'), tone('network/dns')]).toEqual([
      'bad',
      'warn',
      'warn',
    ])
  })
})

describe('hints', () => {
  it('say how long, and which other', () => {
    expect(hintsOf({ createdAtMs: nowMs - 34 * dayMs })).toEqual(['Not used for 34 days'])
    expect(hintsOf({ sameKeyId: keyIdOf('other') })).toEqual(['Same key as Other'])
    expect(hintsOf({ sameKeyId: keyIdOf('gone') })).toEqual(['Same key as another'])
    expect(hintsOf({ kind: 'user' })).toEqual(['May do all that its owner may'])
  })

  it('do not repeat the state’s word, and stand in for it where the keychain has the word', () => {
    const due = { rotateByMs: nowMs + dayMs }
    expect(hintsOf(due)).toEqual([])
    expect(hintsOf(due, 'locked')).toEqual([words.keys.states['rotate-soon']])
  })

  it('say of a restricted key what it can’t do', () => {
    const restricted = {
      lastTest: { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: nowMs },
    } as const
    expect(hintsOf(restricted)).toEqual(['Can’t list models'])
    expect(hintsOf(restricted, 'locked')).toEqual(['Restricted: can’t list models'])
  })
})

describe('what was last found wrong', () => {
  const find = (over: Parameters<typeof makeKey>[0]) => findLastFailure(makeKey(over))?.code ?? null
  const failedTest = { outcome: 'failed', failureCode: 'openai/invalid-key', atMs: nowMs - 1 } as const

  it('is the newer of test and use, if it is about the key', () => {
    expect(find({ lastTest: failedTest })).toBe('openai/invalid-key')
    const outOfCredit = { atMs: nowMs, failureCode: 'openai/insufficient-quota' } as const
    expect(find({ lastTest: failedTest, lastUse: outOfCredit })).toBe('openai/insufficient-quota')
    const filtered = { atMs: nowMs, failureCode: 'openai/content-filtered' } as const
    expect(find({ lastTest: failedTest, lastUse: filtered })).toBe('openai/invalid-key')
    expect(find({ lastUse: filtered })).toBeNull()
  })

  it('is nothing once a chat went well, but a note stays', () => {
    const worked = { atMs: nowMs, failureCode: null }
    expect(find({ lastTest: failedTest, lastUse: worked })).toBeNull()
    const noted = { outcome: 'warned', failureCode: 'openai/permission-denied', atMs: nowMs - 1 } as const
    expect(find({ lastTest: noted, lastUse: worked })).toBe('openai/permission-denied')
  })
})
