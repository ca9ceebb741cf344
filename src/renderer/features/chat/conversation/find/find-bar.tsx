// The bar that finds text in the shown conversation. It covers the upper corner and moves nothing.
import { ChevronDown, ChevronUp, X } from 'lucide-react'
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
import '../../../../styles/find.css'
import type { Message } from '../../../../../domain/chat/message.ts'
import { words } from '../../../../../words/words.ts'
import { useCommands } from '../../../../base/commands.ts'
import { IconButton } from '../../../../ui/button.tsx'
import type { ListView } from '../../../../ui/virtual-list/list-view.ts'
import { bringNear, clearMarks, markRows } from './find-marks.ts'
import { createFinder, type FoundState, type Match } from './find-messages.ts'
import { foldText } from './fold-text.ts'
import type { MessageRow } from '../rows/message-rows.ts'

interface FindBarProps {
  readonly messages: readonly Message[]
  readonly view: ListView<MessageRow>
  readonly scroller: RefObject<HTMLElement | null>
  /** Increases each time the bar is opened; each new value selects the field's text. */
  readonly turn: number
  readonly onClose: () => void
}

const nothing: FoundState = { matches: [], isComplete: true }

export function FindBar({ messages, view, scroller, turn, onClose }: FindBarProps): ReactNode {
  const [query, setQuery] = useState('')
  const [state, setFound] = useState(nothing)
  const [wanted, setCurrent] = useState<Match | null>(null)
  // An empty field shows no matches, even though `state` still contains the last ones.
  const isEmpty = foldText(query) === ''
  const [found, current] = isEmpty ? [nothing, null] : [state, wanted]
  const [finder] = useState(createFinder)
  const field = useRef<HTMLInputElement>(null)

  const seenTurn = useRef(0)
  useLayoutEffect(() => {
    if (seenTurn.current !== turn) field.current?.select()
    seenTurn.current = turn
  }, [turn])

  const lastQuery = useRef('')
  useEffect(() => {
    if (isEmpty) return undefined
    const isNewQuery = lastQuery.current !== query
    lastQuery.current = query
    finder.find(messages, query, (state) => {
      setFound(state)
      setCurrent((before) => {
        // Keep the same object: a new one would scroll back to the match, wherever the reader is now. While a
        // changed conversation is searched again, a match that isn't found yet may still come.
        const stays = findIndexOf(before, state.matches) >= 0 || (!isNewQuery && !state.isComplete)
        return before && stays ? before : findFirstSeen(state, view)
      })
    })
    return () => finder.stop()
  }, [finder, messages, query, isEmpty, view])

  useMarks(query, current, view, scroller)

  const position = findIndexOf(current, found.matches) + 1
  const go = (by: 1 | -1) => {
    const { matches } = found
    const next = matches.at((position - 1 + by + matches.length) % Math.max(1, matches.length))
    if (next) setCurrent(next)
  }
  const latestGo = useRef(go)
  useEffect(() => {
    latestGo.current = go
  })
  useCommands(
    useMemo(
      () => [
        {
          id: 'find-next',
          name: words.messages.findNext,
          group: 'chat',
          keys: 'F3',
          run: () => latestGo.current(1),
        },
        {
          id: 'find-previous',
          name: words.messages.findPrevious,
          group: 'chat',
          keys: 'Shift+F3',
          run: () => latestGo.current(-1),
        },
      ],
      [],
    ),
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.target === field.current) go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const isNone = query !== '' && found.isComplete && found.matches.length === 0
  return (
    <div
      role="search"
      data-testid="find"
      onKeyDown={onKeyDown}
      className="appear absolute end-4 top-2 z-1 flex max-w-[calc(100%-32px)] items-center gap-1 rounded-large border
        border-line bg-raised py-1 ps-3 pe-1 shadow-raised max-sm:end-2"
    >
      <input
        ref={field}
        type="text"
        dir="auto"
        value={query}
        aria-label={words.messages.findField}
        placeholder={words.messages.findPlaceholder}
        onChange={(event) => setQuery(event.target.value)}
        className="h-8 w-56 min-w-0 flex-1 bg-transparent outline-none"
      />
      <span role="status" className="shrink-0 px-1 text-tiny text-quiet tabular-nums">
        {isNone
          ? words.messages.findNone
          : position > 0
            ? words.messages.findCount(position, found.matches.length, found.isComplete)
            : query !== '' && words.messages.findSearching}
      </span>
      <IconButton
        name={words.messages.findPrevious}
        icon={ChevronUp}
        onClick={() => go(-1)}
        disabled={position === 0}
      />
      <IconButton
        name={words.messages.findNext}
        icon={ChevronDown}
        onClick={() => go(1)}
        disabled={position === 0}
      />
      <IconButton name={words.messages.findClose} icon={X} onClick={onClose} />
    </div>
  )
}

const findIndexOf = (wanted: Match | null, matches: readonly Match[]): number =>
  matches.findIndex((match) => match.key === wanted?.key && match.nth === wanted.nth)

/**
 * The first match at or below the reader's place. Returns `null` if that isn't searched yet; if the search is
 * complete and nothing is below, returns the first match of all.
 */
function findFirstSeen({ matches, isComplete }: FoundState, view: ListView<MessageRow>): Match | null {
  const rows = view.readRows()
  const place = view.readPlace() ?? { key: view.drawn.read()[0]?.key }
  const from = Math.max(
    0,
    rows.findIndex(({ key }) => key === place.key),
  )
  const below = new Set(rows.slice(from).flatMap(({ key, group }) => [key, group]))
  const first = matches.find(
    ({ key, group }) =>
      below.has(key) || (below.has(group) && !rows.slice(0, from).some((row) => row.group === group)),
  )
  return first ?? (isComplete ? (matches[0] ?? null) : null)
}

/** Jumps to the current match, and marks all matches in the drawn rows. */
function useMarks(
  query: string,
  current: Match | null,
  view: ListView<MessageRow>,
  scroller: RefObject<HTMLElement | null>,
): void {
  const wanted = foldText(query)

  useLayoutEffect(() => {
    if (!current) return undefined
    view.jumpTo(current.key, 'center', current.group)
    // Wait until the row is drawn: the match can be anywhere in a tall row.
    const frame = requestAnimationFrame(() => {
      const range = markDrawn(view, wanted, current)
      if (range && scroller.current) bringNear(range, view, scroller.current)
    })
    return () => cancelAnimationFrame(frame)
  }, [current, view, scroller, wanted])

  useEffect(() => {
    if (!scroller.current || wanted === '') return undefined
    let frame = 0
    const mark = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        markDrawn(view, wanted, current)
      })
    }
    mark()
    const observer = new MutationObserver(mark)
    observer.observe(scroller.current, { childList: true, characterData: true, subtree: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      clearMarks()
    }
  }, [wanted, current, view, scroller])
}

function markDrawn(view: ListView<MessageRow>, wanted: string, current: Match | null): Range | null {
  const rows = view.drawn.read().flatMap(({ key, kind }) => {
    const element = view.elements.elementOf(key)
    return element && kind !== 'foot' ? [{ key, element }] : []
  })
  return markRows(rows, wanted, current)
}
