// One budget of the list: its scope, its state and what it does at its limit. It can be edited and removed in
// place.
import { Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Budget, BudgetStatus } from '../../../../domain/budgets/budget.ts'
import type { BudgetId } from '../../../../domain/ids.ts'
import { formatNanoUsd } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { IconButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { BudgetBar } from './budget-bar.tsx'
import { BudgetEdit } from './budget-edit.tsx'
import {
  readFigures,
  sayNextStart,
  type BudgetFigures,
  type BudgetTone,
  type ScopeName,
} from './budget-figures.ts'
import { removeBudget } from './budgets-store.ts'

export const budgetRowId = (id: BudgetId): string => `budget-${id}`

interface BudgetRowProps {
  readonly status: BudgetStatus
  readonly scope: ScopeName
  /** True if its scope still exists. */
  readonly isForSomething: boolean
  readonly isEdited: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
}

export function BudgetRow(props: BudgetRowProps): ReactNode {
  const { status, scope, isForSomething, isEdited, onEdit, onClose } = props
  const { budget } = status
  const eachPeriod = words.budgets.eachPeriod[budget.period]
  const name = words.budgets.nameOf(`${scope.name} ${scope.ending}`.trim(), eachPeriod)
  const figures = readFigures(status)
  return (
    <li
      id={budgetRowId(budget.id)}
      aria-label={name}
      className="px-4 pt-3 pb-4 not-first:border-t not-first:border-line"
    >
      <div className="flex min-h-8 items-center gap-3">
        <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
          <span className="flex min-w-0 items-baseline gap-2">
            <bdi title={scope.name} className="min-w-0 truncate font-medium">
              {scope.name}
            </bdi>
            {scope.ending !== '' && (
              <bdi className="shrink-0 font-mono text-small text-quiet">{scope.ending}</bdi>
            )}
          </span>
          <span className="text-small text-quiet">{eachPeriod}</span>
        </p>
        <div className="-me-2 flex">
          <IconButton
            name={words.budgets.editOf(name)}
            icon={Pencil}
            data-budget-edit
            aria-expanded={isEdited}
            onClick={isEdited ? onClose : onEdit}
          />
          <IconButton
            name={words.budgets.removeOf(name)}
            icon={Trash2}
            onClick={() => void removeBudget(status, name, isForSomething)}
          />
        </div>
      </div>
      <div className="mt-2">
        <BudgetBar figures={figures} warnAtPercent={budget.warnAtPercent} />
      </div>
      <Standing status={status} figures={figures} />
      {isEdited && <BudgetEdit status={status} name={name} onClose={onClose} />}
    </li>
  )
}

interface StandingProps {
  readonly status: BudgetStatus
  readonly figures: BudgetFigures
}

const tones = { good: '', warn: 'text-warn', bad: 'text-bad' } as const

function Standing({ status, figures }: StandingProps): ReactNode {
  const { budget, span, reservedNanoUsd, unpricedRequests } = status
  const { spentOf, rest, tone } = figures
  const next = sayNextStart(budget.period, span.toDay)
  const isStopping = budget.isHard && tone === 'bad'
  return (
    <>
      <div className="mt-2 flex flex-wrap justify-between gap-x-6 gap-y-1">
        <p className="tabular-nums">
          <bdi>
            {spentOf}, <span className={classes('font-medium', tones[tone])}>{rest}</span>
          </bdi>
        </p>
        <p className="text-small text-quiet">
          {budget.period === 'day' ? words.budgets.startsAgain.day : words.budgets.startsAgain.other(next)}
        </p>
      </div>
      <p className="text-small text-quiet">
        <span className={isStopping ? 'text-bad' : undefined}>
          {isStopping
            ? words.budgets.stopsNow
            : budget.isHard
              ? words.budgets.stops
              : words.budgets.warnsOnly}
        </span>
        <span aria-hidden> · </span>
        <span className="sr-only">, </span>
        <span className={tone === 'warn' ? 'text-warn' : undefined}>{sayWarning(budget, tone)}</span>
      </p>
      {reservedNanoUsd > 0 && (
        <p className="text-small text-quiet">
          <bdi>{words.budgets.reserved(formatNanoUsd(reservedNanoUsd))}</bdi>
        </p>
      )}
      {unpricedRequests > 0 && (
        <p className="text-small text-quiet">
          <bdi>{words.budgets.unpriced(unpricedRequests)}</bdi>{' '}
          <TextButton onClick={() => goTo({ screen: 'usage', part: 'prices' })}>
            {words.budgets.setPrice}
          </TextButton>
        </p>
      )}
    </>
  )
}

function sayWarning({ warnAtPercent }: Budget, tone: BudgetTone): string {
  if (warnAtPercent === null) return words.budgets.warnsNever
  return tone === 'warn' ? words.budgets.warned(warnAtPercent) : words.budgets.warnsAt(warnAtPercent)
}
