// Spending by model, dearest first, each with a bar of its share.
import type { ReactNode } from 'react'
import type { UsageSum } from '../../../domain/usage.ts'
import { words } from '../../../domain/words/en.ts'
import { formatCompact, formatCost, formatCount, formatPercent } from '../../format.ts'
import { Cell, HeadCell, TableFrame } from './table.tsx'
import type { Summary } from './use-usage.ts'

export function ModelTable({ summary }: { readonly summary: Summary }): ReactNode {
  const rows = summary.byModel.toSorted(
    (left, right) => right.costNanoUsd - left.costNanoUsd || right.requests - left.requests,
  )
  const totalNanoUsd = summary.total.costNanoUsd
  return (
    <TableFrame name={words.usage.byModel}>
      <thead>
        <tr>
          <HeadCell>{words.usage.columns.model}</HeadCell>
          <HeadCell>{words.usage.columns.share}</HeadCell>
          <HeadCell isNumber>{words.usage.requests}</HeadCell>
          <HeadCell isNumber>{words.usage.tokens}</HeadCell>
          <HeadCell isNumber>{words.usage.columns.cost}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.modelId} className="border-t border-line">
            <Cell>
              <span className="block max-w-[280px] truncate" title={row.modelId}>
                {row.modelId}
              </span>
            </Cell>
            <Cell>
              <Bar share={totalNanoUsd > 0 ? row.costNanoUsd / totalNanoUsd : 0} />
            </Cell>
            <Cell isNumber>{formatCount(row.requests)}</Cell>
            <Cell isNumber>{formatCompact(row.inputTokens + row.outputTokens)}</Cell>
            <Cell isNumber>{describeCost(row)}</Cell>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function describeCost(sum: UsageSum): string {
  if (sum.unpricedRequests === sum.requests && sum.requests > 0) return words.usage.unpricedCost
  return formatCost(sum.costNanoUsd, sum.estimatedRequests > 0)
}

function Bar({ share }: { readonly share: number }): ReactNode {
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden className="h-2 w-full min-w-16 overflow-hidden rounded-small bg-soft">
        <span className="bar block h-full rounded-small bg-brass" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="w-12 shrink-0 text-end text-small text-quiet">{formatPercent(share)}</span>
    </span>
  )
}
