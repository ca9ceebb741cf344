// Budgets over random days: requests that come at once and end in any order and way, budgets that come, change and
// go meanwhile, a clock that is set back, a disk that is full for a while. Over a real database.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetPeriods, periodOf, type Budget, type BudgetScope } from '../../../domain/budgets/budget.ts'
import { covers, type Reservation } from '../../../domain/budgets/reservation.ts'
import { dayOf } from '../../../domain/day.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import { newId } from '../../store/new-id.ts'
import { buildStore, type Store } from '../../store/store.ts'
import { makeKey, makeRecord, nano, openTestConnection } from '../../store/test-support.ts'
import { createBudgets } from './budgets.ts'
import { costAt, type Rates } from '../prices/rates.ts'
import { createReservations, type Grant, type Leaving } from './reservations.ts'

const projects = ['', 'Novel'] as const
const keyIds = [newId<KeyId>(), newId<KeyId>()] as const
const dayMs = 86_400_000
const wideMs = 40 * dayMs
const startMs = new Date(2026, 10, 25, 12).getTime()

/** As it is guessed where no limit stands over a request, so that this is as right or wrong as the count. */
const charsPerToken = 3

interface Asking {
  readonly keyIndex: 0 | 1
  readonly projectIndex: 0 | 1
  readonly modelIndex: 0 | 1
  readonly inputTokens: number
  /** What the count comes to, in percent of the truth. */
  readonly countedPercent: number
  readonly askedTokens: number | null
  readonly ignoresBudgets: boolean
}

type Step =
  | { readonly kind: 'ask'; readonly asking: Asking }
  /** The count of one that waits for it is done; then it is granted, or refused. */
  | { readonly kind: 'count'; readonly which: number }
  /** `failed`: it was refused by the server, and cost nothing. */
  | {
      readonly kind: 'end'
      readonly which: number
      readonly how: 'done' | 'stopped' | 'failed'
      readonly outputPercent: number
    }
  /** It was aborted before anything left. */
  | { readonly kind: 'drop'; readonly which: number }
  | { readonly kind: 'save' }
  | { readonly kind: 'budget'; readonly budget: Omit<Budget, 'id'> }
  | {
      readonly kind: 'change'
      readonly which: number
      readonly limitNanoUsd: NanoUsd
      readonly isHard: boolean
    }
  | { readonly kind: 'remove'; readonly which: number }
  | { readonly kind: 'clock'; readonly byMs: number }

interface World {
  readonly rates: readonly [Rates, Rates]
  /** The most that each model writes; `null`: nobody knows. */
  readonly modelTokens: readonly [number | null, number | null]
  readonly steps: readonly Step[]
}

interface Sent {
  readonly leaving: Leaving
  readonly asking: Asking
  readonly grant: Grant
  readonly reservation: Reservation
  /** The most that it may write. */
  readonly mostTokens: number
  costNanoUsd: number
}

/** A hard limit, from when it was set; and who was under way when the last request was granted under it. */
interface Watched {
  readonly limitNanoUsd: number
  readonly underWay: readonly Sent[]
  /** Those that were sent past it since. */
  readonly past: Sent[]
}

const scope = fc.constantFrom<BudgetScope>(
  { kind: 'all' },
  { kind: 'key', keyId: keyIds[0] },
  { kind: 'project', project: 'Novel' },
)
const limit = fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 300_000 })).map(nano)
const which = fc.nat({ max: 20 })
const rate = fc.integer({ min: 0, max: 20_000_000 }).map(nano)

const asking = (countedPercent: fc.Arbitrary<number>, ignoresBudgets: fc.Arbitrary<boolean>) =>
  fc.record<Asking>({
    keyIndex: fc.constantFrom(0, 1),
    projectIndex: fc.constantFrom(0, 1),
    modelIndex: fc.constantFrom(0, 1),
    inputTokens: fc.integer({ min: 0, max: 3_000 }),
    countedPercent,
    askedTokens: fc.option(fc.integer({ min: 1, max: 2_000 }), { freq: 3 }),
    ignoresBudgets,
  })

const step = (one: fc.Arbitrary<Asking>) =>
  fc.oneof<[fc.WeightedArbitrary<Step>, ...fc.WeightedArbitrary<Step>[]]>(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('ask'), asking: one }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('count'), which }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('end'),
        which,
        how: fc.constantFrom('done', 'stopped', 'failed'),
        outputPercent: fc.oneof(fc.constant(100), fc.nat({ max: 100 })),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop'), which }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('save') }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('budget'),
        budget: fc.record({
          scope,
          period: fc.constantFrom(...budgetPeriods),
          limitNanoUsd: limit,
          isHard: fc.constant(true),
          warnAtPercent: fc.constant(80),
        }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('change'),
        which,
        limitNanoUsd: limit,
        isHard: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), which }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('clock'),
        byMs: fc.oneof(
          fc.integer({ min: -3 * dayMs, max: 3 * dayMs }),
          fc.constant(-wideMs),
          fc.constant(wideMs),
        ),
      }),
    },
  )

