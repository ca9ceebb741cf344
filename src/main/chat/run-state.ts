// The life of one answer as a table: what can happen in each state, which state follows, and what must then
// be done, as data. Pure. An end is reached once and never left, nothing is appended or asked after a cut,
// and an answer whose first text has come is never asked for again.
import type { AnswerState, PendingRetry } from '../../domain/chat/answer-state.ts'
import type { Failure } from '../../domain/failure.ts'

/** What cuts an answer short: the person ("stopped") or the end of the app ("interrupted"). */
export type Cut = 'stopped' | 'interrupted'

export type RunState =
  /** `attempts`: requests sent so far. */
  | { readonly name: 'queued'; readonly attempts: number }
  /** With a retry it sleeps and has no place in the queue; without one its request is under way. */
  | { readonly name: 'waiting'; readonly attempts: number; readonly retry: PendingRetry | null }
  | { readonly name: 'streaming' }
  | { readonly name: 'stopping'; readonly cut: Cut }
  | { readonly name: 'done' }
  | { readonly name: Cut }
  | { readonly name: 'failed'; readonly failure: Failure }

export type RunEvent =
  /** The queue gave it a place. */
  | { readonly kind: 'admitted' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'completed' }
  /** `retryAtMs`: when it is sent again by itself; `null` if it isn't. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAtMs: number | null }
  /** It is time for the retry. */
  | { readonly kind: 'due' }
  | { readonly kind: 'cut'; readonly cut: Cut }
  /** The aborted request has ended. */
  | { readonly kind: 'left' }

export type RunEffect =
  /** Enter the queue for a place; `admitted` follows. */
  | { readonly kind: 'enter' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'append'; readonly text: string }
  /** End the request or the sleep at once. */
  | { readonly kind: 'abort' }
  /** Record the usage of the request that failed; the answer goes on. */
  | { readonly kind: 'record' }
  /** `due` follows. */
  | { readonly kind: 'sleep'; readonly untilMs: number }
  | { readonly kind: 'tell'; readonly state: AnswerState }
  /** Write the answer's end and the usage record of its last request. */
  | { readonly kind: 'commit'; readonly status: 'done' | Cut | 'failed'; readonly failure: Failure | null }

export interface Step {
  readonly state: RunState
  readonly effects: readonly RunEffect[]
}

export const firstStep: Step = { state: { name: 'queued', attempts: 0 }, effects: [{ kind: 'enter' }] }

type StateNamed<Name> = Extract<RunState, { name: Name }>
type EventOf<Kind> = Extract<RunEvent, { kind: Kind }>
type Transition<Name, Kind> = (state: StateNamed<Name>, event: EventOf<Kind>) => Step | null
type Table = {
  readonly [Name in RunState['name']]: {
    readonly [Kind in RunEvent['kind']]?: Transition<Name, Kind>
  }
}

type End = StateNamed<'done' | Cut | 'failed'>

const endWith = (state: End, first: RunEffect): Step => {
  const failure = state.name === 'failed' ? state.failure : null
  return { state, effects: [first, { kind: 'commit', status: state.name, failure }] }
}

const leaveWith = (state: End): Step => endWith(state, { kind: 'leave' })

const stop = ({ cut }: EventOf<'cut'>): Step => ({
  state: { name: 'stopping', cut },
  effects: [{ kind: 'abort' }, { kind: 'tell', state: { name: 'stopping' } }],
})

const sleep = (retry: PendingRetry): Step => ({
  state: { name: 'waiting', attempts: retry.attempts, retry },
  effects: [
    { kind: 'leave' },
    { kind: 'record' },
    { kind: 'tell', state: { name: 'waiting', retry } },
    { kind: 'sleep', untilMs: retry.atMs },
  ],
})

const giveUp = ({ cut }: StateNamed<'stopping'>): Step => leaveWith({ name: cut })

// An event that isn't listed for a state changes nothing.
const table: Table = {
  queued: {
    admitted: ({ attempts }) => ({
      state: { name: 'waiting', attempts: attempts + 1, retry: null },
      effects: [{ kind: 'tell', state: { name: 'waiting', retry: null } }, { kind: 'ask' }],
    }),
    cut: (_, { cut }) => leaveWith({ name: cut }),
  },
  waiting: {
    text: ({ retry }, { text }) =>
      retry === null
        ? {
            state: { name: 'streaming' },
            // The text comes first: the person is waiting for it.
            effects: [
              { kind: 'append', text },
              { kind: 'tell', state: { name: 'streaming' } },
            ],
          }
        : null,
    completed: ({ retry }) => (retry === null ? leaveWith({ name: 'done' }) : null),
    failed({ retry, attempts }, { failure, retryAtMs }) {
      if (retry !== null) return null
      return retryAtMs === null
        ? leaveWith({ name: 'failed', failure })
        : sleep({ failure, atMs: retryAtMs, attempts })
    },
    due: ({ retry, attempts }) =>
      retry === null
        ? null
        : {
            state: { name: 'queued', attempts },
            effects: [{ kind: 'tell', state: { name: 'queued' } }, { kind: 'enter' }],
          },
    // While it sleeps it has no place in the queue and no request that must end first.
    cut: ({ retry }, event) =>
      retry === null ? stop(event) : endWith({ name: event.cut }, { kind: 'abort' }),
  },
  streaming: {
    text: (state, { text }) => ({ state, effects: [{ kind: 'append', text }] }),
    completed: () => leaveWith({ name: 'done' }),
    failed: (_, { failure }) => leaveWith({ name: 'failed', failure }),
    cut: (_, event) => stop(event),
  },
  // However the request ends now, the cut ended the answer.
  stopping: { completed: giveUp, failed: giveUp, left: giveUp },
  done: {},
  stopped: {},
  interrupted: {},
  failed: {},
}

/** Returns the next state and what must be done. An event that can't happen in this state changes nothing. */
export function stepRun(state: RunState, event: RunEvent): Step {
  // The table pairs each function with its state and event; the compiler can't see that from the two indexes.
  const transition = table[state.name][event.kind] as
    ((state: RunState, event: RunEvent) => Step | null) | undefined
  return transition?.(state, event) ?? { state, effects: [] }
}
