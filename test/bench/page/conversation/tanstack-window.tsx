// The peer of P8 and P10: the same rows, drawn by the same components, in a list by TanStack Virtual, set up as its
// guide for chats says. What it leaves to its user is added: a message near the view opens into several rows, rows
// with the ends of a selection stay drawn, and a copy has the text of rows that aren't.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import type { Message } from '../../../../src/domain/chat/message.ts'
import {
  ConversationContext,
  type ConversationScope,
} from '../../../../src/renderer/features/chat/conversation/conversation-context.ts'
import type { Target } from '../../../../src/renderer/features/chat/conversation/find/use-target.ts'
import { MessageArticle } from '../../../../src/renderer/features/chat/conversation/message/message-article.tsx'
import { MessageRowView } from '../../../../src/renderer/features/chat/conversation/message/message-row-view.tsx'
import type { MessageRow } from '../../../../src/renderer/features/chat/conversation/rows/message-rows.ts'
import { readRowText } from '../../../../src/renderer/features/chat/conversation/rows/row-text.ts'
import { useRows } from '../../../../src/renderer/features/chat/conversation/rows/use-rows.ts'
import { readSelectedText } from '../../../../src/renderer/ui/virtual-list/copy-rows.ts'
import { openRows } from '../../../../src/renderer/ui/virtual-list/drawn-rows.ts'
import { listHeldKeys } from '../../../../src/renderer/ui/virtual-list/held-rows.ts'
import { actions, openWindow, type ChatWindow } from './chat-window.tsx'

/** As many rows on either side are about the 600 px that ours draws there. */
const overscan = 6
const endPx = 2

/** The first row of an open message keeps the key of the closed one, so that an anchor in it is found again. */
const keyOf = (row: MessageRow): string =>
  (row.kind === 'own' && row.isFirst) || (row.kind === 'page' && row.index === 0) ? row.message.id : row.key

function TanstackList({ messages, target }: ConversationProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const { rows: given, openRow } = useRows(messages, null)
  const [opened, setOpened] = useState({ given, rows: given })
  const rows = opened.given === given ? opened.rows : given
  const alsoHeld = useRef<readonly string[]>([])

  // oxlint-disable-next-line react/incompatible-library -- the races are built without the React Compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index: number) => rows[index]?.estimatedPx ?? 0, [rows]),
    getItemKey: useCallback((index: number) => keyOf(needRow(rows, index)), [rows]),
    rangeExtractor: useCallback(
      (range: Range) => {
        const held = new Set([
          ...alsoHeld.current,
          ...(scroller.current ? listHeldKeys(scroller.current) : []),
        ])
        const drawn = defaultRangeExtractor(range)
        if (held.size === 0) return drawn
        const also = rows.flatMap(({ key }, index) => (held.has(key) ? [index] : []))
        return [...new Set([...drawn, ...also])].toSorted((a, b) => a - b)
      },
      [rows],
    ),
    // The first layout shows the end; the list's own place for it is known only once it is in the document.
    initialOffset: () => rows.reduce((sum, { estimatedPx }) => sum + estimatedPx, 0),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endPx,
    overscan,
    useScrollendEvent: true,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  })

  // The default leaves out rows measured before while a person scrolls up, which come back with other heights after
  // the width has changed.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (
    item,
    _deltaPx,
    { itemSizeCache, scrollOffset },
  ) => (itemSizeCache.has(item.key) ? item.end <= (scrollOffset ?? 0) : item.start < (scrollOffset ?? 0))

  const items = virtualizer.getVirtualItems()
  const next = openRows(rows, [items[0]?.index ?? 0, items.at(-1)?.index ?? -1], openRow)
  // Before anything is drawn, so that a closed row is never measured.
  if (next) setOpened({ given, rows: next })

  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer])

  const aimed = useRef<Target | null>(null)
  useLayoutEffect(() => {
    if (!target || aimed.current === target) return
    aimed.current = target
    const index = rows.findIndex(({ message }) => message.id === target.messageId)
    virtualizer.scrollToIndex(index, { align: 'center' })
  }, [target, rows, virtualizer])

  const copied = {
    readRows: () => rows,
    elements: {
      elementOf: (key: string) =>
        scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? undefined,
    },
  }
  const onCopy = (event: ClipboardEvent) => {
    const text = scroller.current && readSelectedText(copied, scroller.current, readRowText)
    if (text === null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey && event.key === 'a')) return
    event.preventDefault()
    const begun = openRows(rows, [0, 0], openRow) ?? rows
    const all = openRows(begun, [begun.length - 1, begun.length - 1], openRow) ?? begun
    const [first, last] = [all[0]?.key ?? '', all.at(-1)?.key ?? '']
    alsoHeld.current = [first, last]
    setOpened({ given, rows: [...all] })
    requestAnimationFrame(() => {
      alsoHeld.current = []
      const [from, to] = [copied.elements.elementOf(first), copied.elements.elementOf(last)]
      if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length)
    })
  }

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        tabIndex={0}
        onCopy={onCopy}
        onKeyDown={onKeyDown}
        className="h-full overflow-x-hidden overflow-y-auto [overflow-anchor:none] md:[scrollbar-gutter:stable_both-edges]"
      >
        <div ref={virtualizer.containerRef} className="relative">
          {groupItems(items, rows).map(({ group, drawn }) => (
            <MessageArticle
              key={group}
              group={group}
              rows={drawn.map(({ row }) => row)}
              ref={null}
              className=""
            >
              {drawn.map(({ row, index }) => (
                <RowShell key={keyOf(row)} row={row} index={index} measure={virtualizer.measureElement} />
              ))}
            </MessageArticle>
          ))}
        </div>
      </div>
    </div>
  )
}

