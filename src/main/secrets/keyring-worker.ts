// The keychain's library on a thread of its own: opening an entry, and every call on it, blocks the thread
// that does it, some of them for ever. One call after the other. On Linux the Secret Service or nothing: the
// library's own fallback forgets keys at the next start. An error leaves as its text alone.
import { queryObjects } from 'node:v8'
import { parentPort } from 'node:worker_threads'

interface Place {
  readonly id: number
  readonly service: string
  readonly account: string
}

/** The id comes back with the answer. */
export type KeyringCall =
  | (Place & { readonly kind: 'read' | 'remove' })
  | (Place & { readonly kind: 'write'; readonly secret: string })

/** What was read, or null; whether something was removed; null of what was written. */
export type KeyringValue = string | boolean | null

export type KeyringAnswer = { readonly id: number } & (
  { readonly value: KeyringValue } | { readonly message: string }
)

async function run(call: KeyringCall): Promise<KeyringValue> {
  // Loaded here, so that a library that is missing or for another machine is an answer, too.
  const { Entry } = await import('@napi-rs/keyring')
  // The library's synchronous half: AsyncEntry would block here all the same while it is made, and then hold
  // one of the four threads that the whole process reads files and looks up names with.
  const entry = new Entry(call.service, call.account, { linux: { store: 'secret-service' } })
  if (call.kind !== 'write') return call.kind === 'read' ? entry.getPassword() : entry.deletePassword()
  entry.setPassword(call.secret)
  return null
}

async function answer(call: KeyringCall): Promise<void> {
  let answered: KeyringAnswer
  try {
    answered = { id: call.id, value: await run(call) }
  } catch (thrown) {
    answered = { id: call.id, message: thrown instanceof Error ? thrown.message : '' }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answered)
}

/** An entry has a connection to the bus until it is collected, and a bus may allow a user no more than 256. */
const maxUncollected = 16
let opened = 0

/**
 * The library has no way to close an entry. Looking for objects, of whatever kind, begins with a full collection
 * (Node's documentation of `v8.queryObjects`); it takes some 50 ms of this thread.
 */
function collectEntries(): void {
  opened += 1
  if (opened % maxUncollected === 0) queryObjects(WeakRef)
}

// That queryObjects is experimental would otherwise be printed.
process.removeAllListeners('warning')
parentPort?.on('message', (call: KeyringCall) => void answer(call).then(collectEntries))
