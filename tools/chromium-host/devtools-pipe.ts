// The Chrome DevTools Protocol over Chromium's debugging pipe: JSON messages that end with NUL, one flat list
// of sessions. Every command resolves or rejects, even if Chromium dies.
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'

export type Params = Record<string, unknown>
// The protocol has far more methods than are used here; each caller names the shape of its own answer.
export type Send = <Result = unknown>(method: string, params?: Params) => Promise<Result>

export interface DevtoolsSession {
  readonly id: string | undefined
  readonly send: Send
  /** Events by method name, each with the parameters as its one argument. */
  readonly events: EventEmitter
}

export interface DevtoolsPipe {
  readonly root: DevtoolsSession
  session(id: string): DevtoolsSession
  /** Forgets a session and rejects its pending commands. */
  drop(id: string): void
  /** Rejects all pending commands; nothing can be sent afterwards. */
  close(): void
}

interface Message {
  id?: number
  method?: string
  params?: Params
  sessionId?: string
  result?: unknown
  error?: { message: string }
}

interface Waiting {
  method: string
  sessionId: string | undefined
  resolve(value: unknown): void
  reject(error: Error): void
}

export function openDevtoolsPipe(output: Writable, input: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>()
  const sessions = new Map<string | undefined, DevtoolsSession>()
  let lastId = 0
  let isClosed = false

  function createSession(id: string | undefined): DevtoolsSession {
    const events = new EventEmitter()
    events.setMaxListeners(0)
    const send: Send = (method, params = {}) =>
      new Promise((resolve, reject) => {
        if (isClosed || sessions.get(id) !== session) {
          reject(new Error(`${method}: the page or Chromium is gone`))
          return
        }
        lastId += 1
        // The caller names the answer's shape, which is checked only by the protocol's own description.
        waiting.set(lastId, { method, sessionId: id, resolve: resolve, reject })
        output.write(`${JSON.stringify({ id: lastId, method, params, sessionId: id })}\0`)
      })
    const session: DevtoolsSession = { id, send, events }
    sessions.set(id, session)
    return session
  }

  function receive(message: Message): void {
    if (message.id !== undefined) {
      const owed = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error) owed?.reject(new Error(`${owed.method}: ${message.error.message}`))
      else owed?.resolve(message.result)
    } else if (message.method !== undefined) {
      sessions.get(message.sessionId)?.events.emit(message.method, message.params ?? {})
    }
  }

  function rejectOwed(isMeant: (owed: Waiting) => boolean): void {
    for (const [id, owed] of waiting) {
      if (!isMeant(owed)) continue
      waiting.delete(id)
      owed.reject(new Error(`${owed.method}: the page or Chromium is gone`))
    }
  }

  // A message can be megabytes in many pieces, so they are kept as they came and joined once, at the NUL.
  let pieces: Buffer[] = []
  input.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      pieces.push(chunk.subarray(start, end))
      const text = Buffer.concat(pieces).toString('utf8')
      pieces = []
      start = end + 1
      receive(JSON.parse(text) as Message)
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start))
  })
  // close() rejects writes after Chromium died; the stream's own error adds nothing.
  output.on('error', () => {})
  input.on('error', () => {})

  const root = createSession(undefined)
  return {
    root,
    session: (id) => sessions.get(id) ?? createSession(id),
    drop(id) {
      sessions.delete(id)
      rejectOwed((owed) => owed.sessionId === id)
    },
    close() {
      isClosed = true
      rejectOwed(() => true)
    },
  }
}