const world = (one: fc.Arbitrary<Asking>): fc.Arbitrary<World> => {
  const rates = fc.record<Rates>({
    inputNanoUsdPerMillion: rate,
    cachedInputNanoUsdPerMillion: rate,
    cacheWriteNanoUsdPerMillion: rate,
    outputNanoUsdPerMillion: rate,
  })
  const most = fc.option(fc.integer({ min: 1, max: 20_000 }))
  return fc.record({
    rates: fc.tuple(rates, rates),
    modelTokens: fc.tuple(most, most),
    steps: fc.array(step(one), { minLength: 5, maxLength: 60, size: 'max' }),
  })
}

/** Twice as dear beyond, as a long input is. */
const dearerFromTokens = 2_000

function readRates({ rates }: World, modelIndex: number, inputTokens: number): Rates {
  const base = rates[modelIndex === 0 ? 0 : 1]
  const times = inputTokens > dearerFromTokens ? 2 : 1
  return {
    inputNanoUsdPerMillion: nano(base.inputNanoUsdPerMillion * times),
    cachedInputNanoUsdPerMillion: nano(base.cachedInputNanoUsdPerMillion * times),
    cacheWriteNanoUsdPerMillion: nano(base.cacheWriteNanoUsdPerMillion * times),
    outputNanoUsdPerMillion: nano(base.outputNanoUsdPerMillion * times),
  }
}

function openWorld(world: World, store: Store) {
  let nowMs = startMs
  const counts: (() => void)[] = []
  const asked: Promise<void>[] = []
  const sent: Sent[] = []
  const unsaved: Sent[] = []
  const known = new Set<Reservation>()
  const watched = new Map<string, Watched>()
  let refusals = 0

  const reservations = createReservations({
    store,
    findRates: (model, _isOpenAi, inputTokens) => readRates(world, Number(model), inputTokens),
    estimateTokens: (text) =>
      new Promise((resolve) => void counts.push(() => resolve(text.length / charsPerToken))),
    readMaxOutputTokens: (model) => world.modelTokens[model === '0' ? 0 : 1],
    whenCounted: Promise.resolve(),
    onChange: () => {},
  })
  const budgets = createBudgets({
    store,
    listReservations: () => reservations.list(),
    isKeyListed: () => true,
    nowMs: () => nowMs,
    onChange: () => {},
  })

  const nameOf = (budget: Budget, atMs: number): string =>
    `${budget.id} ${periodOf(budget.period, dayOf(atMs, 'local')).fromDay}`
  const listOver = ({ key, atMs }: Leaving) =>
    store.budgets
      .list()
      .filter((budget) => budget.isHard && covers(budget, { keyId: key.id, project: key.project }))
      .map((budget) => ({ budget, name: nameOf(budget, atMs) }))

  function note(one: Sent): void {
    for (const { budget, name } of listOver(one.leaving)) {
      const last = watched.get(name)
      if (one.asking.ignoresBudgets) last?.past.push(one)
      else watched.set(name, { limitNanoUsd: budget.limitNanoUsd, underWay: [...sent, ...unsaved], past: [] })
    }
  }

  async function ask(one: Asking): Promise<void> {
    const leaving: Leaving = {
      key: {
        id: keyIds[one.keyIndex],
        label: '',
        baseUrl: 'https://example.org/v1',
        project: projects[one.projectIndex],
      },
      modelId: String(one.modelIndex),
      texts: ['x'.repeat(charsPerToken * Math.ceil((one.inputTokens * one.countedPercent) / 100))],
      maxOutputTokens: one.askedTokens,
      leastOutputTokens: 256,
      atMs: nowMs,
      ignoresBudgets: one.ignoresBudgets,
    }
    const granted = await reservations.reserve(leaving)
    if (!granted.ok) {
      refusals += 1
      expect(one.ignoresBudgets).toBe(false)
      const { limitNanoUsd, spentNanoUsd, reservedNanoUsd, requestNanoUsd } = granted.failure.data ?? {}
      expect(granted.failure.code).toBe('budget/hard-limit')
      expect(Number(spentNanoUsd) + Number(reservedNanoUsd) + Number(requestNanoUsd)).toBeGreaterThan(
        Number(limitNanoUsd),
      )
      return
    }
    // In the turn in which it was granted: the newest.
    const reservation = [...reservations.list()].at(-1)
    if (!reservation || known.has(reservation)) throw new Error('nothing is reserved')
    known.add(reservation)
    const modelTokens = world.modelTokens[one.modelIndex]
    const { maxOutputTokens } = granted.value
    const mostTokens = Math.min(
      maxOutputTokens ?? one.askedTokens ?? modelTokens ?? 32_768,
      modelTokens ?? 1e6,
    )
    const made = { leaving, asking: one, grant: granted.value, reservation, mostTokens, costNanoUsd: 0 }
    sent.push(made)
    note(made)
  }

  const take = <Value>(from: Value[], index: number): Value | undefined =>
    from.length === 0 ? undefined : from.splice(index % from.length, 1)[0]

  function end(one: Sent, { how, outputPercent }: Extract<Step, { kind: 'end' }>): void {
    const { inputTokens, modelIndex } = one.asking
    const outputTokens = Math.floor((one.mostTokens * outputPercent) / 100)
    const parts = {
      cachedInputTokens: Math.floor(inputTokens / 3),
      cacheWriteTokens: Math.floor(inputTokens / 4),
    }
    const tokens = { ...parts, inputTokens, outputTokens, reasoningTokens: 0 }
    one.costNanoUsd = how === 'failed' ? 0 : costAt(readRates(world, modelIndex, inputTokens), tokens)
    unsaved.push(one)
  }

  /** As the record of each is written, and what was reserved for it given back. */
  function save(): void {
    for (const one of unsaved.splice(0)) {
      const { key, atMs, modelId } = one.leaving
      const costNanoUsd = nano(one.costNanoUsd)
      store.usageRecords.insert(
        makeRecord({ atMs, keyId: key.id, project: key.project, modelAsked: modelId, costNanoUsd }),
      )
      one.grant.release()
      one.grant.release() // a second time does nothing
    }
  }

  /** How far what was recorded is past each limit, and how far that may be. */
  function checkLimits(isExact: boolean): void {
    for (const budget of store.budgets.list()) {
      for (const [name, { limitNanoUsd, underWay, past }] of watched) {
        const [id, fromDay] = name.split(' ')
        if (id !== budget.id || limitNanoUsd !== budget.limitNanoUsd) continue
        const span = periodOf(budget.period, dayOf(new Date(`${fromDay}T12:00`).getTime(), 'local'))
        const { spentNanoUsd } = store.budgets.readSpent(budget, span)
        const errorNanoUsd = underWay
          .map((one) => Math.max(0, one.costNanoUsd - one.reservation.amountNanoUsd))
          .reduce((sum, more) => sum + more, 0)
        if (isExact) expect(errorNanoUsd).toBe(0)
        const pastNanoUsd = past.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)
        expect(spentNanoUsd).toBeLessThanOrEqual(limitNanoUsd + errorNanoUsd + pastNanoUsd)
      }
    }
  }

  const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

  async function run(one: Step): Promise<void> {
    const listed = store.budgets.list()
    switch (one.kind) {
      case 'ask':
        asked.push(ask(one.asking))
        return turn()
      case 'count':
        take(counts, one.which)?.()
        return turn()
      case 'end': {
        const ending = take(sent, one.which)
        if (ending) end(ending, one)
        return undefined
      }
      case 'drop':
        return take(sent, one.which)?.grant.release()
      case 'save':
        return save()
      case 'budget':
        return void budgets.add(one.budget)
      case 'change': {
        const changed = listed[one.which % Math.max(1, listed.length)]
        if (changed) budgets.change(changed.id, { ...one, warnAtPercent: null })
        return undefined
      }
      case 'remove': {
        const removed = listed[one.which % Math.max(1, listed.length)]
        if (removed) budgets.remove(removed.id)
        return undefined
      }
      case 'clock':
        nowMs += one.byMs
        return undefined
    }
  }

  async function finish(): Promise<void> {
    while (counts.length > 0) {
      take(counts, 0)?.()
      await turn()
    }
    await Promise.all(asked)
    for (const one of sent.splice(0)) end(one, { kind: 'end', which: 0, how: 'done', outputPercent: 100 })
    save()
  }

  return { run, finish, checkLimits, reservations, budgets, countRefusals: () => refusals }
}

