// The conversations of the sidebar, under their days. Arrow keys move between rows.
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { ConversationId } from '../../../domain/ids.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { goTo, usePlace } from '../../app/navigation.ts'
import { foldOverlay } from '../../app/sidebar-state.ts'
import { useStore } from '../../store.ts'
import { Button } from '../../ui/button.tsx'
import { useNowMs } from '../../use-now.ts'
import { conversations, reloadConversations, showMoreConversations } from './conversations-store.ts'
import { ConversationRow } from './conversation-row.tsx'
import { groupByDay } from './group-by-day.ts'

const open = (conversationId: ConversationId): void => {
  foldOverlay()
  goTo({ screen: 'chat', conversationId })
}

export function ConversationList(): ReactNode {
  const { items, isRead, hasMore, failure } = useStore(conversations, (state) => state)
  const place = usePlace()
  const nowMs = useNowMs()
  const list = useRef<HTMLElement>(null)
  const currentId = place.screen === 'chat' ? place.conversationId : null
  const tabStopId = items.some(({ id }) => id === currentId) ? currentId : items[0]?.id

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    if (step === 0 || at < 0) return
    event.preventDefault()
    rows[at + step]?.focus()
  }

  return (
    <nav
      ref={list}
      aria-label={words.sidebar.name}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
      onKeyDown={onKeyDown}
    >
      {groupByDay(items, nowMs).map((group) => (
        <section key={group.name} aria-label={group.name} className="mt-4 first:mt-2">
          <h2 className="px-2 pb-1 text-tiny font-medium text-quiet">{group.name}</h2>
          <ul>
            {group.items.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                isCurrent={conversation.id === currentId}
                isTabStop={conversation.id === tabStopId}
                onOpen={open}
              />
            ))}
          </ul>
        </section>
      ))}
      {hasMore && (
        <Button kind="quiet" className="mt-2 w-full text-quiet" onClick={() => void showMoreConversations()}>
          {words.sidebar.more}
        </Button>
      )}
      {isRead && failure && (
        <div role="alert" className="px-2 py-4 text-small">
          <p>{describeFailure(failure).title}</p>
          <Button className="mt-2" onClick={() => void reloadConversations()}>
            {words.app.tryAgain}
          </Button>
        </div>
      )}
      {isRead && !failure && items.length === 0 && (
        <p className="px-2 py-4 text-small text-quiet">{words.sidebar.empty}</p>
      )}
    </nav>
  )
}
