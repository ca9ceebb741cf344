// What is known of a model in a key's own list. A fact is `null` if it is unknown.
import type { NanoUsd } from '../money.ts'
import type { ReasoningEffort } from './parameters.ts'

export interface ModelFacts {
  readonly id: string
  /** Input and output together, in tokens. */
  readonly contextTokens: number | null
  readonly maxOutputTokens: number | null
  /** For a million tokens, at today's standard rates. */
  readonly inputNanoUsdPerMillion: NanoUsd | null
  readonly outputNanoUsdPerMillion: NanoUsd | null
  /** The day of an announced or past shutdown, as YYYY-MM-DD. */
  readonly shutsDownOn: string | null
  /** True if the model accepts a temperature; a model that doesn't refuses the whole request. */
  readonly takesTemperature: boolean
  /** The efforts that it accepts. Empty: it accepts none, and refuses a request with one. */
  readonly reasoningEfforts: readonly ReasoningEffort[]
}

/** A model in a key's own list. */
export interface ListedModel {
  readonly id: string
  /** The day that the server announces, as YYYY-MM-DD. */
  readonly shutsDownOn: string | null
}
