// Reads the history for a question, again after each request. It keeps the old result until the next one
// arrives, so that nothing moves meanwhile.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { HistoryQuestion, UsageHistory } from '../../../../domain/usage/history.ts'
import { api } from '../../../base/api.ts'
import { firstThenLast } from '../../../base/first-then-last.ts'

export interface AnsweredHistory {
  /** The question of this result, which may not be the latest. */
  readonly question: HistoryQuestion
  readonly history: UsageHistory
}

interface HistoryReading {
  readonly answered: AnsweredHistory | null
  readonly failure: Failure | null
  readonly reload: () => void
}

/** A request and its title end together, and faster updates can't be read. */
const pauseMs = 700

export function useHistory(question: HistoryQuestion): HistoryReading {
  const [answered, setAnswered] = useState<AnsweredHistory | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const turn = useRef(0)
  const latest = useRef(question)
  const text = JSON.stringify(question)

  const reload = useCallback(async () => {
    const asked = latest.current
    turn.current += 1
    const own = turn.current
    const answer = await api.usage.readHistory(asked)
    if (own !== turn.current) return
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setAnswered({ question: asked, history: answer.value })
  }, [])

  useEffect(() => {
    latest.current = question
    void reload()
    // An equal question in a new object is the same question.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text, reload])

  useEffect(() => {
    const again = firstThenLast(() => void reload(), pauseMs)
    const unsubscribe = api.usage.usageRecorded(again)
    return () => {
      unsubscribe()
      again.stop()
    }
  }, [reload])

  return { answered, failure, reload: () => void reload() }
}
