// What one request may cost at most, and whether the budgets still have room for it. Pure: what is spent and what
// is reserved comes in as figures. Promises that the most a granted request can cost, at its estimated input and
// with the output it is held to, fits into what every hard limit over it has left.
import type { Budget } from './budget.ts'
import type { Day, DaySpan } from '../day.ts'
import type { KeyId } from '../ids.ts'
import type { NanoUsd } from '../money.ts'

/** What a request under way may still cost, until its record is saved. */
export interface Reservation {
  readonly keyId: KeyId
  /** The key's when it was asked; empty: none. */
  readonly project: string
  /** The person's own day on which it began, to which its record will belong. */
  readonly day: Day
  readonly amountNanoUsd: NanoUsd
}

export interface ScopedBudget extends Pick<Budget, 'scope'> {
  /** Those that the key of its scope replaced; their requests count, too. */
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
  return Math.min(sumNanoUsd, Number.MAX_SAFE_INTEGER) as NanoUsd // a sum of such
}

/** Of a model, for an input of the length in question. */
export interface TokenRates {
  /** Of the dearest kind of input: what is sent may be written into the cache. */
  readonly inputNanoUsdPerMillion: NanoUsd
  readonly outputNanoUsdPerMillion: NanoUsd
}

/** What is asked of a model, as far as money goes. */
export interface RequestSize {
  /** As estimated. */
  readonly inputTokens: number
  /** The person's own maximum; `null`: none was set. */
  readonly askedTokens: number | null
  /** The most that the model writes; `null`: nobody knows. */
  readonly modelTokens: number | null
  /** An answer that is held to less is of no use. */
  readonly leastTokens: number
}

/** A hard limit over a request, and what of it is gone. */
export interface Standing {
  readonly limitNanoUsd: NanoUsd
  readonly spentNanoUsd: NanoUsd
  readonly reservedNanoUsd: NanoUsd
}

export type Decision<Over extends Standing = Standing> =
  | {
      readonly kind: 'granted'
      readonly amountNanoUsd: NanoUsd
      /** What the answer is to be held to; `null`: whatever was asked. */
      readonly maxOutputTokens: number | null
      /** It is held to less than it would have been without budgets. */
      readonly isLowered: boolean
    }
  /** `tightest` has the least left; `leastNanoUsd` is what an answer of some use could cost. */
  | { readonly kind: 'refused'; readonly tightest: Over; readonly leastNanoUsd: NanoUsd }
  | { readonly kind: 'unpriced' }

/** Where nobody knows how much a model writes at most, and no hard limit has to hold. */
const usualMostTokens = 32_768
/** As long as half of what is left affords so many, a request takes no more than that half: others may come. */
const sharedFromTokens = 4_096

/** `over` are the hard limits over the request; `rates` are `null` where nobody knows its price. */
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
  // What costs nothing needs no limit.
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

/** Who set a maximum gets it if it fits; who set none leaves some of what is left to others. */
function readFittingTokens(size: RequestSize, rates: TokenRates, leftNanoUsd: number): number {
  const fittingTokens = countAffordable(rates, size.inputTokens, leftNanoUsd)
  if (size.askedTokens !== null) return fittingTokens
  const sharedTokens = countAffordable(rates, size.inputTokens, Math.floor(leftNanoUsd / 2))
  return sharedTokens >= sharedFromTokens ? sharedTokens : fittingTokens
}

const million = 1_000_000n

/** Exact, and rounded up: no record of so many tokens or fewer costs more. */
export function costUpTo(rates: TokenRates, inputTokens: number, outputTokens: number): NanoUsd {
  const perMillion =
    BigInt(inputTokens) * BigInt(rates.inputNanoUsdPerMillion) +
    BigInt(outputTokens) * BigInt(rates.outputNanoUsdPerMillion)
  const amount = (perMillion + million - 1n) / million
  // Beyond what a number holds exactly there is no budget either.
  return Math.min(Number(amount), Number.MAX_SAFE_INTEGER) as NanoUsd
}

/** How many output tokens so much money buys beside the input; less than 0: not even that. */
function countAffordable(rates: TokenRates, inputTokens: number, leftNanoUsd: number): number {
  const inputPerMillion = BigInt(inputTokens) * BigInt(rates.inputNanoUsdPerMillion)
  const outputRate = BigInt(rates.outputNanoUsdPerMillion)
  if (inputPerMillion === 0n && outputRate === 0n) return Infinity
  const leftPerMillion = BigInt(leftNanoUsd) * million - inputPerMillion
  if (leftPerMillion < 0n) return -1
  return outputRate === 0n ? Infinity : Number(leftPerMillion / outputRate)
}
