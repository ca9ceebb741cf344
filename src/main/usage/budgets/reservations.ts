// What requests under way may still cost, in memory from just before each is sent until its record is saved.
// A request is checked and reserved in one turn, so that two can't spend the same rest of a budget. A crash
// forgets the reservations; interrupted requests are recorded at the next start, before any request is
// allowed.
import { isLoopbackHost, isOpenAiOrigin } from '../../../domain/base-url.ts'
import { periodOf, type Budget } from '../../../domain/budgets/budget.ts'
import {
  costUpTo,
  covers,
  decide,
  sumReserved,
  type Decision,
  type RequestSize,
  type Reservation,
  type Standing,
  type TokenRates,
} from '../../../domain/budgets/reservation.ts'
import { dayOf, type DaySpan } from '../../../domain/day.ts'
import { makeFailure, type Failure } from '../../../domain/failure.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import { err, ok, type Err, type Result } from '../../../domain/result.ts'
import type { StoredBudget } from '../../store/usage/budget-queries.ts'
import { failureFromStoreError } from '../../store/sqlite-error.ts'
import type { Store } from '../../store/store.ts'
import type { PriceBook } from '../prices/price-book.ts'
import type { RequestKey } from '../records/usage-report.ts'

/** A request that is about to be sent. */
export interface Leaving {
  readonly key: Pick<RequestKey, 'id' | 'label' | 'baseUrl' | 'project'>
  readonly modelId: string
  /** Everything that is sent: instructions and messages. */
  readonly texts: readonly string[]
  /** The person's own maximum; `null` if none is set. */
  readonly maxOutputTokens: number | null
  /** The shortest maximum that still makes sense: an answer cut shorter would help nobody. */
  readonly leastOutputTokens: number
  /** When the request began; its record has the same time. */
  readonly atMs: number
  /** True if the person let this one request pass every hard limit. */
  readonly ignoresBudgets: boolean
}

export interface Grant {
  /** The maximum that the answer is limited to; `null` leaves the request as it is. */
  readonly maxOutputTokens: number | null
  /** True if budgets lowered the maximum. */
  readonly isLowered: boolean
  /** To be called once its record is saved, or if nothing was sent after all. A second call does nothing. */
  readonly release: () => void
}

export type Reserve = (leaving: Leaving) => Promise<Result<Grant>>

/** What a request would meet, before it is asked for. */
export interface Weighing {
  /** The failure of each hard limit that has no room for it, or the one that its price is unknown. */
  readonly refusals: readonly Failure[]
  /** The most that it can cost if no limit lowers its answer; `null` if that is unknown. */
  readonly mostNanoUsd: NanoUsd | null
}

export type Weigh = (leaving: Omit<Leaving, 'ignoresBudgets'>) => Promise<Result<Weighing>>

export interface Reservations {
  /**
   * Fails with `budget/hard-limit` if the request could exceed a hard limit, with `budget/unpriced` if its
   * price is unknown.
   */
  readonly reserve: Reserve
  /** Reserves nothing. */
  readonly weigh: Weigh
  list(): Iterable<Reservation>
}

export interface ReservationsOptions {
  readonly store: Pick<Store, 'budgets' | 'keys'>
  readonly findRates: PriceBook['findRates']
  readonly estimateTokens: (text: string, modelId: string) => Promise<number>
  readonly readMaxOutputTokens: (modelId: string, isOpenAi: boolean) => number | null
  /** Settles once the requests that the last run of the app left open are recorded. */
  readonly whenCounted: Promise<unknown>
  readonly onChange: () => void
}

/** A hard limit that applies to a request, in the request's period. */
interface HardLimit extends Standing {
  readonly budget: StoredBudget
  readonly span: DaySpan
}

/** Tokens that the API adds to each text, and to each request. */
const tokensPerText = 4
const tokensPerRequest = 16

