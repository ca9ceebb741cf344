// Reads one export on a thread of its own, because JSON is parsed in one go: 50 MB of it would block main for
// a second. export-thread.ts starts it.
import { parentPort, workerData } from 'node:worker_threads'
import { readExportFile } from './export-file.ts'

// export-thread.ts passes the path.
const { path } = workerData as { readonly path: string }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await readExportFile(path))
