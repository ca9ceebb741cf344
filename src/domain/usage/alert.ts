// Alerts of unusual usage, each with the figures that explain it.
import type { Day } from '../day.ts'
import type { FailureCode } from '../failure.ts'
import type { AlertId, KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

export type AlertFacts =
  | {
      readonly kind: 'spending-above-habit'
      readonly day: Day
      readonly spentNanoUsd: NanoUsd
      /** The median of the days before, and the most that counts as usual. */
      readonly medianNanoUsd: NanoUsd
      readonly usualUpToNanoUsd: NanoUsd
      /** The number of days that this is computed from. */
      readonly days: number
    }
  | {
      readonly kind: 'refusal-burst'
      readonly keyId: KeyId | null
      readonly refusals: number
      readonly withinMinutes: number
      /** The most frequent failure. */
      readonly failureCode: FailureCode
    }
  | {
      readonly kind: 'unusual-base-url'
      readonly keyId: KeyId | null
      readonly baseUrl: string
      readonly usualBaseUrl: string
    }

export type AlertKind = AlertFacts['kind']

export interface Alert {
  readonly id: AlertId
  readonly atMs: number
  readonly facts: AlertFacts
}

/** The expected cost of this month if spending goes on as recently. */
export interface Forecast {
  /** The amount spent so far, plus the expected cost of the remaining days. */
  readonly monthNanoUsd: NanoUsd
  /** The number of days that this is computed from. */
  readonly days: number
}

/** Today's figures, whatever period the page shows. */
export interface UsageOverview {
  readonly today: Day
  readonly monthNanoUsd: NanoUsd
  readonly isMonthEstimated: boolean
  /** `null` if there is not enough data yet. */
  readonly forecast: Forecast | null
  /** Newest first, without dismissed ones. */
  readonly alerts: readonly Alert[]
  /** Requests dated in the future: the clock was set back since. */
  readonly futureRequests: number
}
