// A key test as a checklist that fills in line by line. All steps stand from the start: nothing moves.
import { Circle, CircleAlert, CircleCheck, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { keyTestSteps, type KeyTestOutcome, type KeyTestStep, type KeyTestLine } from '../../../domain/key.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { formatSeconds } from '../../format.ts'
import { Icon } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import type { KeyTest } from './key-tests.ts'

const marks: Record<KeyTestOutcome, { readonly icon: LucideIcon; readonly tone: string }> = {
  passed: { icon: CircleCheck, tone: 'text-good' },
  warned: { icon: CircleAlert, tone: 'text-warn' },
  failed: { icon: CircleX, tone: 'text-bad' },
}

export function Checklist({ test }: { readonly test: KeyTest }): ReactNode {
  const next = keyTestSteps.find((step) => !test.lines.some((line) => line.step === step))
  return (
    <div>
      <ul
        aria-label={words.keys.checklist}
        aria-busy={test.isRunning}
        aria-live="polite"
        className="grid gap-1"
      >
        {keyTestSteps.map((step) => (
          <Line
            key={step}
            step={step}
            line={test.lines.find((line) => line.step === step)}
            isRunning={test.isRunning && step === next}
          />
        ))}
      </ul>
      {test.failure && <TestFailure test={test} />}
    </div>
  )
}

interface LineProps {
  readonly step: KeyTestStep
  readonly line: KeyTestLine | undefined
  readonly isRunning: boolean
}

function Line({ step, line, isRunning }: LineProps): ReactNode {
  const mark = line ? marks[line.outcome] : null
  const state = line ? words.keys.outcomes[line.outcome] : isRunning ? words.keys.running : words.keys.pending
  const failure = line?.failure ? describeFailure(line.failure) : null
  return (
    <li className="flex gap-3 py-1">
      <span className={classes('flex h-5 items-center', mark?.tone ?? 'text-quiet')}>
        {mark ? (
          <Icon of={mark.icon} className="appear" />
        ) : isRunning ? (
          <Icon of={LoaderCircle} className="animate-spin motion-reduce:animate-none" />
        ) : (
          <Icon of={Circle} className="opacity-50" />
        )}
        <span className="sr-only">{state}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className={classes('flex justify-between gap-4', !line && 'text-quiet')}>
          <span>{words.keys.steps[step]}</span>
          <span className="shrink-0 text-small text-quiet tabular-nums">
            {line?.modelCount != null && words.keys.models(line.modelCount)}
            {line &&
              line.modelCount == null &&
              line.durationMs >= 50 &&
              `${formatSeconds(line.durationMs)} s`}
          </span>
        </span>
        {failure && (
          <span className="mt-1 block text-small text-quiet">
            <strong className="font-semibold text-ink">{failure.title}.</strong> {failure.sentence}
          </span>
        )}
        {line?.failure && line.requestId && (
          <span className="mt-1 block font-mono text-tiny text-quiet select-text">
            {words.keys.requestId(line.requestId)}
          </span>
        )}
      </span>
    </li>
  )
}

function TestFailure({ test }: { readonly test: KeyTest }): ReactNode {
  if (!test.failure) return null
  const { title, sentence } = describeFailure(test.failure)
  return (
    <p role="alert" className="mt-2 text-small text-bad">
      {words.keys.testBroken} {title}. {sentence}
    </p>
  )
}
