// The only way into main: it checks the sender, parses by the contract, limits how often, then calls the handler. Answers are
// Results, because Electron drops an error's code when `invoke` rejects. A handler that throws is a bug: it
// is logged, and the answer is `bug/unexpected`.
import type { IpcMain } from 'electron'
import type * as z from 'zod'
import { answerSchema } from '../../contract/failure.ts'
import type { Context, Handlers, StreamSource } from '../../contract/derived.ts'
import type { AnyContract, Route, Stream } from '../../contract/kinds.ts'
import { channels } from '../../contract/wire.ts'
import { makeFailure, type Failure } from '../../domain/failure.ts'
import { err, type Result } from '../../domain/result.ts'
import { parseInput } from './parse-input.ts'
import type { Gate } from './gate.ts'
import { createStreams } from './streams.ts'

export interface RouterOptions<C extends AnyContract> {
  readonly ipc: Pick<IpcMain, 'handle' | 'on'>
  readonly contract: C
  readonly handlers: Handlers<C>
  readonly gate: Gate
  /** Returns why a call whose input is right is refused all the same, or `null`. */
  readonly limit: (name: string, input: unknown) => Failure | null
  /** In development and in tests answers are parsed too, so that a secret can't slip into one. */
  readonly checksAnswers: boolean
  readonly onBug: (where: string, error: unknown) => void
}

type AnyHandler = (input: unknown, context: Context) => unknown

interface Entry<Kind> {
  readonly crossing: Kind
  readonly handle: AnyHandler
}

const invalidInput: Failure = makeFailure('ipc/invalid-input')
const unknownRoute: Failure = makeFailure('ipc/unknown-route')
const unknownSender: Failure = makeFailure('ipc/unknown-sender')
const bug: Failure = makeFailure('bug/unexpected', 'try-again')

/** Not `String()`, which would throw for an object with a broken `toString`. */
const readName = (name: unknown): string => (typeof name === 'string' ? name : '')

export function connectRouter<C extends AnyContract>(options: RouterOptions<C>): void {
  const { ipc, gate, limit, checksAnswers, onBug } = options
  const routes = new Map<string, Entry<Route>>()
  const streams = new Map<string, Entry<Stream>>()

  for (const [domain, crossings] of Object.entries(options.contract)) {
    const handlers = options.handlers[domain] as Record<string, AnyHandler> // Handlers<C> pairs them by type
    for (const [name, crossing] of Object.entries(crossings)) {
      if (crossing.kind === 'event') continue
      const handle = handlers[name]
      if (!handle) throw new Error(`no handler for ${domain}.${name}`)
      if (crossing.kind === 'route') routes.set(`${domain}.${name}`, { crossing, handle })
      else streams.set(`${domain}.${name}`, { crossing, handle })
    }
  }

  const checkAnswer = (where: string, schema: z.ZodType, answer: unknown): void => {
    if (!checksAnswers) return
    const checked = schema.safeParse(answer)
    if (!checked.success)
      throw new Error(`${where} answered what its contract forbids: ${checked.error.message}`)
  }

  ipc.handle(channels.ask, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const window = gate(event)
    if (!window) return err(unknownSender)
    const where = readName(name)
    const entry = routes.get(where)
    if (!entry) return err(unknownRoute)
    const parsed = parseInput(entry.crossing.input, input)
    if (!parsed.success) return err(invalidInput)
    const refusal = limit(where, parsed.data)
    if (refusal) return err(refusal)
    try {
      const answer = await entry.handle(parsed.data, { windowId: window.id, signal: window.signal })
      checkAnswer(where, answerSchema(entry.crossing.output), answer)
      return answer as Result<unknown> // Handlers<C> guarantees this type
    } catch (error) {
      onBug(where, error)
      return err(bug)
    }
  })

  const openStreams = createStreams()

  ipc.on(channels.open, (event, name: unknown, id: unknown, input: unknown) => {
    const window = gate(event)
    if (!window || typeof id !== 'number' || !Number.isSafeInteger(id)) return
    const refuse = (failure: Failure): void =>
      window.outbox.push({ kind: 'settled', stream: id, result: err(failure) })
    const where = readName(name)
    const entry = streams.get(where)
    if (!entry) return refuse(unknownRoute)
    const parsed = parseInput(entry.crossing.input, input)
    if (!parsed.success || !openStreams.canOpen(window, id)) return refuse(invalidInput)
    const refusal = limit(where, parsed.data)
    if (refusal) return refuse(refusal)
    try {
      const context = { windowId: window.id, signal: window.signal }
      // Handlers<C> guarantees this type; the source's values are checked below.
      const source = entry.handle(parsed.data, context) as Result<StreamSource<unknown, unknown, unknown>>
      if (!source.ok) return refuse(source.failure)
      checkAnswer(`${where} snapshot`, entry.crossing.snapshot, source.value.snapshot)
      openStreams.open(window, id, source.value, {
        delta: (delta) => checkAnswer(`${where} delta`, entry.crossing.delta, delta),
        settled: (result) => checkAnswer(`${where} end`, answerSchema(entry.crossing.settled), result),
      })
    } catch (error) {
      onBug(where, error)
      refuse(bug)
    }
  })

  ipc.on(channels.leave, (event, id: unknown, how: unknown) => {
    const window = gate(event)
    if (!window || typeof id !== 'number') return
    if (how === 'cancel') openStreams.cancel(window, id)
    else if (how === 'detach') openStreams.detach(window, id)
  })
}
