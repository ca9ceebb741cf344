// Main's side of the thread that reads an export: a new one for each file, gone once it has answered. Whatever ends it
// before, such as a file that takes more memory than it may, is a file that can't be compared.
import { Worker } from 'node:worker_threads'
import type { Result } from '../../../domain/result.ts'
import { notAnExport, type ParsedExport } from './parsed-export.ts'

export type ReadExport = (path: string) => Promise<Result<ParsedExport>>

const maxHeapMb = 1_024

/** `workerPath` is export-worker's file. */
export const openExportReader =
  (workerPath: string): ReadExport =>
  (path) =>
    new Promise((resolve) => {
      const worker = new Worker(workerPath, {
        name: 'export-reader',
        workerData: { path },
        env: {},
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
      })
      worker.once('message', (parsed: Result<ParsedExport>) => resolve(parsed))
      worker.once('error', () => {}) // `exit` follows
      worker.once('exit', () => resolve(notAnExport()))
      worker.unref() // the app may quit meanwhile
    })
