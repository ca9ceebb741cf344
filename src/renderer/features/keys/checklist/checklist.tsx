// A key test as a checklist that fills in line by line. All steps are drawn from the start, so that nothing
// moves. A screen reader announces only the end.
import { useRef, type ReactNode } from 'react'
import type { KeyId } from '../../../../domain/ids.ts'
import { keyTestSteps } from '../../../../domain/keys/key-test.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { describeEnd } from './checklist-facts.ts'
import { ChecklistLine } from './checklist-line.tsx'
import type { KeyTest } from './key-tests.ts'

interface ChecklistProps {
  readonly test: KeyTest
  readonly onPayForQuota: () => void
  readonly isCompact?: boolean
  /** The listed key of this test; its failures then have buttons that lead elsewhere in the window. */
  readonly keyId?: KeyId
  /** True in a sheet that holds a candidate, because going elsewhere would drop it. */
  readonly isOfCandidate?: boolean
}

export function Checklist(props: ChecklistProps): ReactNode {
  const { test, onPayForQuota, isCompact = false, keyId = null, isOfCandidate = false } = props
  const list = useRef<HTMLUListElement>(null)
  const { lines, isRunning } = test
  const next = keyTestSteps.find((step) => !lines.some((line) => line.step === step))
  const pay = () => {
    // The pressed button disappears.
    list.current?.focus()
    onPayForQuota()
  }
  return (
    <div>
      <ul
        ref={list}
        tabIndex={-1}
        aria-label={words.addKey.checklist.title}
        aria-busy={isRunning}
        className="grid outline-none"
      >
        {keyTestSteps.map((step) => (
          <ChecklistLine
            key={step}
            step={step}
            lines={lines}
            isRunning={isRunning && step === next}
            isCompact={isCompact}
            keyId={keyId}
            isOfCandidate={isOfCandidate}
            onPay={pay}
          />
        ))}
      </ul>
      <TestFailure test={test} />
      <p role="status" className="sr-only">
        {!isRunning && lines.length > 0 && describeEnd(lines)}
      </p>
    </div>
  )
}

function TestFailure({ test: { failure } }: { readonly test: KeyTest }): ReactNode {
  if (!failure) return null
  const { title, sentence } = describeFailure(failure)
  return (
    <p role="alert" className="mt-2 text-small text-bad">
      {words.addKey.checklist.broken} {title}. {sentence}
    </p>
  )
}
