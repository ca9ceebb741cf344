// The three kinds of thing that cross between processes, as values from which all else is derived.
// route: a window asks, main answers. event: main tells every window.
// stream: a window opens it and gets a snapshot, then deltas, then how it settled; it may cancel it,
// and it may go away (detach) without ending what is going on in main.
import type * as z from 'zod'

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

/** Every crossing's name, as `domain.name`, with its kind: what the preload is built from. */
export type CrossingNames = { readonly [name: string]: Crossing['kind'] }

export function nameCrossings(contract: AnyContract): CrossingNames {
  return Object.fromEntries(
    Object.entries(contract).flatMap(([domain, crossings]) =>
      Object.entries(crossings).map(([name, crossing]) => [`${domain}.${name}`, crossing.kind]),
    ),
  )
}
