// A failure where the answer would stand: what happened, why, its button, and the way to the guide.
import { useEffect, useState, type ReactNode } from 'react'
import type { Failure } from '../../../domain/failure.ts'
import type { KeyId } from '../../../domain/ids.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { buttonFor } from './failure-actions.ts'
import { MeaningLink } from './meaning-link.tsx'

interface FailureCardProps {
  readonly failure: Failure
  /** When it failed: what a countdown counts from. */
  readonly atMs: number
  /** The key that was asked with; `null` when it isn't listed any more. */
  readonly keyId: KeyId | null
  readonly onRetry: () => void
  readonly onChooseModel: () => void
}

export function FailureCard(props: FailureCardProps): ReactNode {
  const { failure, atMs, keyId, onRetry, onChooseModel } = props
  const { title, sentence, cause } = describeFailure(failure)
  const button = buttonFor(failure, { retry: onRetry, chooseModel: onChooseModel, keyId })
  const delayMs = failure.retry.kind === 'after' ? failure.retry.delayMs : 0
  const secondsLeft = useSecondsUntil(atMs + delayMs)
  const isWaiting = delayMs > 0 && secondsLeft > 0
  return (
    <FailureNotice title={title} sentence={sentence} cause={cause}>
      {button && (
        <Button kind="primary" disabled={button.isRetry && isWaiting} onClick={button.press}>
          {button.isRetry && isWaiting ? words.chat.tryAgainIn(secondsLeft) : button.label}
        </Button>
      )}
      {!button?.isRetry && <Button onClick={onRetry}>{words.chat.tryAgain}</Button>}
      <MeaningLink code={failure.code} />
    </FailureNotice>
  )
}

function useSecondsUntil(thenMs: number): number {
  const measure = () => Math.max(0, Math.ceil((thenMs - Date.now()) / 1_000))
  const [seconds, setSeconds] = useState(measure)
  const isOver = seconds === 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setSeconds(measure), 500)
    return () => clearInterval(timer)
  })
  return seconds
}
