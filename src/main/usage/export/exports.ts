// Writes the records that a question is about into a file that the person chooses, and reports its progress.
// It works a page at a time, so that everything else goes on meanwhile. It goes on if its window closes;
// cancelling removes what was written.
import { setImmediate } from 'node:timers/promises'
import type { StreamSink, StreamSource } from '../../../contract/derived.ts'
import type { KeyId, UsageRecordId } from '../../../domain/ids.ts'
import { makeFailure } from '../../../domain/failure.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { ExportEnd, ExportFormat, ExportProgress } from '../../../domain/usage/export.ts'
import type { HistoryQuestion, RecordKind, RecordPage, TitledRecord } from '../../../domain/usage/history.ts'
import type { Logger } from '../../diagnostics/logger.ts'
import { failureFromStoreError } from '../../store/sqlite-error.ts'
import { csvFormatter, type ExportFormatter, jsonFormatter } from './formats.ts'
import { openDraft, type DraftFile } from './draft-file.ts'
import type { DaySpan } from '../../../domain/day.ts'

type TitledPage = RecordPage<TitledRecord>

export type RecordQuestion = Omit<HistoryQuestion, 'by'> & { readonly kind: RecordKind }

export interface ExportsOptions {
  /** Returns a page, newest first; `before` is the `next` of the page before. */
  readonly readPage: (
    question: RecordQuestion & { readonly limit: number; readonly before: UsageRecordId | null },
  ) => TitledPage | Promise<TitledPage>
  /** Returns the number of records; only the progress needs it. */
  readonly countRecords: (question: RecordQuestion) => number
  readonly listLabels: () => ReadonlyMap<KeyId, string>
  readonly openDraft?: typeof openDraft
  readonly nowMs: () => number
  readonly logger: Pick<Logger, 'error'>
}

interface ExportPlace {
  readonly windowId: number
  /** Asks the person for a path; `null` if no file was chosen. */
  readonly choosePath: (defaultName: string) => Promise<string | null>
}

export type ExportSource = StreamSource<ExportProgress, ExportProgress, ExportEnd>

export interface Exports {
  /**
   * Starts an export. While a window asks for a file, a second export from it settles at once as
   * `chosen-none`.
   */
  start(question: RecordQuestion, format: ExportFormat, place: ExportPlace): ExportSource
  /** Cancels the exports under way and waits until their drafts are removed. */
  close(): Promise<void>
}

const formatters: Record<ExportFormat, ExportFormatter> = { csv: csvFormatter, json: jsonFormatter }

const recordsPerPage = 250
const progressIntervalMs = 100

export function createExports(options: ExportsOptions): Exports {
  const choosing = new Set<number>()
  const running = new Map<Promise<unknown>, AbortController>()

  async function choose(question: RecordQuestion, format: ExportFormat, place: ExportPlace) {
    const { windowId, choosePath } = place
    if (choosing.has(windowId)) return null
    choosing.add(windowId)
    try {
      return await choosePath(nameExport(question.span, format))
    } finally {
      choosing.delete(windowId)
    }
  }

  async function write(
    draft: DraftFile,
    question: RecordQuestion,
    format: ExportFormat,
    signal: AbortSignal,
    tell: (written: number) => void,
  ): Promise<Result<ExportEnd>> {
    const { begin, write, end } = formatters[format]
    const labels = options.listLabels()
    let before: UsageRecordId | null = null
    let written = 0
    let text = begin
    do {
      await setImmediate()
      const page: TitledPage = await options.readPage({ ...question, limit: recordsPerPage, before })
      const records = page.records.map((record) => ({
        ...record,
        keyLabel: record.keyId === null ? null : (labels.get(record.keyId) ?? null),
      }))
      text += write(records, written === 0)
      before = page.next
      if (before === null) text += end
      if (signal.aborted) return ok({ end: 'cancelled', written: 0 })
      const put = text === '' ? ok(undefined) : await draft.write(text)
      if (!put.ok) return put
      text = ''
      written += records.length
      tell(written)
    } while (before !== null)
    if (signal.aborted) return ok({ end: 'cancelled', written: 0 })
    const kept = await draft.keep()
    return kept.ok ? ok({ end: 'written', written }) : kept
  }

  return {
    start(question, format, place) {
      let sink: StreamSink<ExportProgress, ExportEnd> | null = null
      const controller = new AbortController()
      let toldAtMs = -Infinity
      let total = 0

      function tell(written: number): void {
        // A record made meanwhile can be dated earlier if the clock was set back, so more than `total` may be
        // written.
        total = Math.max(total, written)
        const nowMs = options.nowMs()
        if (nowMs - toldAtMs < progressIntervalMs) return
        toldAtMs = nowMs
        sink?.delta({ written, total })
      }

      async function run(): Promise<Result<ExportEnd>> {
        const path = await choose(question, format, place)
        if (path === null) return ok({ end: 'chosen-none', written: 0 })
        if (controller.signal.aborted) return ok({ end: 'cancelled', written: 0 })
        const writing = writeTo(path)
        running.set(writing, controller)
        return writing.finally(() => running.delete(writing))
      }

      async function writeTo(path: string): Promise<Result<ExportEnd>> {
        const opened = await (options.openDraft ?? openDraft)(path)
        if (!opened.ok) return opened
        const draft = opened.value
        try {
          total = options.countRecords(question)
          tell(0)
          return await write(draft, question, format, controller.signal, tell)
        } catch (error) {
          const failure = failureFromStoreError(error)
          if (failure) return err(failure)
          options.logger.error('usage export', error)
          return err(makeFailure('bug/unexpected', 'try-again'))
        } finally {
          await draft.discard()
        }
      }

      void run().then((result) => sink?.settle(result))

      return {
        snapshot: { written: 0, total: 0 },
        attach(next) {
          sink = next
          return () => void (sink = null)
        },
        cancel: () => controller.abort(),
      }
    },

    async close() {
      for (const controller of running.values()) controller.abort()
      await Promise.all(running.keys())
    },
  }
}

function nameExport(span: DaySpan | null, format: ExportFormat): string {
  if (span === null) return `latchkey-usage.${format}`
  const { fromDay, toDay } = span
  return `latchkey-usage-${fromDay}${toDay === fromDay ? '' : `-to-${toDay}`}.${format}`
}
