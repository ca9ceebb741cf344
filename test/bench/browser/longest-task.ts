// The longest task of a page's main thread during some work, read from a trace: anything that keeps it from
// hearing a key. By the clock, a busy machine makes a task of 4 ms one of 200; the thread's own time comes
// in steps of up to 10 ms on virtual machines. So a task counts as the lesser of the two; the clock's figure
// is returned as well.
import type { BenchPage } from './bench-page.ts'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ph: string
  /** In µs, like the durations below. */
  readonly ts: number
  /** By the clock. */
  readonly dur?: number
  /** By the thread's own time. */
  readonly tdur?: number
}

export interface LongestTask {
  /** The main thread's own work. */
  readonly workMs: number
  readonly clockMs: number
}

const categories = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline']
const marks = { start: 'race-start', end: 'race-end' } as const

const parseTrace = (bytes: Buffer): readonly TraceEvent[] => {
  const trace: unknown = JSON.parse(bytes.toString('utf8'))
  if (typeof trace !== 'object' || trace === null || !('traceEvents' in trace)) throw new Error('No trace')
  // Chromium's own format, of which only the fields above are read.
  return trace.traceEvents as readonly TraceEvent[]
}

const findMark = (events: readonly TraceEvent[], name: string): TraceEvent => {
  const mark = events.find((event) => event.name === name && event.ph !== 'M')
  if (!mark) throw new Error(`The trace holds no ${name}`)
  return mark
}

/** Returns the longest by either measure; they may be different tasks. */
export const measureLongestTask = async (
  { browser, cdp }: BenchPage,
  work: () => Promise<unknown>,
): Promise<LongestTask> => {
  const mark = (name: string) => cdp.send('Runtime.evaluate', { expression: `performance.mark('${name}')` })
  await browser.startTracing(undefined, { categories })
  await mark(marks.start)
  await work()
  await mark(marks.end)
  const events = parseTrace(await browser.stopTracing())
  const start = findMark(events, marks.start)
  const end = findMark(events, marks.end)
  const tasks = events.filter(
    ({ name, pid, tid, ts }) =>
      name.endsWith('RunTask') && pid === start.pid && tid === start.tid && ts > start.ts && ts < end.ts,
  )
  if (tasks.length === 0) throw new Error('The trace holds no task')
  return {
    workMs: Math.max(...tasks.map(({ dur = 0, tdur = dur }) => Math.min(dur, tdur))) / 1_000,
    clockMs: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000,
  }
}
