// The sidebar's conversations: pins, folders, days, archive. Draws only the rows near the view, and reads on
// page by page. Tab reaches one row; the arrow keys, Home, End and the first letters of a name reach the
// others.
import { FolderPlus } from 'lucide-react'
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { words } from '../../../words/words.ts'
import { later } from '../../base/later.tsx'
import { usePlace } from '../../base/navigation.ts'
import { useResource, useStore } from '../../base/store.ts'
import { IconButton } from '../../ui/button.tsx'
import type { ListView } from '../../ui/virtual-list/list-view.ts'
import { useListView, VirtualList } from '../../ui/virtual-list/virtual-list.tsx'
import { useNowMs } from '../../base/use-now.ts'
import { ConversationRow } from './conversation-row.tsx'
import {
  folders,
  isArchiveOpen,
  openFolders,
  readOn,
  setArchiveOpen,
  setFolderOpen,
  shelves,
  useListing,
} from '../../stores/conversations/conversations.ts'
import { FailedRow } from './failed-row.tsx'
import { ArchiveRow, FolderRow, NewFolderRow } from './folder-row.tsx'
import { findFirstStop, findMove, findTyped } from './list-keys.ts'
import { createRowReuse, listRows, type Row, type RowOf } from '../../stores/conversations/list-rows.ts'
import { focusRow, madeFolder, makeFolder, rowMenu, tabStopKey, wantedFocusKey } from './list-state.ts'

const rowMenuPopup = later(async () => (await import('./row-menu.tsx')).RowMenuPopup)
export const prepareRowMenu = rowMenuPopup.prepare

