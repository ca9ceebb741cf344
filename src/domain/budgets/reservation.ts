// Computes the most that one request can cost, and decides whether the budgets have room for it. Pure: the
// spent and reserved amounts are passed in. A granted request, at its estimated input and its maximum output,
// always fits into what every hard limit has left.
import type { Budget } from './budget.ts'
import type { Day, DaySpan } from '../day.ts'
import type { KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

/** What a request under way can still cost, until its record is saved. */
export interface Reservation {
  readonly keyId: KeyId
  /** The key's project when the request was made; empty for none. */
  readonly project: string
  /** The person's own day on which the request began; its record has the same day. */
  readonly day: Day
  readonly amountNanoUsd: NanoUsd
}

export interface ScopedBudget extends Pick<Budget, 'scope'> {
  /** The keys that this key replaced; their requests count too. */
  readonly formerKeyIds: readonly KeyId[]
}

export function covers(
  { scope, formerKeyIds }: ScopedBudget,
  { keyId, project }: Pick<Reservation, 'keyId' | 'project'>,
): boolean {
  if (scope.kind === 'all') return true
  if (scope.kind === 'project') return scope.project === project
  return scope.keyId === keyId || formerKeyIds.includes(keyId)
}

export function sumReserved(
  reservations: Iterable<Reservation>,
  budget: ScopedBudget,
  { fromDay, toDay }: DaySpan,
): NanoUsd {
  let sumNanoUsd = 0
  for (const reservation of reservations) {
    const isThen = reservation.day >= fromDay && reservation.day <= toDay
    if (isThen && covers(budget, reservation)) sumNanoUsd += reservation.amountNanoUsd
  }
  return Math.min(sumNanoUsd, Number.MAX_SAFE_INTEGER) as NanoUsd // a sum of nano-dollars
}

/** A model's rates for an input of this length. */
export interface TokenRates {
  /** The highest input rate, since the input may be written into the cache. */
  readonly inputNanoUsdPerMillion: NanoUsd
  readonly outputNanoUsdPerMillion: NanoUsd
}

/** The parts of a request that decide its cost. */
export interface RequestSize {
  /** An estimate. */
  readonly inputTokens: number
  /** The person's own maximum; `null` if none is set. */
  readonly askedTokens: number | null
  /** The most that the model writes; `null` if unknown. */
  readonly modelTokens: number | null
  /** The shortest maximum that still makes sense: an answer cut shorter would help nobody. */
  readonly leastTokens: number
}

/** A hard limit that applies to a request, and how much of it is used. */
export interface Standing {
  readonly limitNanoUsd: NanoUsd
  readonly spentNanoUsd: NanoUsd
  readonly reservedNanoUsd: NanoUsd
}

export type Decision<Over extends Standing = Standing> =
  | {
      readonly kind: 'granted'
      readonly amountNanoUsd: NanoUsd
      /** The maximum that the answer is limited to; `null` leaves the request as it is. */
      readonly maxOutputTokens: number | null
      /** True if budgets lowered the maximum. */
      readonly isLowered: boolean
    }
  /** `tightest` has the least left; `leastNanoUsd` is the cost of the shortest answer that makes sense. */
  | { readonly kind: 'refused'; readonly tightest: Over; readonly leastNanoUsd: NanoUsd }
  | { readonly kind: 'unpriced' }

/** Assumed if the model's maximum is unknown and there is no hard limit. */
const usualMostTokens = 32_768
/**
 * If half of what is left buys this many tokens, a request gets only that half, so that others can follow.
 */
const sharedFromTokens = 4_096

/** `over` are the hard limits that apply to the request; `rates` is `null` if its price is unknown. */
export function decide<Over extends Standing>(
  size: RequestSize,
  rates: TokenRates | null,
  over: readonly Over[],
): Decision<Over> {
  const { inputTokens, askedTokens, modelTokens } = size
  const tightest = findTightest(over)
  if (rates === null) {
    const free = { amountNanoUsd: noMoney, maxOutputTokens: null, isLowered: false } as const
    return tightest === null ? { kind: 'granted', ...free } : { kind: 'unpriced' }
  }
  const unlimitedTokens = askedTokens ?? modelTokens
  if (tightest === null) {
    const amountNanoUsd = costUpTo(rates, inputTokens, unlimitedTokens ?? usualMostTokens)
    return { kind: 'granted', amountNanoUsd, maxOutputTokens: null, isLowered: false }
  }
  const fittingTokens = readFittingTokens(size, rates, readLeft(tightest))
  const leastTokens = Math.min(size.leastTokens, unlimitedTokens ?? Infinity)
  if (fittingTokens < leastTokens)
    return { kind: 'refused', tightest, leastNanoUsd: costUpTo(rates, inputTokens, leastTokens) }
  const maxOutputTokens = Math.min(fittingTokens, unlimitedTokens ?? Infinity)
  // A free request needs no limit.
  if (maxOutputTokens === Infinity)
    return { ...granted(rates, inputTokens, 0), maxOutputTokens: null, isLowered: false }
  const isLowered = maxOutputTokens < (unlimitedTokens ?? Infinity)
  return { ...granted(rates, inputTokens, maxOutputTokens), maxOutputTokens, isLowered }
}

const noMoney = 0 as NanoUsd // 0 is a whole number of nano-dollars

const granted = (rates: TokenRates, inputTokens: number, outputTokens: number) =>
  ({ kind: 'granted', amountNanoUsd: costUpTo(rates, inputTokens, outputTokens) }) as const

const readLeft = ({ limitNanoUsd, spentNanoUsd, reservedNanoUsd }: Standing): number =>
  limitNanoUsd - spentNanoUsd - reservedNanoUsd

const findTightest = <Over extends Standing>(over: readonly Over[]): Over | null =>
  over.reduce<Over | null>(
    (tightest, next) => (tightest === null || readLeft(next) < readLeft(tightest) ? next : tightest),
    null,
  )

/**
 * A maximum that the person set is granted if it fits; without one, some of what is left is kept for others.
 */
function readFittingTokens(size: RequestSize, rates: TokenRates, leftNanoUsd: number): number {
  const fittingTokens = countAffordable(rates, size.inputTokens, leftNanoUsd)
  if (size.askedTokens !== null) return fittingTokens
  const sharedTokens = countAffordable(rates, size.inputTokens, Math.floor(leftNanoUsd / 2))
  return sharedTokens >= sharedFromTokens ? sharedTokens : fittingTokens
}

const million = 1_000_000n

/** Exact, and rounded up: no record of this many tokens or fewer costs more. */
export function costUpTo(rates: TokenRates, inputTokens: number, outputTokens: number): NanoUsd {
  const perMillion =
    BigInt(inputTokens) * BigInt(rates.inputNanoUsdPerMillion) +
    BigInt(outputTokens) * BigInt(rates.outputNanoUsdPerMillion)
  const amount = (perMillion + million - 1n) / million
  // Beyond the largest exact number there is no budget either.
  return Math.min(Number(amount), Number.MAX_SAFE_INTEGER) as NanoUsd
}

/**
 * Returns how many output tokens the money buys beside the input; negative if it doesn't even pay for the
 * input.
 */
function countAffordable(rates: TokenRates, inputTokens: number, leftNanoUsd: number): number {
  const inputPerMillion = BigInt(inputTokens) * BigInt(rates.inputNanoUsdPerMillion)
  const outputRate = BigInt(rates.outputNanoUsdPerMillion)
  if (inputPerMillion === 0n && outputRate === 0n) return Infinity
  const leftPerMillion = BigInt(leftNanoUsd) * million - inputPerMillion
  if (leftPerMillion < 0n) return -1
  return outputRate === 0n ? Infinity : Number(leftPerMillion / outputRate)
}
