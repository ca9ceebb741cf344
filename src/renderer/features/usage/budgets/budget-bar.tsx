// A bar of what is spent, and hatched what is reserved, against the limit, with a mark at the warning. Hidden
// from screen readers, because the figures beside it say the same.
import type { ReactNode } from 'react'
import { classes } from '../../../ui/classes.ts'
import type { BudgetFigures, BudgetTone } from './budget-figures.ts'

const fills: Record<BudgetTone, string> = { good: 'bg-brass', warn: 'bg-warn', bad: 'bg-bad' }

interface BudgetBarProps {
  readonly figures: BudgetFigures
  readonly warnAtPercent: number | null
}

const width = (share: number) => ({ width: `${share * 100}%` })

export function BudgetBar({ figures, warnAtPercent }: BudgetBarProps): ReactNode {
  const { tone, spentShare, reservedShare } = figures
  return (
    <div aria-hidden data-testid="budget-bar" className="relative">
      <div className="flex h-2 overflow-hidden rounded-full bg-soft outline outline-line">
        <span className={classes('h-full', fills[tone])} style={width(spentShare)} />
        <span
          className="h-full bg-[repeating-linear-gradient(135deg,var(--brass)_0_2px,transparent_2px_5px)]"
          style={width(reservedShare)}
        />
      </div>
      {warnAtPercent !== null && warnAtPercent < 100 && (
        <span
          className="absolute -top-0.5 h-3 w-px bg-quiet"
          style={{ insetInlineStart: `${warnAtPercent}%` }}
        />
      )}
    </div>
  )
}
