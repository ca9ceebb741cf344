// The user's choices for the history. They are kept until the window closes, so that returning shows the
// same.
import { dayOf, type Calendar, type DaySpan } from '../../../../domain/day.ts'
import type { Grouping, HistoryQuestion, RecordKind, UsageFilter } from '../../../../domain/usage/history.ts'
import { createStore, useStore } from '../../../base/store.ts'
import { useNowMs } from '../../../base/use-now.ts'
import { spanOf, type Period } from './periods.ts'

export type Measure = 'cost' | 'tokens' | 'requests'

export interface HistoryChoice {
  readonly period: Period
  readonly custom: DaySpan | null
  readonly calendar: Calendar
  readonly filter: UsageFilter | null
  /** The title of the filtered chat when it was chosen; `null` if the chat no longer exists. */
  readonly filterTitle: string | null
  readonly by: Grouping
  readonly measure: Measure
  readonly kind: RecordKind
  readonly isChartTable: boolean
}

const choice = createStore<HistoryChoice>({
  period: 'calendarMonth',
  custom: null,
  calendar: 'local',
  filter: null,
  filterTitle: null,
  by: 'model',
  measure: 'cost',
  kind: 'all',
  isChartTable: false,
})

export const choose = (change: Partial<HistoryChoice>): void =>
  choice.change((now) => ({ ...now, ...change }))
export const useHistoryChoice = (): HistoryChoice => useStore(choice, (state) => state)

/** The same filter again removes it. */
export const toggleFilter = (filter: UsageFilter, filterTitle: string | null): void =>
  choice.change((now) => ({
    ...now,
    filter: now.filter?.by === filter.by && now.filter.id === filter.id ? null : filter,
    filterTitle,
  }))

/** The request for the current choices; a new object each time. */
export function useHistoryQuestion(): HistoryQuestion {
  const { period, custom, calendar, filter, by } = useHistoryChoice()
  const today = dayOf(useNowMs(), calendar)
  return { calendar, span: spanOf(period, custom, today), filter, by }
}
