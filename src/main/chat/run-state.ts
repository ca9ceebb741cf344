// The life of one answer as a table: what may happen in which state, where it leads, and what is then to be
// done, as data. Pure. Promises that an end is reached once and never left, that nothing is appended or asked
// after a cut, and that an answer whose first words have come is never asked for again.
import type { AnswerState, PendingRetry } from '../../domain/chat/answer-state.ts'
import type { Failure } from '../../domain/failure.ts'

/** How an answer is cut short: by the person, or by the end of the app. */
export type Cut = 'stopped' | 'interrupted'

export type RunState =
  /** `attempts`: requests sent so far. */
  | { readonly name: 'queued'; readonly attempts: number }
  /** With a retry it sleeps, and holds no place; without one its request is under way. */
  | { readonly name: 'waiting'; readonly attempts: number; readonly retry: PendingRetry | null }
  | { readonly name: 'streaming' }
  | { readonly name: 'stopping'; readonly cut: Cut }
  | { readonly name: 'done' }
  | { readonly name: Cut }
  | { readonly name: 'failed'; readonly failure: Failure }

export type RunEvent =
  /** A place among those that are written at once is free for it. */
  | { readonly kind: 'admitted' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'completed' }
  /** `retryAtMs`: when it may be asked again; `null`: not unasked. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAtMs: number | null }
  /** The time of a retry has come. */
  | { readonly kind: 'due' }
  | { readonly kind: 'cut'; readonly cut: Cut }
  /** The request that was given up is over. */
  | { readonly kind: 'left' }

export type RunEffect =
  /** Stand in line for a place; `admitted` follows. */
  | { readonly kind: 'enter' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'append'; readonly text: string }
  /** Ends the request, or the sleep, at once. */
  | { readonly kind: 'abort' }
  /** Record the request that failed, by itself. */
  | { readonly kind: 'record' }
  /** `due` follows. */
  | { readonly kind: 'sleep'; readonly untilMs: number }
  | { readonly kind: 'tell'; readonly state: AnswerState }
  /** The one final write, with the record of the last request. */
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

// What isn't here doesn't happen in that state: it changes nothing.
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
            // The words first: they are what is waited for.
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
    // Asleep it holds no place, and has nothing under way that must be over first.
    cut: ({ retry }, event) =>
      retry === null ? stop(event) : endWith({ name: event.cut }, { kind: 'abort' }),
  },
  streaming: {
    text: (state, { text }) => ({ state, effects: [{ kind: 'append', text }] }),
    completed: () => leaveWith({ name: 'done' }),
    failed: (_, { failure }) => leaveWith({ name: 'failed', failure }),
    cut: (_, event) => stop(event),
  },
  // However the request ends now, it was the cut that ended the answer.
  stopping: { completed: giveUp, failed: giveUp, left: giveUp },
  done: {},
  stopped: {},
  interrupted: {},
  failed: {},
}

/** What can't happen in a state changes nothing, and does nothing. */
export function stepRun(state: RunState, event: RunEvent): Step {
  // The table pairs each function with the state and the event it is found by; the compiler can't follow.
  const transition = table[state.name][event.kind] as
    ((state: RunState, event: RunEvent) => Step | null) | undefined
  return transition?.(state, event) ?? { state, effects: [] }
}
