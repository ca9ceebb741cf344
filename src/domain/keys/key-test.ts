// A key test as a checklist: its steps, the result of each line, and whether a candidate can be saved after
// it.
import type { Failure, FailureCode } from '../failure.ts'
import type { KeyTestOutcome } from './key.ts'
import type { NanoUsd } from '../money.ts'

/** In the order in which they are shown; all but the last three also run in this order. */
export const keyTestSteps = [
  'form',
  'keychain',
  'network',
  'authentication',
  'permission',
  'models',
  'quota',
  'limits',
  'latency',
] as const
export type KeyTestStep = (typeof keyTestSteps)[number]

export const keyTestLineOutcomes = ['passed', 'warned', 'failed', 'skipped'] as const
/** `skipped` is no fault: the step was not asked for, or the server doesn't offer it. */
export type KeyTestLineOutcome = (typeof keyTestLineOutcomes)[number]

export const skipReasons = ['asks-first', 'not-offered', 'with-quota', 'not-reached'] as const
/**
 * `asks-first`: the step costs something. `with-quota`: the quota step gives its result. `not-offered`: this
 * server doesn't say. `not-reached`: an earlier step failed.
 */
export type SkipReason = (typeof skipReasons)[number]

/** One of a server's limits per minute, from its headers. */
export interface RateLimit {
  readonly limit: number | null
  readonly remaining: number | null
}

/** What a line found out besides its outcome. */
export type KeyTestFact =
  | {
      readonly kind: 'route'
      readonly host: string
      readonly isEncrypted: boolean
      readonly proxy: string | null
    }
  /** `modelIds` are the first ones of `total`. */
  | { readonly kind: 'models'; readonly total: number; readonly modelIds: readonly string[] }
  /**
   * The smallest paid request: the most it can cost or, once paid, what it cost; `null` if the price is
   * unknown.
   */
  | {
      readonly kind: 'quota'
      readonly modelId: string
      readonly costNanoUsd: NanoUsd | null
      readonly isPaid: boolean
    }
  | { readonly kind: 'limits'; readonly requests: RateLimit | null; readonly tokens: RateLimit | null }
  /**
   * The time to the first byte of the model list, and to the first text of the paid request if there was one.
   */
  | { readonly kind: 'latency'; readonly firstByteMs: number; readonly firstTokenMs: number | null }
  | { readonly kind: 'skip'; readonly reason: SkipReason }

/** One line of a key test's checklist. */
export interface KeyTestLine {
  readonly step: KeyTestStep
  readonly outcome: KeyTestLineOutcome
  readonly failure: Failure | null
  readonly fact: KeyTestFact | null
  readonly durationMs: number
  /** The API's own id of the request, for questions to its support. */
  readonly requestId: string | null
}

/** Returns the worst line's outcome. A skipped line says nothing about the key. */
export function sumUpLines(lines: readonly KeyTestLine[]): {
  readonly outcome: KeyTestOutcome
  readonly failureCode: FailureCode | null
} {
  for (const outcome of ['failed', 'warned'] as const) {
    const worst = lines.find((line) => line.outcome === outcome)
    if (worst) return { outcome, failureCode: worst.failure?.code ?? null }
  }
  return { outcome: 'passed', failureCode: null }
}

const savings = ['yes', 'with-a-note', 'anyway', 'session', 'no'] as const
/**
 * Whether a candidate can be saved after its test. `anyway`: a failure, but not of the key. `session`: there
 * is no keychain, so only until quit. `no`: the key could not be used.
 */
export type Saving = (typeof savings)[number]

const keyIsRefused: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'openai/invalid-key',
  'openai/not-in-organization',
])

/** Also for a test that is under way or was cancelled: nothing can be saved before a server was asked. */
export function decideSaving(lines: readonly KeyTestLine[]): Saving {
  const find = (step: KeyTestStep) => lines.find((line) => line.step === step)
  if (find('form')?.outcome !== 'passed') return 'no'
  const keychain = find('keychain')
  if (keychain === undefined || find('authentication') === undefined) return 'no'
  const { outcome, failureCode } = sumUpLines(lines.filter(({ step }) => step !== 'keychain'))
  if (failureCode !== null && keyIsRefused.has(failureCode)) return 'no'
  if (keychain.outcome !== 'passed')
    return keychain.failure?.code === 'keychain/unavailable' ? 'session' : 'no'
  return outcome === 'failed' ? 'anyway' : outcome === 'warned' ? 'with-a-note' : 'yes'
}
