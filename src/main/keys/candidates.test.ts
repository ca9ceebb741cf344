import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { canary } from '../openai/test-support.ts'
import { newId } from '../store/new-id.ts'
import type { KeyId } from '../../domain/ids.ts'
import { createCandidates, type Held } from './candidates.ts'
import { other } from './test-support.ts'

const held: Held = {
  secret: canary,
  baseUrl: openAiBaseUrl,
  lastFour: '3f9a',
  kind: 'user',
  restoresId: null,
  fingerprint: 'f',
}
const minutes = 60_000

/** A clock, and timers that a test sets off. */
function makeCandidates(maxHeld?: number) {
  const clock = { nowMs: 0 }
  const timers = new Map<number, { work: () => void; atMs: number }>()
  const candidates = createCandidates({
    nowMs: () => clock.nowMs,
    startTimer(work, delayMs) {
      const key = timers.size + Math.random()
      timers.set(key, { work, atMs: clock.nowMs + delayMs })
      return () => void timers.delete(key)
    },
    ...(maxHeld === undefined ? {} : { maxHeld }),
  })
  const fire = (): void => {
    for (const { work, atMs } of timers.values()) if (atMs <= clock.nowMs) work()
  }
  return { candidates, clock, timers, fire }
}

test('what is seen of a held key is not the key', () => {
  const { candidates } = makeCandidates()
  const shown = candidates.hold(held)
  expect(shown).toEqual({
    id: shown.id,
    baseUrl: openAiBaseUrl,
    lastFour: '3f9a',
    kind: 'user',
    restoresId: null,
  })
  expect(candidates.find(shown.id)).toEqual({ ...shown, fingerprint: 'f', lastTest: null })
  expect(candidates.readSecret(shown.id)).toBe(canary)
  const seen = [candidates, shown, candidates.find(shown.id)]
  for (const printed of [inspect(seen, { depth: null, showHidden: true }), JSON.stringify(seen)])
    expect(printed).not.toContain('canary')
  // The control: what does hold it is printed with it.
  expect(inspect({ held }, { depth: null })).toContain('canary')
})

test('it is forgotten after a quarter of an hour by its timer, also when nobody asks', () => {
  const { candidates, clock, timers, fire } = makeCandidates()
  const { id } = candidates.hold(held)
  clock.nowMs = 15 * minutes - 1
  fire()
  expect(candidates.readSecret(id)).toBe(canary)
  // As if the clock had been set back: the timer counts by itself.
  for (const { work } of timers.values()) work()
  expect([candidates.find(id), candidates.readSecret(id)]).toEqual([null, null])
})

test('[S29] and by the clock, where the timer slept with the machine', () => {
  const { candidates, clock, timers } = makeCandidates()
  const [one, another] = [candidates.hold(held), candidates.hold({ ...held, secret: other })]
  clock.nowMs = 15 * minutes
  expect(candidates.find(one.id)).toBeNull()
  expect(candidates.readSecret(another.id)).toBeNull()
  expect(timers.size).toBe(0)
})

test('the timer of a real clock does not keep the process alive', () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const candidates = createCandidates({ nowMs: Date.now })
  const { id } = candidates.hold(held)
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')).toHaveLength(before)
  candidates.drop(id)
})

test('dropping forgets it at once, and its timer', () => {
  const { candidates, timers } = makeCandidates()
  const { id } = candidates.hold(held)
  candidates.drop(id)
  candidates.drop(newId<KeyId>())
  expect([candidates.find(id), candidates.readSecret(id), timers.size]).toEqual([null, null, 0])
})

test('[S10] for another address it is the same key, its tests are none, and its time runs on', () => {
  const { candidates, clock } = makeCandidates()
  const { id } = candidates.hold(held)
  const summary = { outcome: 'passed', failureCode: null, atMs: 1 } as const
  candidates.recordTest(id, openAiBaseUrl, summary)
  expect(candidates.find(id)?.lastTest).toEqual(summary)
  clock.nowMs = 10 * minutes
  const baseUrl = 'http://localhost:1/v1'
  expect(candidates.replace(id, { ...held, baseUrl, kind: 'other' })).toMatchObject({
    id,
    baseUrl,
    kind: 'other',
  })
  expect(candidates.find(id)?.lastTest).toBeNull()
  // One that was under way at the address before.
  candidates.recordTest(id, openAiBaseUrl, summary)
  expect(candidates.find(id)?.lastTest).toBeNull()
  clock.nowMs = 15 * minutes
  expect(candidates.replace(id, held)).toBeNull()
})

test('the oldest makes room', () => {
  const { candidates, timers } = makeCandidates(3)
  const ids = [1, 2, 3, 4, 5].map((number) => candidates.hold({ ...held, fingerprint: `${number}` }).id)
  expect(ids.map((id) => candidates.find(id)?.fingerprint ?? null)).toEqual([null, null, '3', '4', '5'])
  expect(timers.size).toBe(3)
  const many = createCandidates({ nowMs: () => 0 })
  const held1001 = Array.from({ length: 1_001 }, () => many.hold(held).id)
  expect(held1001.filter((id) => many.find(id) !== null)).toHaveLength(1_000)
})
