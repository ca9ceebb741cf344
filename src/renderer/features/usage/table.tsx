// The parts that the tables of this screen share.
import { useId, type ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'

export function TableFrame({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-heading font-semibold">
        {name}
      </h2>
      <div
        tabIndex={0}
        role="group"
        aria-labelledby={id}
        className="mt-3 overflow-x-auto rounded-large border border-line bg-surface"
      >
        <table aria-labelledby={id} className="w-full border-collapse tabular-nums">
          {children}
        </table>
      </div>
    </section>
  )
}

interface CellProps {
  readonly isNumber?: boolean
  readonly children: ReactNode
}

export const HeadCell = ({ isNumber = false, children }: CellProps): ReactNode => (
  <th
    scope="col"
    className={classes(
      'px-3 py-2 text-tiny first:ps-4 last:pe-4 font-medium whitespace-nowrap text-quiet',
      isNumber ? 'text-end' : 'text-start',
    )}
  >
    {children}
  </th>
)

export const Cell = ({ isNumber = false, children }: CellProps): ReactNode => (
  <td className={classes('px-3 py-2 whitespace-nowrap first:ps-4 last:pe-4', isNumber && 'text-end')}>
    {children}
  </td>
)
