// The keychain's library on a thread of its own, because opening an entry and every call block their thread,
// some of them for ever. It runs one call after the other. Only the text of an error leaves this thread. Linux needs
// no such thread (secret-service); if it ran there, it would use no weaker store.
import { parentPort } from 'node:worker_threads'

interface Place {
  readonly id: number
  readonly service: string
  readonly account: string
}

/** The answer has the same id. */
export type KeyringCall =
  | (Place & { readonly kind: 'read' | 'remove' })
  | (Place & { readonly kind: 'write'; readonly secret: string })

/** For a read, the secret or `null`; for a removal, true if something was removed; for a write, `null`. */
export type KeyringValue = string | boolean | null

export type KeyringAnswer = { readonly id: number } & (
  { readonly value: KeyringValue } | { readonly message: string }
)

async function run(call: KeyringCall): Promise<KeyringValue> {
  // Loaded here, so that a library that is missing or built for another machine becomes an error answer.
  const { Entry } = await import('@napi-rs/keyring')
  // The synchronous class: AsyncEntry would also block here while it is made, and would then occupy one of
  // the four threads that the whole process uses for files and names.
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

parentPort?.on('message', (call: KeyringCall) => void answer(call))
