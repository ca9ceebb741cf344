// The table parts that the Usage screen shares.
import type { ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'

interface TableFrameProps {
  readonly name: string
  readonly children: ReactNode
}

/** Scrolls sideways if it is wider than the window. */
export const TableFrame = ({ name, children }: TableFrameProps): ReactNode => (
  <div
    tabIndex={0}
    role="group"
    aria-label={name}
    className="max-h-[640px] overflow-auto rounded-large border border-line bg-surface print:max-h-none
      print:overflow-visible"
  >
    <table aria-label={name} className="w-full border-collapse tabular-nums">
      {children}
    </table>
  </div>
)

interface CellProps {
  readonly isNumber?: boolean
  readonly className?: string
  readonly children: ReactNode
}

export const HeadCell = ({
  isNumber = false,
  isRow = false,
  className,
  children,
}: CellProps & { readonly isRow?: boolean }): ReactNode => (
  <th
    scope={isRow ? 'row' : 'col'}
    className={classes(
      'px-3 py-2 whitespace-nowrap first:ps-4 last:pe-4',
      isRow ? 'font-normal' : 'text-tiny font-medium text-quiet',
      isNumber ? 'text-end' : 'text-start',
      className,
    )}
  >
    {children}
  </th>
)

export const Cell = ({ isNumber = false, className, children }: CellProps): ReactNode => (
  <td
    className={classes('px-3 py-2 whitespace-nowrap first:ps-4 last:pe-4', isNumber && 'text-end', className)}
  >
    {children}
  </td>
)
