import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureCodes, makeFailure, type FailureCode } from '../failure.ts'
import {
  decideSaving,
  keyTestLineOutcomes,
  keyTestSteps,
  sumUpLines,
  type KeyTestLine,
  type KeyTestStep,
  type Saving,
} from './key-test.ts'

type Told = Partial<Record<KeyTestStep, readonly [KeyTestLine['outcome'], FailureCode?]>>

const makeLine = (step: KeyTestStep, outcome: KeyTestLine['outcome'], code?: FailureCode): KeyTestLine => ({
  step,
  outcome,
  failure: code === undefined ? null : makeFailure(code),
  fact: null,
  durationMs: 1,
  requestId: null,
})

/** A whole checklist in which all has passed but what is told. */
const checklist = (told: Told = {}): KeyTestLine[] =>
  keyTestSteps.map((step) => makeLine(step, ...(told[step] ?? (['passed'] as const))))

describe('sumUpLines', () => {
  test('the first of the worst says it; what was skipped says nothing', () => {
    expect(sumUpLines([])).toEqual({ outcome: 'passed', failureCode: null })
    expect(sumUpLines(checklist({ limits: ['skipped'] }))).toEqual({ outcome: 'passed', failureCode: null })
    const warned = checklist({
      permission: ['warned', 'openai/permission-denied'],
      models: ['warned', 'key/no-model-to-try'],
    })
    expect(sumUpLines(warned)).toEqual({ outcome: 'warned', failureCode: 'openai/permission-denied' })
    const failed = checklist({ models: ['warned'], quota: ['failed', 'openai/insufficient-quota'] })
    expect(sumUpLines(failed)).toEqual({ outcome: 'failed', failureCode: 'openai/insufficient-quota' })
    expect(sumUpLines(checklist({ models: ['warned'] }))).toEqual({ outcome: 'warned', failureCode: null })
  })
})

describe('decideSaving', () => {
  test.each<[string, Told, Saving]>([
    ['all passed', {}, 'yes'],
    ['what is no fault was skipped', { quota: ['skipped'], limits: ['skipped'] }, 'yes'],
    ['restricted', { permission: ['warned', 'openai/permission-denied'] }, 'with-a-note'],
    ['no model', { models: ['warned', 'key/no-model-to-try'] }, 'with-a-note'],
    ['another server', { authentication: ['warned', 'openai/not-an-api'] }, 'with-a-note'],
    ['no network', { network: ['failed', 'network/dns'], authentication: ['skipped'] }, 'anyway'],
    ['out of credit', { quota: ['failed', 'openai/insufficient-quota'] }, 'anyway'],
    ['region', { authentication: ['failed', 'openai/unsupported-region'] }, 'anyway'],
    ['invalid', { authentication: ['failed', 'openai/invalid-key'] }, 'no'],
    ['no organization', { authentication: ['failed', 'openai/not-in-organization'] }, 'no'],
    ['the form', { form: ['failed', 'key/malformed'] }, 'no'],
    ['no keychain', { keychain: ['warned', 'keychain/unavailable'] }, 'session'],
    [
      'no keychain and no network',
      { keychain: ['warned', 'keychain/unavailable'], network: ['failed', 'network/dns'] },
      'session',
    ],
    [
      'no keychain and invalid',
      { keychain: ['warned', 'keychain/unavailable'], authentication: ['failed', 'openai/invalid-key'] },
      'no',
    ],
    ['locked', { keychain: ['failed', 'keychain/locked'] }, 'no'],
    ['silent', { keychain: ['failed', 'keychain/silent'] }, 'no'],
  ])('%s', (_name, told, saving) => {
    expect(decideSaving(checklist(told))).toBe(saving)
  })

  test('not before a server was asked, however well it went until then', () => {
    for (let length = 0; length < keyTestSteps.indexOf('authentication') + 1; length += 1)
      expect(decideSaving(checklist().slice(0, length))).toBe('no')
    expect(decideSaving(checklist().slice(0, 4))).toBe('yes')
  })

  test('whatever the lines say: into the keychain only when it works, and never a refused key', () => {
    const line = fc.record({
      outcome: fc.constantFrom(...keyTestLineOutcomes),
      code: fc.constantFrom(...failureCodes),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 9, maxLength: 9 }), (told) => {
        const lines = keyTestSteps.map((step, index) => {
          const { outcome, code } = told[index] ?? { outcome: 'passed', code: 'bug/unexpected' }
          return makeLine(step, outcome, outcome === 'passed' || outcome === 'skipped' ? undefined : code)
        })
        const saving = decideSaving(lines)
        const [form, keychain, network, authentication] = lines
        if (form?.outcome !== 'passed') return saving === 'no'
        const isRefused =
          authentication?.outcome === 'failed' && authentication.failure?.code === 'openai/invalid-key'
        if (isRefused && network?.outcome !== 'failed' && saving !== 'no') return false
        return keychain?.outcome === 'passed' || saving === 'no' || saving === 'session'
      }),
    )
  })
})
