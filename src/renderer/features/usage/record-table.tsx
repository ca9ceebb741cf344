// Every request of the period, newest first, whatever became of it.
import type { ReactNode } from 'react'
import { isPracticeModel } from '../../../domain/model.ts'
import type { Outcome, UsageRecord } from '../../../domain/usage.ts'
import { words } from '../../../domain/words/en.ts'
import { failureWords } from '../../../domain/words/failures.ts'
import { formatCost, formatCount, formatFullTime, formatSeconds, formatTime } from '../../format.ts'
import { StateWord, type Tone } from '../../ui/dot.tsx'
import { Cell, HeadCell, TableFrame } from './table.tsx'

const tones: Record<Outcome, Tone> = { done: 'good', stopped: 'quiet', failed: 'bad' }

export function RecordTable({ records }: { readonly records: readonly UsageRecord[] }): ReactNode {
  const { columns } = words.usage
  return (
    <TableFrame name={words.usage.records}>
      <thead>
        <tr>
          <HeadCell>{columns.time}</HeadCell>
          <HeadCell>{columns.model}</HeadCell>
          <HeadCell>{columns.purpose}</HeadCell>
          <HeadCell isNumber>{columns.input}</HeadCell>
          <HeadCell isNumber>{columns.output}</HeadCell>
          <HeadCell isNumber>{columns.cost}</HeadCell>
          <HeadCell>{columns.outcome}</HeadCell>
          <HeadCell isNumber>{columns.duration}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id} className="border-t border-line">
            <Cell>
              <time dateTime={new Date(record.atMs).toISOString()} title={formatFullTime(record.atMs)}>
                {formatTime(record.atMs)}
              </time>
            </Cell>
            <Cell>
              <span
                className="block max-w-[180px] truncate"
                title={record.modelAnswered ?? record.modelAsked}
              >
                {isPracticeModel(record.modelAsked) ? words.chat.practiceName : record.modelAsked}
              </span>
            </Cell>
            <Cell>{words.usage.purposes[record.purpose]}</Cell>
            <Cell isNumber>{formatCount(record.inputTokens)}</Cell>
            <Cell isNumber>{formatCount(record.outputTokens)}</Cell>
            <Cell isNumber>{describeCost(record)}</Cell>
            <Cell>
              <StateWord tone={tones[record.outcome]}>
                <span className="max-w-[128px] truncate" title={describeOutcome(record)}>
                  {describeOutcome(record)}
                </span>
              </StateWord>
            </Cell>
            <Cell isNumber>{words.chat.seconds(formatSeconds(record.durationMs))}</Cell>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function describeCost({ certainty, costNanoUsd }: UsageRecord): string {
  if (certainty === 'free') return words.usage.free
  if (certainty === 'unpriced' || costNanoUsd === null) return words.usage.unpricedCost
  return formatCost(costNanoUsd, certainty === 'estimated')
}

const describeOutcome = ({ outcome, failureCode }: UsageRecord): string =>
  outcome === 'failed' && failureCode ? failureWords[failureCode].title : words.usage.outcomes[outcome]