/** Without what the life before left; opened once, since that takes longer than a life. */
function openEmpty(): () => Store {
  const db = openTestConnection()
  db.pragma('synchronous = OFF') // what a sudden end does to it is tested elsewhere
  const store = buildStore(db)
  for (const id of keyIds) store.keys.insert(makeKey({ id }))
  return () => {
    db.exec('DELETE FROM usage_record; DELETE FROM usage_day; DELETE FROM budget')
    return store
  }
}

async function live(world: World, store: Store, isExact: boolean): Promise<void> {
  const life = openWorld(world, store)
  for (const one of world.steps) {
    await life.run(one)
    life.checkLimits(isExact)
  }
  await life.finish()
  life.checkLimits(isExact)
  expect([...life.reservations.list()]).toEqual([])
  for (const status of life.budgets.list()) expect(status.reservedNanoUsd).toBe(0)
}

const exactly = fc.constant(100)
const never = fc.constant(false)

test('with exact counts, what is recorded never passes a hard limit, and nothing stays reserved', async () => {
  const empty = openEmpty()
  await fc.assert(
    fc.asyncProperty(world(asking(exactly, never)), (world) => live(world, empty(), true)),
    { numRuns: 200 },
  )
})

test('what is recorded passes a hard limit by no more than the counts of those under way were wrong, and by what was sent past it', async () => {
  const empty = openEmpty()
  const wrongly = fc.integer({ min: 20, max: 200 })
  const rarely = fc.nat({ max: 7 }).map((one) => one === 0)
  await fc.assert(
    fc.asyncProperty(world(asking(wrongly, rarely)), (world) => live(world, empty(), false)),
    { numRuns: 200 },
  )
})
