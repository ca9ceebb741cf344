// Key tests that run or have run in this window. A test goes on when its row is closed.
import type { Failure } from '../../../domain/failure.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { KeyTestLine, KeyTestOutcome } from '../../../domain/key.ts'
import { api } from '../../api.ts'
import { createStore, useStore } from '../../store.ts'
import { keys } from './keys-store.ts'

export interface KeyTest {
  readonly lines: readonly KeyTestLine[]
  readonly isRunning: boolean
  /** Why the test itself could not finish; what a key failed at is in its lines. */
  readonly failure: Failure | null
}

const tests = createStore<ReadonlyMap<KeyId, KeyTest>>(new Map())

function change(keyId: KeyId, update: (test: KeyTest) => KeyTest): void {
  tests.change((all) => {
    const before = all.get(keyId) ?? { lines: [], isRunning: false, failure: null }
    return new Map(all).set(keyId, update(before))
  })
}

export function startKeyTest(keyId: KeyId): void {
  if (tests.read().get(keyId)?.isRunning) return
  change(keyId, () => ({ lines: [], isRunning: true, failure: null }))
  api.keys.testKey(
    { keyId },
    {
      snapshot: ({ lines }) => change(keyId, (test) => ({ ...test, lines })),
      delta: (line) => change(keyId, (test) => ({ ...test, lines: [...test.lines, line] })),
      settle: (result) => {
        change(keyId, (test) => ({ ...test, isRunning: false, failure: result.ok ? null : result.failure }))
        void keys.reload()
      },
    },
  )
}

export const useKeyTest = (keyId: KeyId | null): KeyTest | undefined =>
  useStore(tests, (all) => (keyId ? all.get(keyId) : undefined))

/** The worst of the lines; `null` while there is nothing to say. */
export function sumUp(test: KeyTest): KeyTestOutcome | null {
  if (test.isRunning) return null
  if (test.failure || test.lines.some((line) => line.outcome === 'failed')) return 'failed'
  if (test.lines.some((line) => line.outcome === 'warned')) return 'warned'
  return test.lines.length > 0 ? 'passed' : null
}
