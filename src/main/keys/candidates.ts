// Keys held in memory for a short time, to be tested and then saved or dropped. A candidate that others see
// has no field for its secret. Only keys.ts may ask for the secret, and printing this object prints none.
import type { KeyId } from '../../domain/ids.ts'
import type { KeyCandidate, KeyTestSummary } from '../../domain/keys/key.ts'
import { newId } from '../store/new-id.ts'

/** A key, read from what was typed, for one address. */
export interface Held extends Omit<KeyCandidate, 'id'> {
  readonly secret: string
  readonly fingerprint: string
}

export interface Candidate extends KeyCandidate {
  readonly fingerprint: string
  /** The last test of this key at this address. */
  readonly lastTest: KeyTestSummary | null
}

export interface Candidates {
  hold(held: Held): KeyCandidate
  find(id: KeyId): Candidate | null
  readSecret(id: KeyId): string | null
  /** Replaces the candidate under the same id, for the time it had left. Earlier tests no longer count. */
  replace(id: KeyId, held: Held): KeyCandidate | null
  /** Records a test at `baseUrl`. It is ignored if the candidate has moved to another address since. */
  recordTest(id: KeyId, baseUrl: string, summary: KeyTestSummary): void
  drop(id: KeyId): void
}

export interface CandidatesOptions {
  readonly nowMs: () => number
  /** Calls `work` once, unless the returned function is called first. */
  readonly startTimer?: (work: () => void, delayMs: number) => () => void
  /** 15 minutes if not given. */
  readonly holdMs?: number
  /** If there are more, the oldest is dropped; 1,000 if not given. */
  readonly maxHeld?: number
}

interface Entry {
  readonly secret: string
  readonly candidate: Candidate
  readonly untilMs: number
  readonly stopTimer: () => void
}

const defaults = { holdMs: 15 * 60_000, maxHeld: 1_000, startTimer }

/** The timer doesn't keep the process alive. */
function startTimer(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs).unref()
  return () => clearTimeout(timer)
}

export function createCandidates(options: CandidatesOptions): Candidates {
  const { nowMs, holdMs, maxHeld, startTimer } = { ...defaults, ...options }
  // In the order in which they came.
  const entries = new Map<KeyId, Entry>()

  /** Checks the clock too, because the timer pauses while the machine sleeps. */
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
