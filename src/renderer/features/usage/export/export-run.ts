// The current export. It continues when its sheet is closed: main does the work, and only cancelling ends it.
// If its sheet is closed by then, a notice shows the result.
import type { StreamHandle } from '../../../../contract/derived.ts'
import type { Failure } from '../../../../domain/failure.ts'
import type { ExportFormat, ExportProgress } from '../../../../domain/usage/export.ts'
import type { HistoryQuestion, RecordKind } from '../../../../domain/usage/history.ts'
import { formatWhole } from '../../../../words/format.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { createStore } from '../../../base/store.ts'
import { announce } from '../../../ui/announce.tsx'
import { tellBriefly, tellFailure } from '../../../ui/notices.tsx'

/** Exports exactly what the screen shows. */
export type ExportQuestion = Omit<HistoryQuestion, 'by'> & { readonly kind: RecordKind }

export type ExportState =
  | { readonly name: 'ready' }
  /** The user is choosing a file. */
  | { readonly name: 'asking' }
  | ({ readonly name: 'writing' } & ExportProgress)
  | { readonly name: 'done'; readonly written: number }
  | { readonly name: 'cancelled' }
  | { readonly name: 'failed'; readonly failure: Failure }

export const exportState = createStore<ExportState>({ name: 'ready' })

/** How much progress is announced at a time. */
const announcedShare = 0.25

let handle: StreamHandle | null = null
let isWatched = false

/** While the sheet is open, it shows the result. Opening it again clears an earlier result. */
export function watchExport(): () => void {
  isWatched = true
  exportState.change((now) => (now.name === 'asking' || now.name === 'writing' ? now : { name: 'ready' }))
  return () => {
    isWatched = false
  }
}

export const cancelExport = (): void => handle?.cancel()

export function startExport({ calendar, span, filter, kind }: ExportQuestion, format: ExportFormat): void {
  exportState.change(() => ({ name: 'asking' }))
  handle = api.usage.exportRecords(
    { calendar, span, filter, kind, format },
    {
      snapshot: () => {},
      delta: (progress) =>
        exportState.change((before) => {
          announceStep(before, progress)
          return { name: 'writing', ...progress }
        }),
      settle(result) {
        handle = null
        if (!result.ok) return end({ name: 'failed', failure: result.failure })
        const { end: how, written } = result.value
        if (how === 'chosen-none') end({ name: 'ready' })
        else end(how === 'cancelled' ? { name: 'cancelled' } : { name: 'done', written })
      },
    },
  )
}

function announceStep(before: ExportState, { written, total }: ExportProgress): void {
  if (before.name !== 'writing') return announce(words.usageExport.begun)
  const stepOf = (done: number) => Math.floor(done / total / announcedShare)
  if (total === 0 || stepOf(written) === stepOf(before.written) || written === total) return
  announce(words.usageExport.progress(formatWhole(written), formatWhole(total)))
}

function end(state: ExportState): void {
  exportState.change(() => state)
  if (state.name === 'ready') return
  if (isWatched) {
    if (state.name === 'done') announce(words.usageExport.done(state.written))
    if (state.name === 'cancelled') announce(words.usageExport.cancelled)
  } else if (state.name === 'failed') tellFailure(state.failure)
  else if (state.name === 'done') tellBriefly(words.usageExport.done(state.written))
}
