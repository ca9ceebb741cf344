// The sidebar: a new chat, the conversations, and at its foot the other screens with this month's cost.
import { formatCost } from '../format.ts'
import { ChartNoAxesColumn, KeyRound, PanelLeft, Settings, SquarePen, type LucideIcon } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { words } from '../../domain/words/en.ts'
import { ConversationList } from '../features/conversations/conversation-list.tsx'
import { appInfo } from '../features/settings/settings-store.ts'
import { monthSummary } from '../features/usage/usage-store.ts'
import { useResource } from '../store.ts'
import { Icon, IconButton } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { goTo, usePlace, type Place } from './navigation.ts'
import { foldOverlay, showSidebar, useFocusAfterToggle } from './sidebar-state.ts'

export function Sidebar(): ReactNode {
  const place = usePlace()
  const isMac = useResource(appInfo).value?.platform === 'darwin'
  const month = useResource(monthSummary).value?.total
  const hide = useRef<HTMLButtonElement>(null)
  useFocusAfterToggle(hide)
  const go = (next: Place) => {
    foldOverlay()
    goTo(next)
  }
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-1 p-2">
        <button
          type="button"
          aria-keyshortcuts={isMac ? 'Meta+N' : 'Control+N'}
          onClick={() => go({ screen: 'chat', conversationId: null })}
          className={footClasses(place.screen === 'chat' && place.conversationId === null)}
        >
          <Icon of={SquarePen} />
          <span className="flex-1 text-start">{words.sidebar.newChat}</span>
          <kbd aria-hidden className="font-sans text-tiny text-quiet">
            {isMac ? '⌘N' : 'Ctrl N'}
          </kbd>
        </button>
        <IconButton
          ref={hide}
          name={words.sidebar.hide}
          icon={PanelLeft}
          onClick={() => showSidebar(false)}
        />
      </div>
      <ConversationList />
      <nav aria-label={words.sidebar.screens} className="border-t border-line p-2">
        <FootItem
          icon={ChartNoAxesColumn}
          name={words.sidebar.usage}
          isCurrent={place.screen === 'usage'}
          onOpen={() => go({ screen: 'usage' })}
        >
          {month && (
            <span className="text-tiny text-quiet tabular-nums" title={words.sidebar.thisMonth}>
              {formatCost(month.costNanoUsd, month.estimatedRequests > 0)} {words.sidebar.thisMonth}
            </span>
          )}
        </FootItem>
        <FootItem
          icon={KeyRound}
          name={words.sidebar.keys}
          isCurrent={place.screen === 'keys'}
          onOpen={() => go({ screen: 'keys' })}
        />
        <FootItem
          icon={Settings}
          name={words.sidebar.settings}
          isCurrent={place.screen === 'settings'}
          onOpen={() => go({ screen: 'settings' })}
        />
      </nav>
    </div>
  )
}

const footClasses = (isCurrent: boolean): string =>
  classes(
    'flex h-8 w-full min-w-0 items-center gap-2 rounded-small px-2 select-none',
    isCurrent ? 'bg-chosen' : 'hover:bg-soft',
  )

interface FootItemProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly isCurrent: boolean
  readonly onOpen: () => void
  readonly children?: ReactNode
}

function FootItem({ icon, name, isCurrent, onOpen, children }: FootItemProps): ReactNode {
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onOpen}
      className={footClasses(isCurrent)}
    >
      <Icon of={icon} />
      <span className="flex-1 text-start">{name}</span>
      {children}
    </button>
  )
}
