// A failed answer: what happened, why, what can be done, and a link to the guide.
import type { ReactNode } from 'react'
import type { Failure } from '../../../../../domain/failure.ts'
import type { KeyId } from '../../../../../domain/ids.ts'
import { describeFailure } from '../../../../../words/describe-failure.ts'
import { words } from '../../../../../words/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { FailureNotice } from '../../../../ui/notice.tsx'
import { buttonFor } from '../../../../parts/failures/failure-actions.ts'
import { MeaningLink } from '../../../../parts/failures/meaning-link.tsx'
import { useSecondsUntil } from './seconds-until.ts'

interface FailureCardProps {
  readonly failure: Failure
  /** When it failed; the countdown starts here if the failure has no `retryAtMs`. */
  readonly atMs: number
  /** The key of the failed request; `null` if it is no longer listed. */
  readonly keyId: KeyId | null
  readonly onRetry: () => void
  /** Retries once, ignoring the budgets. */
  readonly onSendAnyway: () => void
  /** `null` if nothing had arrived. */
  readonly onGoOn: (() => void) | null
  readonly onChooseModel: () => void
}

export function FailureCard(props: FailureCardProps): ReactNode {
  const { failure, atMs, keyId, onRetry, onSendAnyway, onGoOn, onChooseModel } = props
  const { title, sentence, cause } = describeFailure(failure)
  const button = buttonFor(failure, { retry: onRetry, chooseModel: onChooseModel, keyId })
  const delayMs = failure.retry.kind === 'after' ? failure.retry.delayMs : 0
  const until = failure.data?.['retryAtMs']
  const secondsLeft = useSecondsUntil(typeof until === 'number' ? until : atMs + delayMs)
  const isWaiting = delayMs > 0 && secondsLeft > 0
  // A plain retry would be refused again until the budget changes.
  const isByBudget = failure.code === 'budget/hard-limit' || failure.code === 'budget/unpriced'
  return (
    <FailureNotice title={title} sentence={sentence} cause={cause}>
      {button && (
        <Button
          kind="primary"
          disabled={button.isRetry && isWaiting}
          className="tabular-nums"
          onClick={button.press}
        >
          {button.isRetry && isWaiting ? words.messages.tryAgainIn(secondsLeft) : button.label}
        </Button>
      )}
      {onGoOn && <Button onClick={onGoOn}>{words.messages.goOn}</Button>}
      {isByBudget && <Button onClick={onSendAnyway}>{words.messages.sendAnyway}</Button>}
      {!button?.isRetry && !isByBudget && <Button onClick={onRetry}>{words.messages.tryAgain}</Button>}
      <MeaningLink code={failure.code} />
    </FailureNotice>
  )
}
