// The tables of a comparison: both totals, and rows by day and model. Wide tables scroll sideways.
import { useState, type ReactNode } from 'react'
import { startOfDayMs, type Day } from '../../../../domain/day.ts'
import type { ExportKind, ReconciledRow, Reconciliation } from '../../../../domain/usage/reconciliation.ts'
import { words } from '../../../../words/words.ts'
import { formatDay } from '../../../base/format.ts'
import { classes } from '../../../ui/classes.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { measuresOf, showMeasure, showSide, tellDifference, tellRowDifference } from './differences.ts'

export const showDay = (day: Day): string => formatDay(startOfDayMs(day, 'local'))

interface FrameProps {
  readonly name: string
  readonly head: ReactNode
  readonly children: ReactNode
}

function Frame({ name, head, children }: FrameProps): ReactNode {
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={name}
      className="mt-2 overflow-x-auto rounded-large border border-line bg-surface"
    >
      <table aria-label={name} className="w-full border-collapse tabular-nums">
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly isNumber?: boolean
  readonly children: ReactNode
}

const HeadCell = ({ isNumber = false, children }: CellProps): ReactNode => (
  <th
    scope="col"
    className={classes(
      'px-2 py-2 text-tiny font-medium whitespace-nowrap text-quiet first:ps-4 last:pe-4 sm:px-3',
      isNumber ? 'text-end' : 'text-start',
    )}
  >
    {children}
  </th>
)

const Cell = ({ isNumber = false, children }: CellProps): ReactNode => (
  <td className={classes('px-2 py-2 whitespace-nowrap first:ps-4 last:pe-4 sm:px-3', isNumber && 'text-end')}>
    {children}
  </td>
)

export function TotalsTable({ compared }: { readonly compared: Reconciliation }): ReactNode {
  const { columns } = words.reconcile
  return (
    <Frame
      name={words.reconcile.totals}
      head={
        <>
          <HeadCell>{columns.what}</HeadCell>
          <HeadCell isNumber>{columns.ours}</HeadCell>
          <HeadCell isNumber>{columns.theirs}</HeadCell>
          <HeadCell isNumber>{columns.difference}</HeadCell>
        </>
      }
    >
      {measuresOf(compared.kind).map((measure) => (
        <tr key={measure} className="border-t border-line">
          <th scope="row" className="px-2 py-2 text-start font-medium whitespace-nowrap first:ps-4 sm:px-3">
            {words.reconcile.measures[measure]}
          </th>
          <Cell isNumber>{showMeasure(measure, compared.ours)}</Cell>
          <Cell isNumber>{showMeasure(measure, compared.theirs)}</Cell>
          <Cell isNumber>{tellDifference(measure, compared.ours, compared.theirs)}</Cell>
        </tr>
      ))}
    </Frame>
  )
}

interface RowsTableProps {
  readonly name: string
  readonly kind: ExportKind
  readonly rows: readonly ReconciledRow[]
  /** False for equal rows, which have no reasons. */
  readonly hasReasons: boolean
}

const rowsPerStep = 100

export function RowsTable({ name, kind, rows, hasReasons }: RowsTableProps): ReactNode {
  const [shown, setShown] = useState(rowsPerStep)
  const { columns } = words.reconcile
  const left = rows.length - shown
  return (
    <>
      <Frame
        name={name}
        head={
          <>
            <HeadCell>{columns.row}</HeadCell>
            {hasReasons && <HeadCell>{columns.difference}</HeadCell>}
            <HeadCell isNumber>{columns.ours}</HeadCell>
            <HeadCell isNumber>{columns.theirs}</HeadCell>
          </>
        }
      >
        {rows.slice(0, shown).map((row) => (
          <Row key={`${row.day} ${row.modelId ?? ''}`} row={row} kind={kind} hasReasons={hasReasons} />
        ))}
      </Frame>
      {left > 0 && (
        <TextButton className="mt-2" onClick={() => setShown(shown + rowsPerStep)}>
          {words.reconcile.showMore(Math.min(left, rowsPerStep))}
        </TextButton>
      )}
    </>
  )
}

interface RowProps {
  readonly row: ReconciledRow
  readonly kind: ExportKind
  readonly hasReasons: boolean
}

function Row({ row, kind, hasReasons }: RowProps): ReactNode {
  const { day, modelId, ours, theirs, reasons } = row
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="max-w-36 px-2 py-2 text-start font-normal first:ps-4 sm:max-w-56 sm:px-3">
        <span dir="auto" className="block truncate" title={modelId ?? undefined}>
          {modelId ?? words.reconcile.allModels}
        </span>
        <Second>{showDay(day)}</Second>
      </th>
      {hasReasons && (
        <Cell>
          {tellRowDifference(kind, ours, theirs)}
          {reasons.map((reason) => (
            <Second key={reason}>{words.reconcile.reasons[reason]}</Second>
          ))}
        </Cell>
      )}
      <Cell isNumber>
        <Side lines={showSide(kind, ours)} />
      </Cell>
      <Cell isNumber>
        <Side lines={showSide(kind, theirs)} />
      </Cell>
    </tr>
  )
}

const Second = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <span className="block text-small text-quiet">{children}</span>
)

/** The first line is the figure that is compared. */
const Side = ({ lines }: { readonly lines: readonly string[] }): ReactNode => (
  <>
    {lines[0]}
    {lines.slice(1).map((line) => (
      <Second key={line}>{line}</Second>
    ))}
  </>
)
