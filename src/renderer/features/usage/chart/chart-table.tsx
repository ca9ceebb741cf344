// The chart as a table, with a row for each bar and a column for each group.
import type { ReactNode } from 'react'
import type { UsageHistory } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { formatCompact, formatCount } from '../../../base/format.ts'
import { HeadCell, Cell, TableFrame } from '../table.tsx'
import { describeSumBriefly } from '../sum-text.ts'
import { formatValue } from './bar-text.ts'
import { nameBar } from './day-labels.ts'
import type { Series } from './series.ts'
import type { Stacks } from './stack-bars.ts'

interface ChartTableProps {
  readonly name: string
  readonly history: UsageHistory
  readonly stacks: Stacks
  readonly series: readonly Series[]
}

export function ChartTable({ name, history, stacks, series }: ChartTableProps): ReactNode {
  const { barLength } = history
  return (
    <TableFrame name={name}>
      <thead>
        <tr>
          <HeadCell>{words.usage.barLengths[barLength]}</HeadCell>
          <HeadCell isNumber>{words.usage.measures.cost}</HeadCell>
          <HeadCell isNumber>{words.usage.measures.requests}</HeadCell>
          <HeadCell isNumber>{words.usage.measures.tokens}</HeadCell>
          {series.map((one) => (
            <HeadCell key={one.id} isNumber>
              {one.name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {stacks.bars.toReversed().map((stacked) => (
          <tr key={stacked.bar.fromDay} className="border-t border-line">
            <HeadCell isRow>{nameBar(stacked.bar, barLength)}</HeadCell>
            <Cell isNumber>{stacked.requests === 0 ? '' : describeSumBriefly(stacked)}</Cell>
            <Cell isNumber>{formatCount(stacked.requests)}</Cell>
            <Cell isNumber>{formatCompact(stacked.tokens)}</Cell>
            {series.map(({ id }) => {
              const segment = stacked.segments.find((one) => one.id === id)
              return (
                <Cell key={id} isNumber>
                  {segment ? formatValue(segment, stacks.measure) : ''}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
