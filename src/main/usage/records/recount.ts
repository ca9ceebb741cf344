// Counts all usage sums again from the records, a little at a time, and corrects the wrong ones.
import { setImmediate } from 'node:timers/promises'
import type { Day } from '../../../domain/day.ts'
import { ok, type Result } from '../../../domain/result.ts'
import type { Store } from '../../store/store.ts'

export interface RecountOptions {
  readonly store: Pick<Store, 'usageRecount' | 'transact' | 'endedUncleanly'>
  readonly logger: { warn(message: string): void }
  readonly onRepaired: () => void
}

export interface Recount {
  /** Returns on how many days a sum was wrong. A call during a run joins it. */
  run(): Promise<Result<number>>
  /**
   * To be called at the start of the app: runs only if the app was not closed properly last time. Never
   * rejects.
   */
  runAfterUncleanEnd(): Promise<void>
  /** For the app's end: stops the run after its current step. */
  close(): Promise<void>
}

export function createRecount({ store, logger, onRepaired }: RecountOptions): Recount {
  let running: Promise<Result<number>> | null = null
  const closing = new AbortController()

  /** Returns true if all sums of the day were right. */
  async function checkDay(day: Day): Promise<Result<boolean>> {
    let wasRight = true
    for (const step of store.usageRecount.steps) {
      const checked = store.transact(() => step(day))
      if (!checked.ok) return checked
      wasRight &&= checked.value
      await setImmediate()
      if (closing.signal.aborted) break
    }
    return ok(wasRight)
  }

  async function checkAll(): Promise<Result<number>> {
    let repairedDays = 0
    let day = store.usageRecount.findDay(null)
    while (day !== null && !closing.signal.aborted) {
      const checked = await checkDay(day)
      if (!checked.ok) return checked
      if (!checked.value) repairedDays += 1
      day = store.usageRecount.findDay(day)
    }
    return ok(repairedDays)
  }

  async function runOnce(): Promise<Result<number>> {
    const counted = await checkAll()
    if (!counted.ok) logger.warn(`recounting usage: ${counted.failure.code}`)
    else if (counted.value > 0) {
      logger.warn(`recounting usage: ${counted.value} days were wrong`)
      onRepaired()
    }
    return counted
  }

  function run(): Promise<Result<number>> {
    running ??= runOnce().finally(() => (running = null))
    return running
  }

  return {
    run,
    async runAfterUncleanEnd() {
      if (!store.endedUncleanly) return
      try {
        await run()
      } catch {
        logger.warn('recounting usage: unexpected')
      }
    },
    async close() {
      closing.abort()
      await running?.catch(() => null) // the caller of `run` gets the error
    },
  }
}
