// All key tests under way, one for each key, and what they record when they end. Asking for a test that is
// under way watches it; asking for a paid test replaces one that isn't paid.
import { makeFailure } from '../../../domain/failure.ts'
import type { KeyId } from '../../../domain/ids.ts'
import type { KeyTestSummary } from '../../../domain/keys/key.ts'
import { keyTestSteps, sumUpLines } from '../../../domain/keys/key-test.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import { makeLine, skip } from './lines.ts'
import { startKeyTestRun, type KeyTestRun, type KeyTestSettled, type KeyTestSource } from './run.ts'
import { runKeyTest, type KeyTestSubject, type KeyTestTools } from './key-test.ts'

export interface KeyTestsOptions extends KeyTestTools {
  readonly recordTest: (subject: KeyTestSubject, summary: KeyTestSummary) => Result<void>
}

export interface KeyTests {
  test(subject: KeyTestSubject, paysForQuota: boolean): KeyTestSource
  cancel(id: KeyId): void
  /** Cancels all tests, and resolves once every paid request is recorded. */
  cancelAll(): Promise<void>
}

interface Running {
  readonly run: KeyTestRun
  readonly baseUrl: string
  readonly paysForQuota: boolean
}

export function createKeyTests(options: KeyTestsOptions): KeyTests {
  const current = new Map<KeyId, Running>()
  const ending = new Set<Promise<void>>()

  async function drive(
    subject: KeyTestSubject,
    { run, paysForQuota }: Running,
  ): Promise<Result<KeyTestSettled>> {
    const storeFailure = await runKeyTest(subject, paysForQuota, run, options)
    if (!run.signal.aborted) {
      // The keychain's state says nothing about a key that isn't in it.
      const lines = run.lines.filter(({ step }) => subject.keptIn === 'keychain' || step !== 'keychain')
      const recorded = options.recordTest(subject, { ...sumUpLines(lines), atMs: options.nowMs() })
      if (!recorded.ok) return recorded
    }
    return storeFailure ? err(storeFailure) : ok({})
  }

  /** Ends a test that threw: a bug fails the line that was next. */
  function breakOff(run: KeyTestRun): Result<KeyTestSettled> {
    const failure = makeFailure('bug/unexpected', 'try-again')
    const [step, ...later] = keyTestSteps.slice(run.lines.length)
    if (step) run.add(makeLine(step, 'failed', { failure }))
    for (const unreached of later) run.add(skip(unreached, 'not-reached'))
    return err(failure)
  }

  function begin(subject: KeyTestSubject, paysForQuota: boolean): Running {
    const running: Running = { run: startKeyTestRun(), baseUrl: subject.baseUrl, paysForQuota }
    current.set(subject.id, running)
    const end = async (): Promise<void> => {
      const result = await drive(subject, running).catch(() => breakOff(running.run))
      if (current.get(subject.id) === running) current.delete(subject.id)
      running.run.settle(result)
    }
    const ended = end().finally(() => ending.delete(ended))
    ending.add(ended)
    return running
  }

  const cancel = (id: KeyId): void => current.get(id)?.run.watch().cancel()

  return {
    cancel,
    test(subject, paysForQuota) {
      const running = current.get(subject.id)
      const doesAsMuch = running && (running.paysForQuota || !paysForQuota)
      const isSame = doesAsMuch && running.baseUrl === subject.baseUrl && !running.run.signal.aborted
      if (isSame) return running.run.watch()
      cancel(subject.id)
      return begin(subject, paysForQuota).run.watch()
    },
    async cancelAll() {
      for (const id of current.keys()) cancel(id)
      while (ending.size > 0) await Promise.all(ending)
    },
  }
}
