// Periods as spans of time: whole local days, up to the end of today.

export const periods = ['today', 'week', 'month', 'calendarMonth'] as const
export type Period = (typeof periods)[number]

export interface Span {
  readonly fromMs: number
  /** Exclusive. */
  readonly toMs: number
}

const days: Record<Exclude<Period, 'calendarMonth'>, number> = { today: 1, week: 7, month: 30 }

export function spanOf(period: Period, nowMs: number): Span {
  const now = new Date(nowMs)
  const midnight = (dayOffset: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + dayOffset).getTime()
  const fromMs =
    period === 'calendarMonth'
      ? new Date(now.getFullYear(), now.getMonth(), 1).getTime()
      : midnight(1 - days[period])
  return { fromMs, toMs: midnight(1) }
}
