// Reads the records for a question page by page, with new ones at the top. The old records are shown until
// the first page for another question arrives.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { UsageRecordId } from '../../../../domain/ids.ts'
import type { HistoryQuestion, RecordKind } from '../../../../domain/usage/history.ts'
import { api } from '../../../base/api.ts'
import { firstThenLast } from '../../../base/first-then-last.ts'
import { addPage, refresh, type ReadRecords } from './record-pages.ts'

const pageSize = 100
const pauseMs = 700

interface Reading {
  readonly read: ReadRecords | null
  readonly failure: Failure | null
  readonly readOn: () => void
  readonly reload: () => void
}

export function useRecords({ calendar, span, filter }: HistoryQuestion, kind: RecordKind): Reading {
  const [read, setRead] = useState<ReadRecords | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const turn = useRef(0)
  const isReadingOn = useRef(false)
  const shown = useRef<ReadRecords | null>(null)
  const question = { calendar, span, filter, kind }
  const latest = useRef(question)
  const text = JSON.stringify(question)

  const show = (next: ReadRecords) => {
    shown.current = next
    setFailure(null)
    setRead(next)
  }

  const ask = useCallback(async (before: UsageRecordId | null) => {
    const own = turn.current
    const answer = await api.usage.listRecords({ ...latest.current, limit: pageSize, before })
    if (own !== turn.current) return null
    if (answer.ok) return answer.value
    setFailure(answer.failure)
    return null
  }, [])

  const begin = useCallback(async () => {
    turn.current += 1
    isReadingOn.current = false
    const page = await ask(null)
    if (page) show(page)
  }, [ask])

  const update = useCallback(async () => {
    const page = await ask(null)
    if (page) show(shown.current ? refresh(shown.current, page) : page)
  }, [ask])

  const readOn = useCallback(async () => {
    const before = shown.current?.next ?? null
    if (before === null || isReadingOn.current) return
    isReadingOn.current = true
    const own = turn.current
    const page = await ask(before)
    if (own !== turn.current) return
    isReadingOn.current = false
    // Records that arrived at the top meanwhile don't change where the last page ended.
    if (page && shown.current?.next === before) show(addPage(shown.current, page))
  }, [ask])

  useEffect(() => {
    latest.current = question
    void begin()
    // An equal question in a new object is the same question.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text, begin])

  useEffect(() => {
    const again = firstThenLast(() => void update(), pauseMs)
    const unsubscribe = api.usage.usageRecorded(again)
    return () => {
      unsubscribe()
      again.stop()
    }
  }, [update])

  return { read, failure, readOn: () => void readOn(), reload: () => void begin() }
}
