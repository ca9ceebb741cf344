// Checks after each request whether usage is unusual, and reports it once: in the window, and by a
// notification if it can cost much before the person looks. It never keeps an answer from being saved.
import {
  isPastFirstWeek,
  judgeAddresses,
  judgeRefusals,
  judgeSpending,
  leastExcessNanoUsd,
  refusalWindowMinutes,
} from '../../domain/usage/alert-rules.ts'
import type { AlertFacts } from '../../domain/usage/alert.ts'
import { addDays, dayOf, type Day } from '../../domain/day.ts'
import { makeFailure } from '../../domain/failure.ts'
import { habitDays } from '../../domain/usage/forecast.ts'
import type { AlertId } from '../../domain/ids.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'

export type NotifiedFacts = Exclude<AlertFacts, { kind: 'refusal-burst' }>

export interface AlertsOptions {
  readonly store: Pick<Store, 'alerts' | 'usageHabits' | 'transact'>
  /** Refusals cause no notification, since each is shown in its chat. */
  readonly notify: (facts: NotifiedFacts) => void
  readonly onChange: () => void
  readonly nowMs: () => number
}

export interface Alerts {
  /**
   * To be called after each saved usage record. If the store can't be read, the next call makes up for it.
   */
  check(): void
  dismiss(id: AlertId): Result<void>
}

/** What was found, and its subject. */
interface Finding {
  readonly facts: AlertFacts
  readonly subject: string
}

const msPerMinute = 60_000
const msPerDay = 86_400_000

export function createAlerts({ store, notify, onChange, nowMs }: AlertsOptions): Alerts {
  const { alerts, usageHabits } = store

  /**
   * Returns true if there are requests dated up to two days after now, which happens only if the clock was
   * set back. Two stretches of time then overlap, and sums by the clock would count both.
   */
  const wasSetBack = (atMs: number): boolean =>
    usageHabits.hasRecords({ afterMs: atMs + msPerMinute, upToMs: atMs + 2 * msPerDay })

  function findSpending(today: Day): Finding[] {
    const { costNanoUsd } = usageHabits.sumSpent({ fromDay: today, toDay: today })
    if (costNanoUsd <= leastExcessNanoUsd) return []
    const before = usageHabits.listDayCosts({
      fromDay: addDays(today, -habitDays),
      toDay: addDays(today, -1),
    })
    const facts = judgeSpending(today, costNanoUsd, before)
    return facts ? [{ facts, subject: '' }] : []
  }

  function findRefusals(atMs: number): Finding[] {
    const refusals = usageHabits.sumRefusals({
      afterMs: atMs - refusalWindowMinutes * msPerMinute,
      upToMs: atMs,
    })
    return judgeRefusals(refusals).map((facts) => ({ facts, subject: facts.keyId ?? '' }))
  }

  /** Each address is reported only once: a person who dismissed it knows the address. */
  function findAddresses(atMs: number): Finding[] {
    const added = usageHabits.listNewAddresses({ afterMs: atMs - msPerDay, upToMs: atMs })
    return added.flatMap(({ keyFingerprint, baseUrl }) => {
      const subject = `${keyFingerprint} ${baseUrl}`
      if (alerts.wasTold('unusual-base-url', subject)) return []
      return judgeAddresses(usageHabits.listAddresses(keyFingerprint), atMs)
        .filter((facts) => facts.baseUrl === baseUrl)
        .map((facts) => ({ facts, subject }))
    })
  }

  function findAll(atMs: number, today: Day): Finding[] {
    if (!isPastFirstWeek(usageHabits.findFirstDay(), today)) return []
    const byClock = wasSetBack(atMs) ? [] : [...findSpending(today), ...findRefusals(atMs)]
    return [...byClock, ...findAddresses(atMs)]
  }

  return {
    check() {
      const atMs = nowMs()
      const day = dayOf(atMs, 'local')
      const added = store.transact(() =>
        findAll(atMs, day).filter(({ facts, subject }) =>
          alerts.add({ id: newId<AlertId>(), atMs, facts, subject, day }),
        ),
      )
      if (!added.ok || added.value.length === 0) return
      onChange()
      for (const { facts } of added.value) if (facts.kind !== 'refusal-burst') notify(facts)
    },
    dismiss(id) {
      const dismissed = store.transact(() => alerts.dismiss(id, nowMs()))
      if (!dismissed.ok) return dismissed
      if (!dismissed.value) return err(makeFailure('store/not-found'))
      onChange()
      return ok(undefined)
    },
  }
}
