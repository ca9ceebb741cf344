// The sidebar: a new chat, the conversations, and at the foot the other screens with this month's cost.
import {
  ChartNoAxesColumn,
  KeyRound,
  PanelLeft,
  Search,
  Settings,
  SquarePen,
  type LucideIcon,
} from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { ConversationList } from '../features/conversations/conversation-list.tsx'
import { Icon, IconButton } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { ariaKeys, readIsMac, showKeys } from '../base/key-press.ts'
import { MonthCost } from './month-cost.tsx'
import { goTo, usePlace, type Place } from '../base/navigation.ts'
import { openOverlay } from '../base/overlay.ts'
import { foldOverlay, showSidebar, useFocusAfterToggle } from '../base/sidebar-state.ts'

export function Sidebar(): ReactNode {
  const place = usePlace()
  const hide = useRef<HTMLButtonElement>(null)
  useFocusAfterToggle(hide)
  const go = (next: Place) => {
    foldOverlay()
    goTo(next)
  }
  return (
    <div className="flex h-full flex-col">
      <div className="p-2 pb-0">
        <div className="flex items-center gap-1">
          <HeadItem icon={Search} name={words.conversations.search} keys="Mod+Shift+F" onOpen={openSearch} />
          <IconButton
            ref={hide}
            name={words.conversations.hide}
            icon={PanelLeft}
            onClick={() => showSidebar(false)}
          />
        </div>
        <HeadItem
          icon={SquarePen}
          name={words.conversations.newChat}
          keys="Mod+N"
          isCurrent={place.screen === 'chat' && place.conversationId === null}
          onOpen={() => go({ screen: 'chat', conversationId: null })}
        />
      </div>
      <ConversationList />
      <nav aria-label={words.conversations.screens} className="border-t border-line p-2">
        <FootItem
          icon={ChartNoAxesColumn}
          name={words.conversations.usage}
          isCurrent={place.screen === 'usage'}
          onOpen={() => go({ screen: 'usage' })}
        >
          <MonthCost />
        </FootItem>
        <FootItem
          icon={KeyRound}
          name={words.conversations.keys}
          isCurrent={place.screen === 'keys'}
          onOpen={() => go({ screen: 'keys' })}
        />
        <FootItem
          icon={Settings}
          name={words.conversations.settings}
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

function openSearch(): void {
  foldOverlay()
  openOverlay({ name: 'search' })
}

interface HeadItemProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly keys: string
  readonly isCurrent?: boolean
  readonly onOpen: () => void
}

function HeadItem({ icon, name, keys, isCurrent = false, onOpen }: HeadItemProps): ReactNode {
  const isMac = readIsMac()
  return (
    <button
      type="button"
      aria-keyshortcuts={ariaKeys(keys, isMac)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onOpen}
      className={footClasses(isCurrent)}
    >
      <Icon of={icon} />
      <span className="flex-1 text-start">{name}</span>
      <kbd aria-hidden className="font-sans text-tiny text-quiet">
        {showKeys(keys, isMac).join(isMac ? '' : ' ')}
      </kbd>
    </button>
  )
}

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
