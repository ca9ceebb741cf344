// A failure where the answer would stand: what happened, what to do, and its button.
import { useEffect, useState, type ReactNode } from 'react'
import type { Failure } from '../../../domain/failure.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { buttonFor } from './failure-actions.ts'

interface FailureCardProps {
  readonly failure: Failure
  /** When it failed: what a countdown counts from. */
  readonly atMs: number
  readonly onRetry: () => void
  readonly onChooseModel: () => void
}

export function FailureCard({ failure, atMs, onRetry, onChooseModel }: FailureCardProps): ReactNode {
  const { title, sentence } = describeFailure(failure)
  const button = buttonFor(failure, { retry: onRetry, chooseModel: onChooseModel })
  const delayMs = failure.retry.kind === 'after' ? failure.retry.delayMs : 0
  const secondsLeft = useSecondsUntil(atMs + delayMs)
  const isWaiting = delayMs > 0 && secondsLeft > 0
  return (
    <FailureNotice title={title} sentence={sentence}>
      {button && (
        <Button kind="primary" disabled={button.isRetry && isWaiting} onClick={button.press}>
          {button.isRetry && isWaiting ? words.chat.tryAgainIn(secondsLeft) : button.label}
        </Button>
      )}
      {!button?.isRetry && <Button onClick={onRetry}>{words.chat.tryAgain}</Button>}
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
