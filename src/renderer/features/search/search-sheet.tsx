// Searches all conversations while the user types, newest first; Enter asks for the best matches, and then
// opens the first. A result opens at the place of its match.
import { Archive, MessageSquare } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { maxQueryChars, type MarkedText } from '../../../domain/chat/search.ts'
import { words } from '../../../words/words.ts'
import { closeOverlay } from '../../base/overlay.ts'
import { goTo } from '../../base/navigation.ts'
import { foldOverlay } from '../../base/sidebar-state.ts'
import { formatAgo, formatDay, formatFullTime } from '../../base/format.ts'
import { useStore } from '../../base/store.ts'
import { Icon } from '../../ui/button.tsx'
import { CommandSheet } from '../../ui/command-sheet.tsx'
import { Marked } from '../../ui/marked.tsx'
import { PickList, type PickGroup } from '../../ui/pick-list.tsx'
import { useNowMs } from '../../base/use-now.ts'
import { groupHits, type SearchGroup, type SearchItem } from './group-hits.ts'
import { search } from './search.ts'
import { SearchFoot } from './search-foot.tsx'
import { SearchEmpty } from './search-empty.tsx'

const maxMoreChars = 20

/**
 * The first match as written there, extended to the end of its word, because a whole word occurs less often.
 */
function findText({ text, marks }: MarkedText): { readonly foundText?: string } {
  const [first] = marks
  if (!first) return {}
  const more = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(first.end, first.end + maxMoreChars))?.[0] ?? ''
  return { foundText: text.slice(first.start, first.end) + more }
}

function open({ hit, kind }: SearchItem): void {
  closeOverlay()
  foldOverlay()
  goTo({
    screen: 'chat',
    conversationId: hit.conversationId,
    ...(kind === 'message' && { messageId: hit.messageId, ...findText(hit.excerpt) }),
  })
}

export function SearchSheet({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const state = useStore(search.store, (all) => all)
  const { query, order, findings } = state
  const field = useRef<HTMLInputElement>(null)
  const groups = findings ? groupHits(findings).map(nameGroup) : []
  const isBest = order === 'best' && findings?.order === 'best' && findings.query === query

  const onEnter = () => {
    const first = groups[0]?.items[0]
    if (isBest && first) open(first)
    else if (query.trim() !== '') search.orderBy('best')
  }

  return (
    <CommandSheet isOpen={isOpen} name={words.search.name} initialFocus={field} onClose={closeOverlay}>
      <PickList
        fieldRef={field}
        fieldName={words.search.field}
        listName={words.search.name}
        placeholder={words.search.placeholder}
        query={query}
        maxChars={maxQueryChars}
        groups={groups}
        choosesFirst={false}
        draw={drawHit}
        onQuery={search.type}
        onPick={open}
        onEnter={onEnter}
        empty={<SearchEmpty state={state} />}
        foot={<SearchFoot state={state} />}
      />
    </CommandSheet>
  )
}

function nameGroup({ key, of, items }: SearchGroup): PickGroup<SearchItem> {
  const name =
    of === null ? (
      words.search.titles
    ) : (
      <>
        <span dir="auto" className="min-w-0 truncate text-small text-ink">
          {of.title}
        </span>
        {of.isArchived && <ArchivedMark />}
      </>
    )
  return { key, name, items }
}

const ArchivedMark = (): ReactNode => (
  <span className="ms-2 flex shrink-0 items-center gap-1 text-tiny font-normal text-quiet">
    <Archive size={12} strokeWidth={1.75} aria-hidden />
    {words.search.archived}
  </span>
)

interface LineProps<Kind extends SearchItem['kind']> {
  readonly item: Extract<SearchItem, { kind: Kind }>
}

function drawHit(item: SearchItem): ReactNode {
  return item.kind === 'title' ? <TitleLine item={item} /> : <MessageLine item={item} />
}

function TitleLine({ item: { hit } }: LineProps<'title'>): ReactNode {
  return (
    <div className="flex min-h-9 items-center gap-3">
      <Icon of={MessageSquare} className="text-quiet" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        <Marked {...hit.title} />
      </span>
      {hit.isArchived && <ArchivedMark />}
      <When atMs={hit.updatedAtMs} />
    </div>
  )
}

function MessageLine({ item: { hit } }: LineProps<'message'>): ReactNode {
  return (
    <div className="grid grid-cols-[56px_1fr_auto] gap-x-3 py-2 max-sm:grid-cols-[1fr_auto]">
      <span className="text-tiny/5 text-quiet">{words.search.roles[hit.role]}</span>
      <span
        dir="auto"
        className="line-clamp-2 min-w-0 text-small whitespace-pre-line max-sm:col-span-2 max-sm:row-start-2"
      >
        <Marked {...hit.excerpt} />
      </span>
      <When atMs={hit.createdAtMs} />
    </div>
  )
}

const weekMs = 7 * 86_400_000

function When({ atMs }: { readonly atMs: number }): ReactNode {
  const nowMs = useNowMs()
  return (
    <span className="shrink-0 text-tiny/5 text-quiet tabular-nums" title={formatFullTime(atMs)}>
      {nowMs - atMs < weekMs ? formatAgo(atMs, nowMs) : formatDay(atMs)}
    </span>
  )
}