export function createReservations(options: ReservationsOptions): Reservations {
  const { store, whenCounted } = options
  const reservations = new Set<Reservation>()

  /** Returns the budgets with a hard limit that apply to this request. */
  const listHard = ({ key }: Leaving): StoredBudget[] =>
    store.budgets
      .list()
      .filter((budget) => budget.isHard && covers(budget, { keyId: key.id, project: key.project }))

  function readLimit(budget: StoredBudget, atMs: number): HardLimit {
    const span = periodOf(budget.period, dayOf(atMs, 'local'))
    const { spentNanoUsd } = store.budgets.readSpent(budget, span)
    const reservedNanoUsd = sumReserved(reservations, budget, span)
    return { budget, span, limitNanoUsd: budget.limitNanoUsd, spentNanoUsd, reservedNanoUsd }
  }

  /** Exact counting takes time, so a request without a hard limit gets a quick guess. */
  async function countInput({ texts, modelId }: Leaving, isExact: boolean): Promise<number> {
    let tokens = tokensPerRequest
    for (const text of texts)
      tokens += tokensPerText + (isExact ? await options.estimateTokens(text, modelId) : guessTokens(text))
    return tokens
  }

  /** Returns what the request costs, and the hard limits that it has to fit into. */
  function readNow(leaving: Leaving, inputTokens: number) {
    const { modelId, atMs } = leaving
    const isOpenAi = isOpenAiOrigin(leaving.key.baseUrl)
    const rates = readRates(options.findRates(modelId, isOpenAi, inputTokens, atMs))
    const isFree = rates === null && isOnThisMachine(leaving.key.baseUrl)
    const hard = leaving.ignoresBudgets || isFree ? [] : listHard(leaving)
    const size: RequestSize = {
      inputTokens,
      askedTokens: leaving.maxOutputTokens,
      modelTokens: options.readMaxOutputTokens(modelId, isOpenAi),
      leastTokens: leaving.leastOutputTokens,
    }
    return { size, rates, limits: hard.map((budget) => readLimit(budget, atMs)) }
  }

  function decideNow(leaving: Leaving, inputTokens: number): Decision<HardLimit> {
    const { size, rates, limits } = readNow(leaving, inputTokens)
    return decide(size, rates, limits)
  }

  /** Must be called in the same turn as the decision. */
  function add({ key, atMs }: Leaving, amountNanoUsd: NanoUsd): () => void {
    const day = dayOf(atMs, 'local')
    const reservation: Reservation = { keyId: key.id, project: key.project, day, amountNanoUsd }
    reservations.add(reservation)
    options.onChange()
    return () => {
      if (reservations.delete(reservation)) options.onChange()
    }
  }

  async function reserve(leaving: Leaving): Promise<Result<Grant>> {
    const isLimited = !leaving.ignoresBudgets && listHard(leaving).length > 0
    if (isLimited) await whenCounted
    const inputTokens = await countInput(leaving, isLimited)
    const decision = decideNow(leaving, inputTokens)
    if (decision.kind === 'unpriced') return err(unpriced(leaving.modelId))
    if (decision.kind === 'refused') return err(refuseBy(decision, leaving))
    const { maxOutputTokens, isLowered, amountNanoUsd } = decision
    return ok({ maxOutputTokens, isLowered, release: add(leaving, amountNanoUsd) })
  }

  const refuseBy = (decision: Extract<Decision<HardLimit>, { kind: 'refused' }>, { key }: Leaving): Failure =>
    refuse(decision, nameScope(decision.tightest.budget.scope, key))

  async function weigh(asked: Omit<Leaving, 'ignoresBudgets'>): Promise<Result<Weighing>> {
    const leaving: Leaving = { ...asked, ignoresBudgets: false }
    await whenCounted
    const inputTokens = await countInput(leaving, true)
    const { size, rates, limits } = readNow(leaving, inputTokens)
    if (rates === null)
      return ok({ refusals: limits.length === 0 ? [] : [unpriced(leaving.modelId)], mostNanoUsd: null })
    const refusals = limits.flatMap((limit) => {
      const decision = decide(size, rates, [limit])
      return decision.kind === 'refused' ? [refuseBy(decision, leaving)] : []
    })
    const outputTokens = size.askedTokens ?? size.modelTokens
    const mostNanoUsd = outputTokens === null ? null : costUpTo(rates, inputTokens, outputTokens)
    return ok({ refusals, mostNanoUsd })
  }

  /**
   * Returns the budget's project or its key's label; `null` if there is neither, or if the key is not listed.
   */
  function nameScope(scope: Budget['scope'], key: Leaving['key']): string | null {
    if (scope.kind !== 'key') return scope.kind === 'project' ? scope.project : null
    const label = scope.keyId === key.id ? key.label : store.keys.find(scope.keyId)?.label
    return label === undefined || label === '' ? null : label
  }

  return {
    list: () => reservations,
    // A request is refused if the figures can't be read.
    reserve: (leaving) => reserve(leaving).catch(failOfStore),
    weigh: (leaving) => weigh(leaving).catch(failOfStore),
  }
}

function failOfStore(error: unknown): Err {
  const failure = failureFromStoreError(error)
  if (failure === null) throw error
  return err(failure)
}

function readRates(rates: ReturnType<PriceBook['findRates']>): TokenRates | null {
  if (rates === null) return null
  const { inputNanoUsdPerMillion, cachedInputNanoUsdPerMillion, cacheWriteNanoUsdPerMillion } = rates
  const dearest = [inputNanoUsdPerMillion, cachedInputNanoUsdPerMillion, cacheWriteNanoUsdPerMillion].reduce(
    (one, other) => (other > one ? other : one),
  )
  return { inputNanoUsdPerMillion: dearest, outputNanoUsdPerMillion: rates.outputNanoUsdPerMillion }
}

const isOnThisMachine = (baseUrl: string): boolean =>
  URL.canParse(baseUrl) && isLoopbackHost(new URL(baseUrl).hostname)

/** Guesses high: a byte pair encoding takes about four bytes of English for a token. */
const guessTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3)

const unpriced = (modelId: string): Failure => makeFailure('budget/unpriced', 'set-price', { modelId })

function refuse(
  { tightest, leastNanoUsd }: Extract<Decision<HardLimit>, { kind: 'refused' }>,
  name: string | null,
): Failure {
  const { budget, span, limitNanoUsd, spentNanoUsd, reservedNanoUsd } = tightest
  const { scope, period } = budget
  return makeFailure('budget/hard-limit', 'raise-budget', {
    scope: scope.kind,
    ...(name === null ? {} : { name }),
    period,
    ...span,
    limitNanoUsd,
    spentNanoUsd,
    reservedNanoUsd,
    requestNanoUsd: leastNanoUsd,
  })
}
