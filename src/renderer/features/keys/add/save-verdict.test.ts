import { describe, expect, it } from 'vitest'
import { makeFailure, type FailureCode } from '../../../../domain/failure.ts'
import {
  keyTestSteps,
  type KeyTestLine,
  type KeyTestLineOutcome,
  type KeyTestStep,
} from '../../../../domain/keys/key-test.ts'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import type { KeyTest } from '../checklist/key-tests.ts'
import { judgeSaving } from './save-verdict.ts'

type Trouble = readonly [step: KeyTestStep, outcome: KeyTestLineOutcome, code: FailureCode]

function test(...troubles: readonly Trouble[]): KeyTest {
  const lines = keyTestSteps.map((step): KeyTestLine => {
    const trouble = troubles.find(([at]) => at === step)
    return {
      step,
      outcome: trouble?.[1] ?? 'passed',
      failure: trouble ? makeFailure(trouble[2]) : null,
      fact: null,
      durationMs: 1,
      requestId: null,
    }
  })
  return { lines, isRunning: false, failure: null }
}

const broken = makeFailure('bug/unexpected')

describe('the verdict on saving', () => {
  it('waits for a key, and for its test', () => {
    expect(judgeSaving(null)).toMatchObject({ canSave: false, reason: 'Nothing is stored before you save.' })
    expect(judgeSaving({ ...test(), isRunning: true })).toMatchObject({
      canSave: false,
      label: 'Save',
      reason: 'Testing. This costs nothing.',
    })
  })

  it('is yes when everything passed', () => {
    expect(judgeSaving(test())).toEqual({
      canSave: true,
      label: 'Save',
      reason: 'Everything passed.',
      keepIn: 'keychain',
      isUsable: true,
    })
  })

  it('does not claim that credit was checked when it was not', () => {
    const passed = test()
    const lines = passed.lines.map((line): KeyTestLine => {
      if (line.step !== 'quota') return line
      const costNanoUsd = nanoUsdFromUsd(0.000004)
      return {
        ...line,
        outcome: 'skipped',
        fact: { kind: 'quota', modelId: 'm', costNanoUsd, isPaid: false },
      }
    })
    expect(judgeSaving({ ...passed, lines }).reason).toBe('Everything passed. Credit was not checked.')
  })

  it('says what the note is', () => {
    const verdict = judgeSaving(test(['permission', 'warned', 'openai/permission-denied']))
    expect(verdict).toMatchObject({ canSave: true, label: 'Save', isUsable: true })
    expect(verdict.reason).toBe('It works, with a note. The key lacks a permission.')
  })

  it('does not say that it works where the server never said that it took the key', () => {
    const verdict = judgeSaving(test(['authentication', 'warned', 'openai/not-an-api']))
    expect(verdict.reason).toBe('It may work, but that could not be shown. This is not an API.')
  })

  it('lets a key be saved anyway when something else failed, and names that', () => {
    const verdict = judgeSaving(test(['network', 'failed', 'network/dns']))
    expect(verdict).toMatchObject({
      canSave: true,
      label: 'Save anyway',
      keepIn: 'keychain',
      isUsable: false,
    })
    expect(verdict.reason).toBe('The server’s name was not found. The key itself was not refused.')
  })

  it('offers this session alone where there is no keychain', () => {
    const verdict = judgeSaving(test(['keychain', 'failed', 'keychain/unavailable']))
    expect(verdict).toMatchObject({
      canSave: true,
      label: 'Keep until I quit',
      keepIn: 'session',
      isUsable: true,
    })
  })

  it('refuses a key that the server refused, with a keychain or without', () => {
    const refused: Trouble = ['authentication', 'failed', 'openai/invalid-key']
    for (const tested of [test(refused), test(refused, ['keychain', 'failed', 'keychain/unavailable'])]) {
      expect(judgeSaving(tested)).toMatchObject({
        canSave: false,
        reason: 'The key was not accepted. Saving it would be of no use.',
      })
    }
  })

  it('refuses while the keychain is closed, and says that this can be fixed', () => {
    expect(judgeSaving(test(['keychain', 'failed', 'keychain/locked']))).toMatchObject({
      canSave: false,
      reason: 'The keychain is locked, so nothing can be saved now. Fix that, then test again.',
    })
  })

  it('proves nothing by a test that broke off', () => {
    expect(judgeSaving({ lines: [], isRunning: false, failure: broken })).toMatchObject({
      canSave: false,
      reason: 'The test could not finish. Something in Latchkey went wrong.',
    })
    const cut = { ...test(), failure: broken }
    expect(judgeSaving(cut)).toMatchObject({ canSave: true, label: 'Save anyway', isUsable: false })
  })
})
