// One step of a key test: its mark and result, and below it what went wrong and how to fix it.
import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CircleX,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { KeyTestLine, KeyTestLineOutcome, KeyTestStep } from '../../../../domain/keys/key-test.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { actionsAtOpenAi, buttonFor } from '../../../parts/failures/failure-actions.ts'
import { FailureText } from '../../../ui/failure-text.tsx'
import { MeaningLink } from '../../../parts/failures/meaning-link.tsx'
import { describeFact, describeQuestion, isSaidAbove, ownsRequestId } from './checklist-facts.ts'
import { ModelNames, ModelsToggle } from './checklist-models.tsx'
import { CopyRequestId } from './checklist-request-id.tsx'

const marks: Record<KeyTestLineOutcome, { readonly icon: LucideIcon; readonly tone: string }> = {
  passed: { icon: CircleCheck, tone: 'text-good' },
  warned: { icon: CircleAlert, tone: 'text-warn' },
  failed: { icon: CircleX, tone: 'text-bad' },
  skipped: { icon: CircleMinus, tone: 'text-quiet' },
}

const questionClasses = 'my-0.5 h-auto! min-h-6 shrink! px-2! text-small! font-normal! whitespace-normal!'

interface ChecklistLineProps {
  readonly step: KeyTestStep
  readonly lines: readonly KeyTestLine[]
  readonly isRunning: boolean
  readonly isCompact: boolean
  readonly keyId: KeyId | null
  readonly isOfCandidate: boolean
  readonly onPay: () => void
}

export function ChecklistLine(props: ChecklistLineProps): ReactNode {
  const { step, lines, isRunning, isCompact, onPay } = props
  const line = lines.find((one) => one.step === step)
  const question = line ? describeQuestion(line) : null
  const name = words.addKey.checklist.steps[step]
  const models = line?.fact?.kind === 'models' ? line.fact : null
  const modelsId = useId()
  const [isListing, setIsListing] = useState(false)
  const padding = isCompact ? 'py-0.5' : 'py-1'
  const isRepeated = line?.failure ? isSaidAbove(line, lines) : false
  return (
    <li data-step={step} className="group/line flex gap-3">
      <span className={classes('self-start', padding)}>
        <span className="flex h-5 items-center">
          <Mark line={line} isRunning={isRunning} />
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <div className={classes('flex items-start justify-between gap-x-4', !line && 'text-quiet')}>
          <span className={classes('shrink-0', padding)}>{name}</span>
          {question ? (
            <Button
              title={
                line?.fact?.kind === 'quota'
                  ? words.addKey.checklist.quotaModel(line.fact.modelId)
                  : undefined
              }
              className={questionClasses}
              onClick={onPay}
            >
              {question}
            </Button>
          ) : (
            <span className="flex min-w-0 items-start text-end text-small text-quiet tabular-nums">
              {line && (
                <span className={padding}>
                  <bdi>{isRepeated ? words.addKey.checklist.asAbove : describeFact(line.fact)}</bdi>
                </span>
              )}
              {line?.requestId && !line.failure && ownsRequestId(line, lines) && (
                <CopyRequestId requestId={line.requestId} isQuiet />
              )}
              {models && (
                <ModelsToggle
                  found={models}
                  listId={modelsId}
                  isOpen={isListing}
                  onToggle={() => setIsListing(!isListing)}
                />
              )}
            </span>
          )}
        </div>
        {models && isListing && <ModelNames found={models} listId={modelsId} />}
        {line?.failure && !isRepeated && <LineFailure {...props} line={line} failure={line.failure} />}
      </div>
    </li>
  )
}

function Mark({
  line,
  isRunning,
}: {
  readonly line: KeyTestLine | undefined
  readonly isRunning: boolean
}): ReactNode {
  const said = words.addKey.checklist
  if (line) {
    const { icon, tone } = marks[line.outcome]
    return (
      <span className={classes('appear flex', tone)}>
        <Icon of={icon} />
        <span className="sr-only">{said.outcomes[line.outcome]}</span>
      </span>
    )
  }
  return (
    <span className="relative flex text-quiet">
      <Icon of={Circle} className="opacity-40" />
      {isRunning && (
        <span className="appear-late absolute inset-0">
          <Icon of={LoaderCircle} className="animate-spin motion-reduce:animate-none" />
        </span>
      )}
      <span className="sr-only">{isRunning ? said.running : said.pending}</span>
    </span>
  )
}

interface LineFailureProps extends ChecklistLineProps {
  readonly line: KeyTestLine
  readonly failure: Failure
}

function findButton(failure: Failure, keyId: KeyId | null) {
  // Opening a page outside the app loses nothing here.
  const isOutside = failure.retry.kind === 'action' && actionsAtOpenAi.has(failure.retry.action)
  if (keyId === null && !isOutside) return null
  return buttonFor(failure, { retry: null, chooseModel: null, keyId })
}

function LineFailure({ line, failure, lines, keyId, isOfCandidate }: LineFailureProps): ReactNode {
  const { cause } = describeFailure(failure)
  const button = findButton(failure, keyId)
  return (
    <div className="appear pb-3 text-small">
      <p>
        <FailureText failure={failure} />
      </p>
      <p className="text-quiet">{words.failures.why(cause)}</p>
      {line.requestId !== null && ownsRequestId(line, lines) && (
        <p className="flex items-center gap-1 text-quiet">
          <span className="min-w-0 font-mono text-tiny select-text">
            {words.addKey.checklist.requestId(line.requestId)}
          </span>
          <CopyRequestId requestId={line.requestId} />
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        {button && (
          <Button className="h-7! px-2! text-small!" onClick={button.press}>
            {button.label}
          </Button>
        )}
        {isOfCandidate ? (
          <TextButton onClick={() => goTo({ screen: 'guide', topic: 'errors', code: failure.code })}>
            {words.addKey.saving.readGuide}
          </TextButton>
        ) : (
          <MeaningLink code={failure.code} />
        )}
      </div>
    </div>
  )
}
