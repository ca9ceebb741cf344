// Tables, each in a group that scrolls sideways and can be focused, so that keys can scroll it.
import { memo, useCallback, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { GroupList } from './group-list.tsx'
import type { Align, Table, TableRow } from './nodes.ts'
import { Phrasing } from './phrasing.tsx'

export function TableView({ table }: { readonly table: Table }): ReactNode {
  const { align } = table
  const drawRow = useCallback(
    (row: TableRow, index: number) => <RowView key={index} row={row} align={align} />,
    [align],
  )
  return (
    <div data-table dir="auto" role="group" aria-label={words.markdown.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell, column) => (
              <th key={column} scope="col" data-align={align[column] ?? undefined}>
                <Phrasing source={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <GroupList groups={table.rows} drawItem={drawRow} />
        </tbody>
      </table>
    </div>
  )
}

interface RowViewProps {
  readonly row: TableRow
  readonly align: readonly Align[]
}

const RowView = memo(({ row, align }: RowViewProps): ReactNode => (
  <tr>
    {row.map((cell, column) => (
      <td key={column} data-align={align[column] ?? undefined} data-prose={isProse(cell) ? '' : undefined}>
        <Phrasing source={cell} />
      </td>
    ))}
  </tr>
))

/** Returns true for a cell with some text. It is kept wide enough to read, and the table scrolls instead. */
const isProse = (cell: string): boolean => cell.length > 32
