import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import { firstStep, stepRun, type RunEffect, type RunEvent, type RunState } from './run-state.ts'

const failure = makeFailure('openai/overloaded')
const retry = { failure, atMs: 50, attempts: 1 }

const states: readonly RunState[] = [
  { name: 'queued', attempts: 0 },
  { name: 'waiting', attempts: 1, retry: null },
  { name: 'waiting', attempts: 1, retry },
  { name: 'streaming' },
  { name: 'stopping', cut: 'stopped' },
  { name: 'done' },
  { name: 'stopped' },
  { name: 'interrupted' },
  { name: 'failed', failure },
]

const events: readonly RunEvent[] = [
  { kind: 'admitted' },
  { kind: 'text', text: 'a' },
  { kind: 'completed' },
  { kind: 'failed', failure, retryAtMs: null },
  { kind: 'failed', failure, retryAtMs: 50 },
  { kind: 'due' },
  { kind: 'cut', cut: 'stopped' },
  { kind: 'left' },
]

const nameState = (state: RunState): string =>
  state.name === 'waiting' && state.retry ? 'retrying' : state.name
const nameEvent = (event: RunEvent): string =>
  event.kind === 'failed' && event.retryAtMs !== null ? 'failed, again' : event.kind

describe('the table', () => {
  const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    queued: { admitted: 'waiting: tell, ask', cut: 'stopped: leave, commit' },
    waiting: {
      text: 'streaming: append, tell',
      completed: 'done: leave, commit',
      failed: 'failed: leave, commit',
      'failed, again': 'retrying: leave, record, tell, sleep',
      cut: 'stopping: abort, tell',
    },
    retrying: { due: 'queued: tell, enter', cut: 'stopped: abort, commit' },
    streaming: {
      text: 'streaming: append',
      completed: 'done: leave, commit',
      failed: 'failed: leave, commit',
      'failed, again': 'failed: leave, commit',
      cut: 'stopping: abort, tell',
    },
    stopping: {
      completed: 'stopped: leave, commit',
      failed: 'stopped: leave, commit',
      'failed, again': 'stopped: leave, commit',
      left: 'stopped: leave, commit',
    },
    done: {},
    stopped: {},
    interrupted: {},
    failed: {},
  }

  for (const state of states) {
    test(`${nameState(state)}: what may happen, and nothing else`, () => {
      const found: Record<string, string> = {}
      for (const event of events) {
        const step = stepRun(state, event)
        const did = step.effects.map(({ kind }) => kind).join(', ')
        if (step.state !== state || did !== '') found[nameEvent(event)] = `${nameState(step.state)}: ${did}`
      }
      expect(found).toEqual(expected[nameState(state)])
    })
  }

  test('the end says how', () => {
    const commitOf = (state: RunState, event: RunEvent) =>
      stepRun(state, event).effects.find(({ kind }) => kind === 'commit')
    const stopping: RunState = { name: 'stopping', cut: 'interrupted' }
    expect(commitOf(stopping, { kind: 'completed' })).toMatchObject({ status: 'interrupted', failure: null })
    expect(commitOf({ name: 'streaming' }, { kind: 'failed', failure, retryAtMs: null })).toMatchObject({
      status: 'failed',
      failure,
    })
  })

  test('a request is counted when it is asked, not when it is to be asked again', () => {
    const sent = stepRun(firstStep.state, { kind: 'admitted' }).state
    const slept = stepRun(sent, { kind: 'failed', failure, retryAtMs: 50 })
    expect(slept.state).toMatchObject({ attempts: 1, retry: { failure, atMs: 50, attempts: 1 } })
    const queued = stepRun(slept.state, { kind: 'due' }).state
    expect(stepRun(queued, { kind: 'admitted' }).state).toMatchObject({ attempts: 2, retry: null })
  })
})

const someEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.constantFrom<RunEvent>({ kind: 'admitted' }, { kind: 'completed' }, { kind: 'due' }, { kind: 'left' }),
  fc.constantFrom<RunEvent>({ kind: 'cut', cut: 'stopped' }, { kind: 'cut', cut: 'interrupted' }),
  fc.string({ minLength: 1 }).map((text): RunEvent => ({ kind: 'text', text })),
  fc.option(fc.nat()).map((retryAtMs): RunEvent => ({ kind: 'failed', failure, retryAtMs })),
)
const ends = ['done', 'stopped', 'interrupted', 'failed']

test('whatever happens in whatever order: one end, never left, and nothing asked or said after a cut', () => {
  fc.assert(
    fc.property(fc.array(someEvent, { maxLength: 40 }), (happened) => {
      let { state } = firstStep
      const done: RunEffect['kind'][] = firstStep.effects.map(({ kind }) => kind)
      let isCut = false
      let hasText = false
      for (const event of happened) {
        const before = state
        const step = stepRun(before, event)
        const kinds = step.effects.map(({ kind }) => kind)
        if (ends.includes(before.name)) expect(step).toEqual({ state: before, effects: [] })
        if (isCut)
          expect(kinds.filter((kind) => ['append', 'ask', 'enter', 'sleep'].includes(kind))).toEqual([])
        if (hasText) expect(kinds).not.toContain('ask')
        isCut ||= event.kind === 'cut'
        hasText ||= kinds.includes('append')
        state = step.state
        done.push(...kinds)
      }
      const count = (kind: RunEffect['kind']) => done.filter((one) => one === kind).length
      expect(count('commit')).toBe(ends.includes(state.name) ? 1 : 0)
      // Every place that was stood in line for is given back, and no other; every failed try is recorded.
      const holdsPlace = !ends.includes(state.name) && nameState(state) !== 'retrying'
      expect(count('enter') - count('leave')).toBe(holdsPlace ? 1 : 0)
      expect(count('record')).toBe(count('sleep'))
    }),
    { numRuns: 2_000 },
  )
})
