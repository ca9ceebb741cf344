// Decides when a person's usage is unusual. Pure: it takes figures and returns alerts with the figures that
// explain them. It never alerts in the first week of use, since nothing is usual yet.
import type { AlertFacts } from './alert.ts'
import { countDays, type Day } from '../day.ts'
import type { FailureCode } from '../failure.ts'
import type { DayCost } from './forecast.ts'
import type { KeyId } from '../ids.ts'
import { nanoUsdPerUsd, type NanoUsd } from '../money.ts'
import { median, medianDeviation } from '../statistics.ts'

type FactsOf<Kind extends AlertFacts['kind']> = Extract<AlertFacts, { kind: Kind }>

const firstDays = 7

/** Also returns false if the clock was set back to before the first day. */
export const isPastFirstWeek = (firstDay: Day | null, today: Day): boolean =>
  firstDay !== null && countDays(firstDay, today) >= firstDays

const minHabitDays = 5
// Usage varies by nature, so the limit is high: 8 median deviations are more than 5 standard deviations.
const usualDeviations = 8
const usualTimes = 2
/** Less than this above the median is never an alert, whatever the habit. */
export const leastExcessNanoUsd = nanoUsdPerUsd

/**
 * Alerts if today costs far more than a usual day with spending. Days without spending don't count: a person
 * who spends on every third day has a median of $0 over all days, and would get an alert at each use.
 */
export function judgeSpending(
  today: Day,
  spentNanoUsd: NanoUsd,
  daysBefore: readonly DayCost[],
): FactsOf<'spending-above-habit'> | null {
  const costs = daysBefore
    .filter(({ day, costNanoUsd }) => day < today && costNanoUsd > 0)
    .map(({ costNanoUsd }) => costNanoUsd)
  const middle = median(costs)
  const deviation = medianDeviation(costs)
  if (middle === null || deviation === null || costs.length < minHabitDays) return null
  const usualUpTo = Math.max(
    middle + usualDeviations * deviation,
    usualTimes * middle,
    middle + leastExcessNanoUsd,
  )
  if (spentNanoUsd <= usualUpTo) return null
  return {
    kind: 'spending-above-habit',
    day: today,
    spentNanoUsd,
    medianNanoUsd: Math.round(middle) as NanoUsd, // whole again: the median lies between whole amounts
    usualUpToNanoUsd: Math.round(usualUpTo) as NanoUsd, // likewise
    days: costs.length,
  }
}

/** Refusals with status 401, 403 or 429: the server doesn't accept this key, or not now. */
export const refusalCodes = [
  'openai/invalid-key',
  'openai/ip-not-authorized',
  'openai/not-in-organization',
  'openai/unsupported-region',
  'openai/permission-denied',
  'openai/rate-limited',
  'openai/slow-down',
  'openai/insufficient-quota',
  'openai/credit-exhausted',
  'openai/organization-spend-limit',
  'openai/project-spend-limit',
  'openai/organization-usage-limit',
  'openai/billing-hard-limit',
] as const satisfies readonly FailureCode[]

export const refusalWindowMinutes = 10
export const burstRefusals = 5

export interface Refusals {
  readonly keyId: KeyId | null
  readonly failureCode: FailureCode
  readonly requests: number
}

/**
 * `refusals` are those of the last `refusalWindowMinutes`, by key and code. Returns at most one alert for
 * each key.
 */
export function judgeRefusals(refusals: readonly Refusals[]): FactsOf<'refusal-burst'>[] {
  return [...Map.groupBy(refusals, ({ keyId }) => keyId)].flatMap(([keyId, ofKey]) => {
    const total = ofKey.reduce((sum, { requests }) => sum + requests, 0)
    const most = ofKey.toSorted((left, right) => right.requests - left.requests)[0]
    if (most === undefined || total < burstRefusals) return []
    return {
      kind: 'refusal-burst',
      keyId,
      refusals: total,
      withinMinutes: refusalWindowMinutes,
      failureCode: most.failureCode,
    }
  })
}

/** A base URL at which a key was used. */
export interface KeyAddress {
  readonly baseUrl: string
  /** The listed key that was first used there. */
  readonly keyId: KeyId | null
  readonly firstAtMs: number
  readonly requests: number
}

const msPerDay = 86_400_000
const usualRequests = 5

/**
 * `addresses` are all addresses of one key, by its fingerprint. Alerts if one was first used within the last
 * day, while another has been usual for a week. Never for dates in the future.
 */
export function judgeAddresses(
  addresses: readonly KeyAddress[],
  nowMs: number,
): FactsOf<'unusual-base-url'>[] {
  const usual = addresses
    .filter(
      ({ firstAtMs, requests }) => requests >= usualRequests && firstAtMs <= nowMs - firstDays * msPerDay,
    )
    .toSorted((left, right) => right.requests - left.requests)[0]
  if (usual === undefined) return []
  return addresses
    .filter(({ firstAtMs }) => firstAtMs > nowMs - msPerDay && firstAtMs <= nowMs)
    .map(({ keyId, baseUrl }) => ({
      kind: 'unusual-base-url',
      keyId,
      baseUrl,
      usualBaseUrl: usual.baseUrl,
    }))
}
