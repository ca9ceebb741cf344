// Compares an OpenAI export that the person chooses with what Latchkey recorded. Nothing of the file is kept.
import { dayOf } from '../../../domain/day.ts'
import type { Reconciliation } from '../../../domain/usage/reconciliation.ts'
import { ok, type Result } from '../../../domain/result.ts'
import type { ReconcileQueries } from '../../store/usage/reconcile-queries.ts'
import { compare } from './compare.ts'
import type { ReadExport } from './export-thread.ts'
import { sumOwnRecords } from './own-sums.ts'

export interface ReconciliationsOptions {
  readonly queries: ReconcileQueries
  readonly readExport: ReadExport
  readonly nowMs: () => number
}

interface ReconcilePlace {
  readonly windowId: number
  /** Asks the person for a file; `null` if none was chosen. */
  readonly choosePath: () => Promise<string | null>
}

export interface Reconciliations {
  /** Returns `null` if no file was chosen, or if the window is already asking for one. */
  reconcile(place: ReconcilePlace): Promise<Result<Reconciliation | null>>
}

export function createReconciliations({
  queries,
  readExport,
  nowMs,
}: ReconciliationsOptions): Reconciliations {
  const choosing = new Set<number>()

  async function choose({ windowId, choosePath }: ReconcilePlace): Promise<string | null> {
    if (choosing.has(windowId)) return null
    choosing.add(windowId)
    try {
      return await choosePath()
    } finally {
      choosing.delete(windowId)
    }
  }

  return {
    async reconcile(place) {
      const path = await choose(place)
      if (path === null) return ok(null)
      const parsed = await readExport(path)
      if (!parsed.ok) return parsed
      const own = await sumOwnRecords(queries, parsed.value.span)
      return ok(compare(parsed.value, own, dayOf(nowMs(), 'utc')))
    },
  }
}
