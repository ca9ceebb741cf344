// What of the history is looked at. It outlives the page, so that coming back shows the same, until the window goes.
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
  /** Of the chat that it is narrowed to, as it was called when it was chosen; `null`: it is gone. */
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

/** The same one again takes it back. */
export const toggleFilter = (filter: UsageFilter, filterTitle: string | null): void =>
  choice.change((now) => ({
    ...now,
    filter: now.filter?.by === filter.by && now.filter.id === filter.id ? null : filter,
    filterTitle,
  }))

/** The question that the choice asks today; a new object each time. */
export function useHistoryQuestion(): HistoryQuestion {
  const { period, custom, calendar, filter, by } = useHistoryChoice()
  const today = dayOf(useNowMs(), calendar)
  return { calendar, span: spanOf(period, custom, today), filter, by }
}
