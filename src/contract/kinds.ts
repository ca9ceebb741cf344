// The three kinds of things that cross between processes, as values; every other part is derived from them.
// route: a window asks, main answers. event: main tells every window. stream: a window opens it and gets a
// snapshot, then deltas, then how it settled; cancelling ends the work in main, detaching leaves it running.
import type * as z from 'zod'

// For example, a domain of timers, in contract/timers.ts and with a line for it in contract/index.ts:
//
//   export const timers = {
//     startTimer: route({ input: z.strictObject({ ms: z.int() }), output: oneTimer }),
//     timerRang: event(oneTimer),
//     watchTimer: stream({ input: oneTimer, snapshot: leftMs, delta: leftMs, settled: z.strictObject({}) }),
//   }
//
// Main then doesn't compile without handlers for its route and its stream (main/handlers/timers.ts):
//   startTimer: ({ ms }) => ok({ id: timers.start(ms) }),
//   watchTimer: ({ id }) => timers.watch(id), // a Result with a StreamSource
// Main publishes the event with publish('timers.timerRang', { id }). A window uses all three:
//   const started = await api.timers.startTimer({ ms: 60_000 }) // a Result<{ id }>
//   const stopListening = api.timers.timerRang(({ id }) => ring(id))
//   const handle = api.timers.watchTimer({ id }, { snapshot: show, delta: show, settle: hide })
//   handle.detach() // or handle.cancel()

export interface Route<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'route'
  readonly input: Input
  readonly output: Output
}

export interface Event<Payload extends z.ZodType = z.ZodType> {
  readonly kind: 'event'
  readonly payload: Payload
}

export interface Stream<
  Input extends z.ZodType = z.ZodType,
  Snapshot extends z.ZodType = z.ZodType,
  Delta extends z.ZodType = z.ZodType,
  Settled extends z.ZodType = z.ZodType,
> {
  readonly kind: 'stream'
  readonly input: Input
  readonly snapshot: Snapshot
  readonly delta: Delta
  readonly settled: Settled
}

export type Crossing = Route | Event | Stream
export type AnyContract = { readonly [domain: string]: { readonly [name: string]: Crossing } }

export const route = <Input extends z.ZodType, Output extends z.ZodType>(
  shape: Omit<Route<Input, Output>, 'kind'>,
): Route<Input, Output> => ({ kind: 'route', ...shape })

export const event = <Payload extends z.ZodType>(payload: Payload): Event<Payload> => ({
  kind: 'event',
  payload,
})

export const stream = <
  Input extends z.ZodType,
  Snapshot extends z.ZodType,
  Delta extends z.ZodType,
  Settled extends z.ZodType,
>(
  shape: Omit<Stream<Input, Snapshot, Delta, Settled>, 'kind'>,
): Stream<Input, Snapshot, Delta, Settled> => ({ kind: 'stream', ...shape })

/** Each crossing's name, as `domain.name`, with its kind; the preload is built from this. */
export type CrossingNames = { readonly [name: string]: Crossing['kind'] }

export function nameCrossings(contract: AnyContract): CrossingNames {
  return Object.fromEntries(
    Object.entries(contract).flatMap(([domain, crossings]) =>
      Object.entries(crossings).map(([name, crossing]) => [`${domain}.${name}`, crossing.kind]),
    ),
  )
}
