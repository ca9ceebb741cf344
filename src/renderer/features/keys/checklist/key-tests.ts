// The key tests of this window, of stored keys and of candidates; a candidate has the id of its later key. A
// test continues when its row is closed, and ends when its candidate is dropped.
import type { StreamHandle } from '../../../../contract/derived.ts'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { KeyTestLine } from '../../../../domain/keys/key-test.ts'
import { api } from '../../../base/api.ts'
import { createStore, useStore } from '../../../base/store.ts'
import { keys, noteKeychain, nameSeen, type SeenKey } from '../../../stores/keys.ts'

export interface KeyTest {
  readonly lines: readonly KeyTestLine[]
  readonly isRunning: boolean
  /** Why the test itself could not finish; the key's own failures are in its lines. */
  readonly failure: Failure | null
}

export const untested: KeyTest = { lines: [], isRunning: false, failure: null }

interface Run {
  handle: StreamHandle | null
}

const tests = createStore<ReadonlyMap<KeyId, KeyTest>>(new Map())
const runs = new Map<KeyId, Run>()

function change(keyId: KeyId, update: (test: KeyTest) => KeyTest): void {
  tests.change((all) => new Map(all).set(keyId, update(all.get(keyId) ?? untested)))
}

const addLine = (lines: readonly KeyTestLine[], line: KeyTestLine): readonly KeyTestLine[] => [
  ...lines.filter(({ step }) => step !== line.step),
  line,
]

/** Starts a test; does nothing while one of the same key runs. */
export function startKeyTest(key: SeenKey, { paysForQuota }: { readonly paysForQuota: boolean }): void {
  const { id: keyId } = key
  if (runs.has(keyId)) return
  const run: Run = { handle: null }
  // Ignores a run that was forgotten.
  const hear = (update: (test: KeyTest) => KeyTest) => {
    if (runs.get(keyId) === run) change(keyId, update)
  }
  runs.set(keyId, run)
  hear(() => ({ ...untested, isRunning: true }))
  run.handle = api.keys.testKey(
    { ...nameSeen(key), paysForQuota },
    {
      snapshot: ({ lines }) => hear((test) => ({ ...test, lines })),
      delta: (line) => {
        hear((test) => ({ ...test, lines: addLine(test.lines, line) }))
        if (line.step === 'keychain' && line.outcome !== 'skipped') noteKeychain(line.failure?.code ?? null)
      },
      settle: (result) => {
        hear((test) => ({ ...test, isRunning: false, failure: result.ok ? null : result.failure }))
        if (runs.get(keyId) === run) runs.delete(keyId)
        void keys.reload() // to show its last test
      },
    },
  )
}

/** Forgets the test of a key that was removed or moved to another URL; ends a running one. */
export function forgetKeyTest(keyId: KeyId): void {
  const run = runs.get(keyId)
  runs.delete(keyId)
  run?.handle?.cancel()
  tests.change((all) => {
    if (!all.has(keyId)) return all
    const left = new Map(all)
    left.delete(keyId)
    return left
  })
}

export const readKeyTest = (keyId: KeyId): KeyTest | undefined => tests.read().get(keyId)

export const watchKeyTests = (listener: () => void): (() => void) => tests.subscribe(listener)

export const useKeyTest = (keyId: KeyId | null): KeyTest | undefined =>
  useStore(tests, (all) => (keyId ? all.get(keyId) : undefined))

/** Resolves once no test of this key runs. */
export function whenKeyTestEnds(keyId: KeyId): Promise<void> {
  return new Promise((resolve) => {
    const isOver = () => readKeyTest(keyId)?.isRunning !== true
    if (isOver()) return resolve()
    const stop = tests.subscribe(() => {
      if (!isOver()) return
      stop()
      resolve()
    })
  })
}
