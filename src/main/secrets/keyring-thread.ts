// Main's side of the keychain's thread, which runs one call at a time. A blocked thread can't be stopped, so
// a call that is given up leaves its thread behind, and the next call gets a new one. The old call can still
// be answered. The caller decides how many threads may be left behind.
import { Worker } from 'node:worker_threads'
import type { KeyringAnswer, KeyringCall, KeyringValue } from './keyring-worker.ts'
import type { OpenEntry } from './keychain-calls.ts'

/** Without the call, which may contain a secret and is dropped once it is sent. */
interface Asked {
  readonly id: number
  readonly resolve: (value: KeyringValue) => void
  readonly reject: (fault: Error) => void
}

interface Waiting {
  readonly call: KeyringCall
  readonly asked: Asked
}

interface Thread {
  readonly worker: Worker
  isRunning: boolean
  asked: Asked | null
}

type Ask = (call: KeyringCall, signal: AbortSignal) => Promise<KeyringValue>

const ended = () => new Error('The thread ended.')

function createAsk(workerPath: string): Ask {
  const waiting: Waiting[] = []
  const busy = new Set<Thread>()
  // Threads that were left behind and came back. They are used again: ending one would unload the library
  // under the others.
  const spare: Thread[] = []
  let current: Thread | null = null
  let isWatchingExit = false

  function rejectWaiting(): void {
    for (const { asked } of waiting.splice(0)) asked.reject(ended())
  }

  function watchExit(): void {
    if (isWatchingExit) return
    isWatchingExit = true
    // A process waits for all its threads at its end, so for a blocked one it would wait for ever. By now
    // everything else is closed.
    process.once('exit', () => {
      if (busy.size > 0) process.kill(process.pid, 'SIGKILL')
    })
  }

  function startThread(): Thread {
    watchExit()
    // An environment variable could make the library load another file, so the thread gets an empty
    // environment.
    const worker = new Worker(workerPath, { name: 'keyring', env: {}, execArgv: [] })
    const thread: Thread = { worker, isRunning: false, asked: null }
    worker.on('online', () => {
      thread.isRunning = true
      if (thread === current) sendNext()
    })
    worker.on('message', (answer: KeyringAnswer) => {
      const { asked } = thread
      if (asked?.id !== answer.id) return
      thread.asked = null
      busy.delete(thread)
      if ('message' in answer) asked.reject(new Error(answer.message))
      else asked.resolve(answer.value)
      if (thread === current) sendNext()
      else spare.push(thread)
    })
    worker.on('error', () => {}) // `exit` follows
    worker.on('exit', () => {
      busy.delete(thread)
      if (spare.includes(thread)) spare.splice(spare.indexOf(thread), 1)
      thread.asked?.reject(ended())
      if (thread !== current) return
      current = null
      // A thread that didn't even start would not start next time either.
      if (thread.isRunning) sendNext()
      else rejectWaiting()
    })
    worker.unref() // last: listening for messages takes a reference
    return thread
  }

  function sendNext(): void {
    if (waiting.length === 0) return
    try {
      current ??= spare.pop() ?? startThread()
    } catch {
      return rejectWaiting() // the system has no thread to spare
    }
    // A call is sent only to a running thread: before that it can be given up without leaving a thread
    // behind.
    if (!current.isRunning || current.asked) return
    const next = waiting.shift()
    if (!next) return
    current.asked = next.asked
    busy.add(current)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    current.worker.postMessage(next.call)
  }

  function giveUp(asked: Asked): void {
    const place = waiting.findIndex((one) => one.asked === asked)
    if (place !== -1) {
      waiting.splice(place, 1)
      asked.reject(new Error('Given up before it began.'))
    } else if (current?.asked === asked) {
      current = null
      sendNext()
    }
  }

  return async (call, signal) => {
    signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<KeyringValue>()
    const asked: Asked = { id: call.id, resolve, reject }
    waiting.push({ call, asked })
    signal.addEventListener('abort', () => giveUp(asked), { once: true })
    sendNext()
    return promise
  }
}

/**
 * The thread starts with the first call, and doesn't keep the process alive. `workerPath` is the built
 * keyring-worker.
 */
export function openKeyringThread(workerPath: string): OpenEntry {
  const ask = createAsk(workerPath)
  let lastId = 0
  return async (service, account) => {
    const at = () => ({ id: (lastId += 1), service, account })
    return {
      async getPassword({ signal }) {
        const found = await ask({ ...at(), kind: 'read' }, signal)
        return typeof found === 'string' ? found : null
      },
      async setPassword(secret, { signal }) {
        await ask({ ...at(), kind: 'write', secret }, signal)
      },
      async deletePassword({ signal }) {
        return (await ask({ ...at(), kind: 'remove' }, signal)) === true
      },
    }
  }
}
