// A list of any length that draws only the rows near the view. The visible rows stay in place whatever
// happens elsewhere; a view at the end follows the end. Rows have keys and may have any height. The list
// needs a parent with a height; a row draws its own space around it.
import {
  memo,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type AriaAttributes,
  type AriaRole,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react'
import { useStore } from '../../base/store.ts'
import { classes } from '../classes.ts'
import { readSelectedText, type ReadRowText } from './copy-rows.ts'
import type { OpenRow } from './drawn-rows.ts'
import { createListView, type ListStart, type ListView } from './list-view.ts'
import type { VirtualRow } from './virtual-row.ts'

/**
 * The handle that controls a list from outside, while the caller is mounted. Only the first `start` counts.
 */
export const useListView = <Row extends VirtualRow>(start: ListStart): ListView<Row> =>
  useState(() => createListView<Row>(start))[0]

export interface GroupProps<Row> {
  readonly group: string
  /** The drawn rows of the group. */
  readonly rows: readonly Row[]
  /** Must be given, with `className`, to the one element that contains the children. */
  readonly ref: Ref<HTMLElement>
  readonly className: string
  readonly children: ReactNode
}

export interface VirtualListProps<Row extends VirtualRow> extends AriaAttributes {
  readonly view: ListView<Row>
  /** Equal rows should be the same objects, so that they aren't drawn again. */
  readonly rows: readonly Row[]
  /** Must be the same function for as long as it draws the same. */
  readonly renderRow: (row: Row) => ReactNode
  /** The component around rows with a group; without it groups are ignored. */
  readonly Group?: (props: GroupProps<Row>) => ReactNode
  /** The rows it returns must also be in the next `rows`, or the reader's place is lost. */
  readonly openRow?: OpenRow<Row>
  readonly readRowText?: ReadRowText<Row>
  readonly role?: AriaRole
  /** The role of each row's element, such as `listitem`. */
  readonly rowRole?: AriaRole
  /** Makes the scroller focusable, so that keys scroll even if no row can have the focus. */
  readonly isFocusable?: boolean
  readonly className?: string
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly scroller?: RefObject<HTMLDivElement | null>
}

/** How much of the previous page stays visible after Page Up or Page Down. */
const keptPx = 40

export function VirtualList<Row extends VirtualRow>(props: VirtualListProps<Row>): ReactNode {
  const { view, rows, renderRow, Group, openRow, readRowText, rowRole, isFocusable, className, ...rest } =
    props
  const { onKeyDown, scroller: givenScroller, ...attributes } = rest
  const ownScroller = useRef<HTMLDivElement>(null)
  const scroller = givenScroller ?? ownScroller
  const content = useRef<HTMLDivElement>(null)
  const drawn = useStore(view.drawn, (state) => state)

  useLayoutEffect(() => {
    if (!scroller.current || !content.current) return undefined
    return view.attach(scroller.current, content.current)
  }, [view, scroller])
  useLayoutEffect(() => view.setRows(rows, openRow), [view, rows, openRow])
  useLayoutEffect(() => view.afterCommit())

  const onCopy = (event: ClipboardEvent) => {
    const text = readRowText && scroller.current && readSelectedText(view, scroller.current, readRowText)
    if (text === null || text === undefined) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
  }

  return (
    <div
      {...attributes}
      ref={scroller}
      tabIndex={isFocusable ? 0 : undefined}
      onCopy={onCopy}
      onWheel={({ deltaY, ctrlKey }) => deltaY < 0 && !ctrlKey && view.leaveEnd()}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (!event.defaultPrevented && scrollByKey(event, view)) event.preventDefault()
      }}
      className={classes('overflow-x-hidden overflow-y-auto [overflow-anchor:none]', className)}
    >
      <div ref={content} className="relative">
        {groupRows(drawn, Group !== undefined).map(({ group, rows }) => {
          const shells = rows.map((row) => (
            <RowShell key={row.key} view={view} row={row} renderRow={renderRow} role={rowRole} />
          ))
          if (!Group || group === undefined) return shells
          return (
            <GroupShell key={group} view={view} group={group} rows={rows} Group={Group}>
              {shells}
            </GroupShell>
          )
        })}
      </div>
    </div>
  )
}

interface RowShellProps<Row extends VirtualRow> {
  readonly view: ListView<Row>
  readonly row: Row
  readonly renderRow: (row: Row) => ReactNode
  readonly role: AriaRole | undefined
}

function PlainRowShell<Row extends VirtualRow>({
  view,
  row,
  renderRow,
  role,
}: RowShellProps<Row>): ReactNode {
  const { key } = row
  const add = useCallback(
    (element: HTMLElement | null) => (element ? view.elements.addRow(key, element) : undefined),
    [view, key],
  )
  return (
    <div ref={add} data-row={key} role={role} className="absolute inset-x-0 [contain:layout_style]">
      {renderRow(row)}
    </div>
  )
}

// The cast restores the generic type, which `memo` loses.
const RowShell = memo(PlainRowShell) as typeof PlainRowShell

interface GroupShellProps<Row extends VirtualRow> {
  readonly view: ListView<Row>
  readonly group: string
  readonly rows: readonly Row[]
  readonly Group: (props: GroupProps<Row>) => ReactNode
  readonly children: ReactNode
}

function GroupShell<Row extends VirtualRow>(props: GroupShellProps<Row>): ReactNode {
  const { view, group, rows, Group, children } = props
  const add = useCallback(
    (element: HTMLElement | null) => (element ? view.elements.addGroup(group, element) : undefined),
    [view, group],
  )
  return (
    <Group group={group} rows={rows} ref={add} className="absolute inset-x-0">
      {children}
    </Group>
  )
}

interface Grouped<Row> {
  readonly group: string | undefined
  readonly rows: Row[]
}

function groupRows<Row extends VirtualRow>(rows: readonly Row[], hasGroups: boolean): Array<Grouped<Row>> {
  const grouped: Array<Grouped<Row>> = []
  for (const row of rows) {
    const last = grouped.at(-1)
    const group = hasGroups ? row.group : undefined
    if (last && last.group === group) last.rows.push(row)
    else grouped.push({ group, rows: [row] })
  }
  return grouped
}

const isWriting = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/**
 * Scrolls by Home, End, Page Up and Page Down, and selects all by Ctrl+A (⌘A). Returns true if the key was
 * one of these. The browser handles the arrow keys.
 */
function scrollByKey<Row extends VirtualRow>(event: KeyboardEvent, view: ListView<Row>): boolean {
  const { key, altKey, currentTarget, target } = event
  if (isWriting(target) || altKey) return false
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'a' || event.shiftKey) return false
    view.selectAll()
    return true
  }
  if (event.shiftKey) return false
  if (key === 'ArrowUp') view.leaveEnd()
  if (key === 'Home') view.jumpToStart()
  else if (key === 'End') view.jumpToEnd()
  else if (key === 'PageUp') view.scrollBy(keptPx - currentTarget.clientHeight)
  else if (key === 'PageDown') view.scrollBy(currentTarget.clientHeight - keptPx)
  else return false
  return true
}
