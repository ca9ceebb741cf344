// The summary and the records of one period, page by page, current after each request.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../domain/failure.ts'
import type { UsageRecord, UsageSum } from '../../../domain/usage.ts'
import { api } from '../../api.ts'
import { spanOf, type Period } from './periods.ts'

const pageSize = 50
const maxPage = 500

export interface Summary {
  readonly total: UsageSum
  readonly byModel: ReadonlyArray<UsageSum & { readonly modelId: string }>
}

export interface Usage {
  readonly summary: Summary
  readonly records: readonly UsageRecord[]
  readonly hasMore: boolean
}

interface UsageReading {
  readonly usage: Usage | null
  readonly failure: Failure | null
  readonly reload: () => void
  readonly showMore: () => void
}

/** Keeps what it shows until the next period is read, so that choosing one moves nothing meanwhile. */
export function useUsage(period: Period): UsageReading {
  const [usage, setUsage] = useState<Usage | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const asked = useRef(0)
  const wanted = useRef(pageSize)

  const reload = useCallback(async () => {
    const question = ++asked.current
    const span = spanOf(period, Date.now())
    const limit = Math.min(maxPage, wanted.current)
    const [summary, records] = await Promise.all([
      api.usage.readSummary(span),
      api.usage.listRecords({ ...span, limit, before: null }),
    ])
    if (question !== asked.current) return
    if (!summary.ok) return setFailure(summary.failure)
    if (!records.ok) return setFailure(records.failure)
    setFailure(null)
    setUsage({ summary: summary.value, records: records.value, hasMore: records.value.length === limit })
  }, [period])

  useEffect(() => {
    wanted.current = pageSize
    void reload()
    return api.usage.usageRecorded(() => void reload())
  }, [reload])

  const showMore = async () => {
    if (!usage) return
    const question = ++asked.current
    const before = usage.records.at(-1)?.id ?? null
    const answer = await api.usage.listRecords({ ...spanOf(period, Date.now()), limit: pageSize, before })
    if (question !== asked.current) return
    if (!answer.ok) return setFailure(answer.failure)
    const records = [...usage.records, ...answer.value]
    wanted.current = records.length
    setUsage({ ...usage, records, hasMore: answer.value.length === pageSize })
  }

  return { usage, failure, reload: () => void reload(), showMore: () => void showMore() }
}
