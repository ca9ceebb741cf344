// Reads one export on a thread of its own, since JSON is parsed in one go: 50 MB of it would hold up main for a second.
import { parentPort, workerData } from 'node:worker_threads'
import { readExportFile } from './export-file.ts'

// Given by export-thread.ts.
const { path } = workerData as { readonly path: string }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await readExportFile(path))