interface ConversationProps {
  readonly messages: readonly Message[]
  readonly target: Target | null
}

interface RowShellProps {
  readonly row: MessageRow
  readonly index: number
  readonly measure: (element: HTMLElement | null) => void
}

const RowShell = memo(({ row, index, measure }: RowShellProps): ReactNode => (
  <div
    ref={measure}
    data-row={row.key}
    data-index={index}
    className="absolute inset-x-0 [contain:layout_style]"
  >
    <MessageRowView row={row} />
  </div>
))

interface Grouped {
  readonly group: string
  readonly drawn: Array<{ readonly row: MessageRow; readonly index: number }>
}

function groupItems(
  items: ReadonlyArray<{ readonly index: number }>,
  rows: readonly MessageRow[],
): readonly Grouped[] {
  const grouped: Grouped[] = []
  for (const { index } of items) {
    const row = needRow(rows, index)
    const last = grouped.at(-1)
    if (last?.group === row.group) last.drawn.push({ row, index })
    else grouped.push({ group: row.group, drawn: [{ row, index }] })
  }
  return grouped
}

function needRow(rows: readonly MessageRow[], index: number): MessageRow {
  const row = rows[index]
  if (!row) throw new RangeError('There is no such row')
  return row
}

const ignore = () => {}

function TanstackConversation({ messages, target }: ConversationProps): ReactNode {
  const scope = useMemo<ConversationScope>(
    () => ({
      ...actions,
      edit: ignore,
      step: ignore,
      reveal: ignore,
      keyId: null,
      markedId: null,
      editTexts: new Map(),
      branches: new Map(),
      positions: new Map(messages.map(({ id }, index) => [id, index + 1])),
      lastId: messages.at(-1)?.id ?? null,
    }),
    [messages],
  )
  return (
    <ConversationContext value={scope}>
      <TanstackList messages={messages} target={target} />
    </ConversationContext>
  )
}

export const openTanstackWindow = (host: HTMLElement, messages: readonly Message[]): ChatWindow =>
  openWindow(host, messages, (shown, target) => <TanstackConversation messages={shown} target={target} />)
