// The types that main and the windows derive from a contract, so that neither keeps a list by hand.
import type * as z from 'zod'
import type { Result } from '../domain/result.ts'
import type { AnyContract, Crossing, Event, Route, Stream } from './kinds.ts'

/** Work in main that windows can watch, such as an answer; a stream's handler returns it to the router. */
export interface StreamSource<Snapshot, Delta, Settled> {
  readonly snapshot: Snapshot
  /**
   * Called once, in the turn in which the snapshot was taken, so that no delta is lost in between. Returns a
   * function that detaches; the sink is not called after that.
   */
  attach(sink: StreamSink<Delta, Settled>): () => void
  /** Ends the work, which then settles as usual. */
  cancel(): void
}

export interface StreamSink<Delta, Settled> {
  delta(delta: Delta): void
  settle(result: Result<Settled>): void
}

/** What a handler knows about its caller. The signal aborts when the window is gone. */
export interface Context {
  readonly windowId: number
  readonly signal: AbortSignal
}

type HandlerOf<C extends Crossing> =
  C extends Route<infer Input, infer Output>
    ? (
        input: z.output<Input>,
        context: Context,
      ) => Promise<Result<z.output<Output>>> | Result<z.output<Output>>
    : C extends Stream<infer Input, infer Snapshot, infer Delta, infer Settled>
      ? (
          input: z.output<Input>,
          context: Context,
        ) => Result<StreamSource<z.output<Snapshot>, z.output<Delta>, z.output<Settled>>>
      : never

type AskedNames<Domain> = {
  [Name in keyof Domain]: Domain[Name] extends Event ? never : Name
}[keyof Domain]

export type DomainHandlers<Domain> = {
  readonly [Name in AskedNames<Domain>]: Domain[Name] extends Crossing ? HandlerOf<Domain[Name]> : never
}

/** One handler for each route and stream of the contract: no more, no less. */
export type Handlers<C extends AnyContract> = { readonly [Domain in keyof C]: DomainHandlers<C[Domain]> }

/** The callbacks of a window that watches a stream. */
export interface StreamListener<Snapshot, Delta, Settled> {
  snapshot(snapshot: Snapshot): void
  delta(delta: Delta): void
  settle(result: Result<Settled>): void
}

export interface StreamHandle {
  /** Stops watching; the work in main goes on. */
  detach(): void
  /** Ends the work in main; the listener still gets how it settled. */
  cancel(): void
}

type CallOf<C> =
  C extends Route<infer Input, infer Output>
    ? (input: z.input<Input>) => Promise<Result<z.output<Output>>>
    : C extends Event<infer Payload>
      ? (listener: (payload: z.output<Payload>) => void) => () => void
      : C extends Stream<infer Input, infer Snapshot, infer Delta, infer Settled>
        ? (
            input: z.input<Input>,
            listener: StreamListener<z.output<Snapshot>, z.output<Delta>, z.output<Settled>>,
          ) => StreamHandle
        : never

/** What the preload gives to the page: the contract as functions. */
export type Bridge<C extends AnyContract> = {
  readonly [Domain in keyof C]: { readonly [Name in keyof C[Domain]]: CallOf<C[Domain][Name]> }
}

type PayloadOf<C> = C extends Event<infer Payload> ? z.output<Payload> : never

type EventsOf<C extends AnyContract> = {
  [Domain in keyof C & string]: {
    [
      Name in keyof C[Domain] & string as C[Domain][Name] extends Event ? `${Domain}.${Name}` : never
    ]: PayloadOf<C[Domain][Name]>
  }
}[keyof C & string]

type Union<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer U) => void ? U : never

/** Event names with their payloads, as `domain.name`. */
export type Events<C extends AnyContract> = Union<EventsOf<C>>
