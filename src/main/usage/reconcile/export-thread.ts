// Main's side of the thread that reads exports: a new thread for each file, which ends once it has answered.
// If it ends earlier, because a file takes too much memory for example, the file can't be compared.
import { Worker } from 'node:worker_threads'
import type { Result } from '../../../domain/result.ts'
import { notAnExport, type ParsedExport } from './parsed-export.ts'

export type ReadExport = (path: string) => Promise<Result<ParsedExport>>

const maxHeapMb = 1_024

/** `workerPath` is the path of the built export-worker. */
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
      worker.unref() // the app can quit meanwhile
    })