export function ConversationList(): ReactNode {
  const rows = useRows()
  const view = useListView<Row>('start')
  const scroller = useRef<HTMLDivElement>(null)
  const { isRead, isEmpty } = useListing()
  const hasMenu = useStore(rowMenu, (menu) => menu !== null)
  const onKeyDown = useListKeys(rows)
  useReadingOn(view)
  useEnds(view, scroller, rows)
  useFocus(view, rows)
  useShownRow(view)

  return (
    <nav
      aria-label={words.conversations.name}
      onFocus={({ target }) => {
        const key = keyOfElement(target)
        if (key !== null) tabStopKey.change(() => key)
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      {isRead && isEmpty && rows.length === 0 && (
        <p className="px-4 py-4 text-small text-quiet">{words.conversations.empty}</p>
      )}
      <VirtualList
        view={view}
        rows={rows}
        renderRow={renderRow}
        {...(rows.length > 0 && { role: 'list', 'aria-label': words.conversations.name })}
        rowRole="listitem"
        scroller={scroller}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 px-2 pb-2"
      />
      {hasMenu && <rowMenuPopup.View findRow={(key) => findStop(view, key)} />}
    </nav>
  )
}

function useRows(): readonly Row[] {
  const all = useStore(shelves, (state) => state)
  const known = useResource(folders).value
  const open = useStore(openFolders, (state) => state)
  const isArchiveShown = useStore(isArchiveOpen, (state) => state)
  const isMakingFolder = useStore(madeFolder, (state) => state !== null)
  const nowMs = useNowMs()
  const [reuse] = useState(createRowReuse)
  const rows = useMemo(
    () =>
      listRows({
        shelves: all,
        folders: known ?? [],
        openFolders: open,
        isArchiveOpen: isArchiveShown,
        isMakingFolder,
        nowMs,
      }),
    [all, known, open, isArchiveShown, isMakingFolder, nowMs],
  )
  return useMemo(() => reuse(rows), [reuse, rows])
}

/** A list at its beginning stays there when rows are added above. Unlike a log, it doesn't follow its end. */
function useEnds(view: ListView<Row>, scroller: RefObject<HTMLElement | null>, rows: readonly Row[]): void {
  const isAtStart = useRef(true)
  useEffect(() => {
    const element = scroller.current
    const onScroll = () => {
      isAtStart.current = element !== null && element.scrollTop < 2
      view.leaveEnd()
    }
    element?.addEventListener('scroll', onScroll, { passive: true })
    return () => element?.removeEventListener('scroll', onScroll)
  }, [view, scroller])
  // After the list has kept its place, and before the browser paints.
  useLayoutEffect(() => {
    if (isAtStart.current && rows.length > 0) view.jumpToStart()
  }, [view, rows])
}

/** Reads more when the end of what was read comes near. */
function useReadingOn(view: ListView<Row>): void {
  const drawn = useStore(view.drawn, (state) => state)
  useEffect(() => {
    for (const row of drawn) if (row.kind === 'more') void readOn(row.shelf)
  }, [drawn])
}

const keyOfElement = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null

const findStop = (view: ListView<Row>, key: string): HTMLElement | null =>
  view.elements.elementOf(key)?.querySelector<HTMLElement>('[data-stop]') ?? null

/** Keeps one drawn row in the Tab order, and moves the focus to the wanted row. */
function useFocus(view: ListView<Row>, rows: readonly Row[]): void {
  const drawn = useStore(view.drawn, (state) => state)
  const wanted = useStore(wantedFocusKey, (state) => state)
  const place = usePlace()
  const currentKey = place.screen === 'chat' ? place.conversationId : null

  useEffect(() => {
    tabStopKey.change((key) => {
      const isDrawn = (one: string | null) => drawn.some((row) => row.key === one)
      if (isDrawn(key)) return key
      return isDrawn(currentKey) ? currentKey : findFirstStop(drawn)
    })
  }, [drawn, currentKey])

  useEffect(() => {
    if (wanted === null || !rows.some(({ key }) => key === wanted)) return
    const element = findStop(view, wanted)
    if (element) {
      wantedFocusKey.change(() => null)
      tabStopKey.change(() => wanted)
      element.focus()
    } else if (!drawn.some(({ key }) => key === wanted)) view.jumpTo(wanted, 'center')
  }, [view, wanted, drawn, rows])
}

/** Scrolls to a conversation that was opened elsewhere, and to the field of a new folder. */
function useShownRow(view: ListView<Row>): void {
  const place = usePlace()
  const currentKey = place.screen === 'chat' ? place.conversationId : null
  const isMakingFolder = useStore(madeFolder, (state) => state !== null)
  useEffect(() => {
    if (currentKey === null) return undefined
    tabStopKey.change(() => currentKey)
    return showRowSoon(view, currentKey)
  }, [view, currentKey])
  useEffect(() => (isMakingFolder ? showRowSoon(view, 'new-folder') : undefined), [view, isMakingFolder])
}

/** Waits for the next frame, when the nearby rows are drawn. Returns a function that cancels it. */
function showRowSoon(view: ListView<Row>, key: string): () => void {
  const frame = requestAnimationFrame(() => {
    const element = view.elements.elementOf(key)
    if (element) element.scrollIntoView({ block: 'nearest' })
    else view.jumpTo(key, 'center')
  })
  return () => cancelAnimationFrame(frame)
}

const typingPauseMs = 700

function useListKeys(rows: readonly Row[]): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', atMs: 0 })
  return (event) => {
    const { key, target, timeStamp: atMs } = event
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
    const fromKey = keyOfElement(target)
    if (fromKey === null) return
    const move = event.shiftKey ? null : findMove(rows, fromKey, key)
    if (move) {
      event.preventDefault()
      if (move.kind === 'focus') focusRow(move.key)
      else if (move.folderId === 'archive') setArchiveOpen(move.isOpen)
      else setFolderOpen(move.folderId, move.isOpen)
      return
    }
    const isGoingOn = atMs - typed.current.atMs < typingPauseMs && typed.current.text !== ''
    // A space presses the row's button, but inside a typed name it is a letter.
    if (!/^.$/u.test(key) || (key === ' ' && !isGoingOn)) return
    event.preventDefault()
    typed.current = { text: isGoingOn ? typed.current.text + key : key, atMs }
    const found = findTyped(rows, fromKey, typed.current.text)
    if (found !== null) focusRow(found)
  }
}

const drawers: { readonly [Kind in Row['kind']]: (row: RowOf<Kind>) => ReactNode } = {
  conversation: (row) => <ConversationRow row={row} />,
  heading: (row) => <Heading name={row.name} makesFolders={row.makesFolders} />,
  folder: (row) => <FolderRow row={row} />,
  archive: (row) => <ArchiveRow row={row} />,
  'new-folder': () => <NewFolderRow />,
  note: ({ text }) => <p className="py-1.5 ps-8 text-small text-quiet">{text}</p>,
  failed: () => <FailedRow />,
  more: () => <div className="h-8" />,
}

/** The cast is safe: each row is drawn by the function of its own kind, which the types can't express. */
const renderRow = (row: Row): ReactNode => (drawers[row.kind] as (row: Row) => ReactNode)(row)

interface HeadingProps {
  readonly name: string
  readonly makesFolders: boolean
}

function Heading({ name, makesFolders }: HeadingProps): ReactNode {
  return (
    <div className="group flex h-9 items-end justify-between ps-2 pb-1">
      <h2 className="text-tiny font-medium text-quiet">{name}</h2>
      {makesFolders && (
        <IconButton
          name={words.conversations.newFolder}
          icon={FolderPlus}
          className="-mb-1 size-6 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
          onClick={() => makeFolder(null)}
        />
      )}
    </div>
  )
}
