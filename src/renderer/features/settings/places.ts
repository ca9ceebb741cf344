// What each place of Settings shows, and the screens of their own that the list leads to below them.
import {
  Bell,
  BookOpen,
  Gauge,
  Info,
  Keyboard,
  KeyRound,
  ScrollText,
  Server,
  SlidersHorizontal,
  SquarePen,
  Tag,
  type LucideIcon,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { SettingsPlace } from '../../../domain/settings-place.ts'
import type { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import { openOverlay } from '../../base/overlay.ts'
import { AboutSettings } from './about-settings.tsx'
import { AllowedServers } from './allowed-servers.tsx'
import { GeneralSettings } from './general-settings.tsx'
import { NewChatSettings } from './new-chat-settings.tsx'
import { NotificationSettings } from './notification-settings.tsx'

interface PlaceView {
  readonly icon: LucideIcon
  readonly Contents: ComponentType
}

export const places: Readonly<Record<SettingsPlace, PlaceView>> = {
  general: { icon: SlidersHorizontal, Contents: GeneralSettings },
  chats: { icon: SquarePen, Contents: NewChatSettings },
  notifications: { icon: Bell, Contents: NotificationSettings },
  servers: { icon: Server, Contents: AllowedServers },
  about: { icon: Info, Contents: AboutSettings },
}

interface ScreenLink {
  readonly id: keyof typeof words.settings.screens
  readonly icon: LucideIcon
  readonly open: () => void
}

export const screenLinks: readonly ScreenLink[] = [
  { id: 'prompts', icon: ScrollText, open: () => goTo({ screen: 'prompts' }) },
  { id: 'keys', icon: KeyRound, open: () => goTo({ screen: 'keys' }) },
  { id: 'budgets', icon: Gauge, open: () => goTo({ screen: 'usage', part: 'budgets' }) },
  { id: 'prices', icon: Tag, open: () => goTo({ screen: 'usage', part: 'prices' }) },
  { id: 'shortcuts', icon: Keyboard, open: () => openOverlay({ name: 'shortcuts' }) },
  { id: 'guide', icon: BookOpen, open: () => goTo({ screen: 'guide' }) },
]
