// Keys that are held to be tested, and then saved or dropped: in memory alone, and not for long. What is seen
// of one has no room for its secret. Only keys.ts may ask for that, and printing this prints none.
import type { KeyId } from '../../domain/ids.ts'
import type { KeyCandidate, KeyTestSummary } from '../../domain/keys/key.ts'
import { newId } from '../store/new-id.ts'

/** A key as it was read from what was typed, for one address. */
export interface Held extends Omit<KeyCandidate, 'id'> {
  readonly secret: string
  readonly fingerprint: string
}

export interface Candidate extends KeyCandidate {
  readonly fingerprint: string
  /** Of this key at this address. */
  readonly lastTest: KeyTestSummary | null
}

export interface Candidates {
  hold(held: Held): KeyCandidate
  find(id: KeyId): Candidate | null
  readSecret(id: KeyId): string | null
  /** Takes its place under the same id, for as long as was left. What was tested before doesn't count. */
  replace(id: KeyId, held: Held): KeyCandidate | null
  /** Of a test at that address; one of an address it was moved away from is not kept. */
  recordTest(id: KeyId, baseUrl: string, summary: KeyTestSummary): void
  drop(id: KeyId): void
}

export interface CandidatesOptions {
  readonly nowMs: () => number
  /** Calls `work` once, unless the answered function is called before. */
  readonly startTimer?: (work: () => void, delayMs: number) => () => void
  /** 15 minutes if not given. */
  readonly holdMs?: number
  /** The oldest makes room; 1,000 if not given. */
  readonly maxHeld?: number
}

interface Entry {
  readonly secret: string
  readonly candidate: Candidate
  readonly untilMs: number
  readonly stopTimer: () => void
}

const defaults = { holdMs: 15 * 60_000, maxHeld: 1_000, startTimer }

/** It doesn't keep the process alive. */
function startTimer(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs).unref()
  return () => clearTimeout(timer)
}

export function createCandidates(options: CandidatesOptions): Candidates {
  const { nowMs, holdMs, maxHeld, startTimer } = { ...defaults, ...options }
  // In the order in which they came.
  const entries = new Map<KeyId, Entry>()

  /** By the clock as well as by the timer, which stands still while the machine sleeps. */
  function findEntry(id: KeyId): Entry | null {
    const entry = entries.get(id)
    if (entry && nowMs() >= entry.untilMs) drop(id)
    return entries.get(id) ?? null
  }

  function drop(id: KeyId): void {
    entries.get(id)?.stopTimer()
    entries.delete(id)
  }

  return {
    hold(held) {
      const id = newId<KeyId>()
      const candidate = describe(id, held)
      const untilMs = nowMs() + holdMs
      const stopTimer = startTimer(() => entries.delete(id), holdMs)
      entries.set(id, { secret: held.secret, candidate, untilMs, stopTimer })
      const [oldest] = entries.keys()
      if (entries.size > maxHeld && oldest !== undefined) drop(oldest)
      return show(candidate)
    },
    find: (id) => findEntry(id)?.candidate ?? null,
    readSecret: (id) => findEntry(id)?.secret ?? null,
    replace(id, held) {
      const entry = findEntry(id)
      if (!entry) return null
      const candidate = describe(id, held)
      entries.set(id, { ...entry, secret: held.secret, candidate })
      return show(candidate)
    },
    recordTest(id, baseUrl, summary) {
      const entry = findEntry(id)
      if (entry?.candidate.baseUrl !== baseUrl) return
      entries.set(id, { ...entry, candidate: { ...entry.candidate, lastTest: summary } })
    },
    drop,
  }
}

const describe = (id: KeyId, { baseUrl, lastFour, kind, restoresId, fingerprint }: Held): Candidate => ({
  id,
  baseUrl,
  lastFour,
  kind,
  restoresId,
  fingerprint,
  lastTest: null,
})

/** As a window sees it. */
const show = ({ id, baseUrl, lastFour, kind, restoresId }: Candidate): KeyCandidate => ({
  id,
  baseUrl,
  lastFour,
  kind,
  restoresId,
})
