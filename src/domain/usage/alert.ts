// What is out of the ordinary in one's own usage, each with the figures that say why it fired.
import type { Day } from '../day.ts'
import type { FailureCode } from '../failure.ts'
import type { AlertId, KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

export type AlertFacts =
  | {
      readonly kind: 'spending-above-habit'
      readonly day: Day
      readonly spentNanoUsd: NanoUsd
      /** The median of the days before, and how much of them is usual. */
      readonly medianNanoUsd: NanoUsd
      readonly usualUpToNanoUsd: NanoUsd
      /** From so many days. */
      readonly days: number
    }
  | {
      readonly kind: 'refusal-burst'
      readonly keyId: KeyId | null
      readonly refusals: number
      readonly withinMinutes: number
      /** What was refused most often. */
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

/** What to expect of this month if it goes on as of late. */
export interface Forecast {
  /** Spent so far and what the days left would cost. */
  readonly monthNanoUsd: NanoUsd
  /** From so many days. */
  readonly days: number
}

/** How it stands today, whatever period is looked at. */
export interface UsageOverview {
  readonly today: Day
  readonly monthNanoUsd: NanoUsd
  readonly isMonthEstimated: boolean
  /** `null`: too little is known yet. */
  readonly forecast: Forecast | null
  /** Newest first; those that were dismissed are left out. */
  readonly alerts: readonly Alert[]
  /** Requests dated after now: the clock was set back since. */
  readonly futureRequests: number
}
