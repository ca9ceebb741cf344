// The commands that belong to no single screen: navigation, the list of chats, appearance.
import {
  Archive,
  ArrowDown,
  ArrowUp,
  BookOpen,
  ChartNoAxesColumn,
  Command,
  Download,
  FileDown,
  FolderPlus,
  Gauge,
  Keyboard,
  KeyRound,
  List,
  Moon,
  PanelLeft,
  Plus,
  Scale,
  Search,
  Settings,
  SquarePen,
  Sun,
  SunMoon,
  Tag,
  UserRound,
} from 'lucide-react'
import type { Theme } from '../../../domain/settings.ts'
import { paletteInEnglish as words } from '../../../words/en/palette.ts'
import { registerCommands, type AppCommand } from '../../base/commands.ts'
import { goTo, readPlace, type Place } from '../../base/navigation.ts'
import { openOverlay } from '../../base/overlay.ts'
import { foldOverlay, isSidebarShown, showSidebar, toggleSidebar } from '../../base/sidebar-state.ts'
import { readStep } from '../../stores/conversations/read-rows.ts'
import { setArchiveOpen } from '../../stores/conversations/conversations.ts'
import { focusRow, makeFolder, tabStopKey } from '../../features/conversations/list-state.ts'
import { changeSettings, settings } from '../../stores/settings.ts'

const { commands: names, aliases, habits } = words

const go = (place: Place) => (): void => {
  foldOverlay()
  goTo(place)
}

function step(by: 1 | -1): void {
  const place = readPlace()
  const next = readStep(place.screen === 'chat' ? place.conversationId : null, by)
  if (next !== null) goTo({ screen: 'chat', conversationId: next })
}

const showList = (): void => {
  if (!isSidebarShown()) showSidebar(true)
}

const places: readonly AppCommand[] = [
  {
    id: 'new-conversation',
    name: names.newChat,
    alias: aliases.newChat,
    group: 'go',
    icon: SquarePen,
    keys: 'Mod+N',
    run: go({ screen: 'chat', conversationId: null }),
  },
  {
    id: 'open-search',
    name: names.openSearch,
    alias: aliases.openSearch,
    group: 'go',
    icon: Search,
    keys: 'Mod+Shift+F',
    run: () => openOverlay({ name: 'search' }),
  },
  {
    id: 'open-prompts',
    name: names.openPrompts,
    alias: aliases.openPrompts,
    group: 'go',
    icon: UserRound,
    run: go({ screen: 'prompts' }),
  },
  {
    id: 'open-keys',
    name: names.openKeys,
    alias: aliases.openKeys,
    group: 'go',
    icon: KeyRound,
    keys: 'Mod+Shift+K',
    run: go({ screen: 'keys' }),
  },
  { id: 'add-key', name: names.addKey, group: 'go', icon: Plus, run: go({ screen: 'keys', sheet: 'add' }) },
  {
    id: 'import-keys',
    name: names.importKeys,
    alias: '.env environment',
    group: 'go',
    icon: Download,
    run: go({ screen: 'keys', sheet: 'import' }),
  },
  {
    id: 'open-usage',
    name: names.openUsage,
    alias: aliases.openUsage,
    group: 'go',
    icon: ChartNoAxesColumn,
    keys: 'Mod+Shift+U',
    run: go({ screen: 'usage' }),
  },
  {
    id: 'open-budgets',
    name: names.openBudgets,
    alias: aliases.openBudgets,
    group: 'go',
    icon: Gauge,
    run: go({ screen: 'usage', part: 'budgets' }),
  },
  {
    id: 'open-prices',
    name: names.openPrices,
    alias: aliases.openPrices,
    group: 'go',
    icon: Tag,
    run: go({ screen: 'usage', part: 'prices' }),
  },
  {
    id: 'export-usage',
    name: names.exportUsage,
    alias: aliases.exportUsage,
    group: 'go',
    icon: FileDown,
    run: go({ screen: 'usage', sheet: 'export' }),
  },
  {
    id: 'reconcile-usage',
    name: names.reconcileUsage,
    alias: aliases.reconcileUsage,
    group: 'go',
    icon: Scale,
    run: go({ screen: 'usage', sheet: 'reconcile' }),
  },
  {
    id: 'open-guide',
    name: names.openGuide,
    alias: aliases.openGuide,
    group: 'go',
    icon: BookOpen,
    keys: 'F1',
    run: go({ screen: 'guide' }),
  },
  {
    id: 'open-settings',
    name: names.openSettings,
    alias: aliases.openSettings,
    group: 'go',
    icon: Settings,
    keys: 'Mod+,',
    run: go({ screen: 'settings' }),
  },
]

const list: readonly AppCommand[] = [
  {
    id: 'next-conversation',
    name: names.nextChat,
    group: 'list',
    icon: ArrowDown,
    keys: { mac: 'Mod+Shift+]', other: 'Alt+ArrowDown' },
    canRepeat: true,
    run: () => step(1),
  },
  {
    id: 'previous-conversation',
    name: names.previousChat,
    group: 'list',
    icon: ArrowUp,
    keys: { mac: 'Mod+Shift+[', other: 'Alt+ArrowUp' },
    canRepeat: true,
    run: () => step(-1),
  },
  {
    id: 'focus-list',
    name: names.focusList,
    group: 'list',
    icon: List,
    keys: 'Mod+Shift+E',
    run: () => {
      showList()
      const place = readPlace()
      const key = (place.screen === 'chat' && place.conversationId) || tabStopKey.read()
      if (key !== null) focusRow(key)
    },
  },
  {
    id: 'new-folder',
    name: names.newFolder,
    group: 'list',
    icon: FolderPlus,
    run: () => {
      if (isSidebarShown()) makeFolder(null)
      else openOverlay({ name: 'name', question: { kind: 'new-folder', moves: null } })
    },
  },
  {
    id: 'show-archived',
    name: names.showArchived,
    group: 'list',
    icon: Archive,
    run: () => {
      showList()
      setArchiveOpen(true)
      focusRow('archive')
    },
  },
  { id: 'rename-row', name: habits.renameRow, group: 'list', keys: 'F2', hasOwnKeys: true, run: null },
  { id: 'delete-row', name: habits.deleteRow, group: 'list', keys: 'Delete', hasOwnKeys: true, run: null },
]

const themeIcons = { light: Sun, dark: Moon, system: SunMoon } as const

const themeCommand = (theme: Theme, name: string): AppCommand => ({
  id: `${theme}-theme`,
  name,
  alias: aliases.theme,
  group: 'window',
  icon: themeIcons[theme],
  isAvailable: () => settings.store.read().value?.theme !== theme,
  run: () => void changeSettings({ theme }),
})

const others: readonly AppCommand[] = [
  {
    id: 'open-palette',
    name: names.openPalette,
    group: 'window',
    icon: Command,
    keys: 'Mod+K',
    run: () => openOverlay({ name: 'palette' }),
  },
  {
    id: 'toggle-sidebar',
    name: names.toggleSidebar,
    alias: aliases.toggleSidebar,
    group: 'window',
    icon: PanelLeft,
    keys: 'Mod+\\',
    run: toggleSidebar,
  },
  themeCommand('light', names.lightTheme),
  themeCommand('dark', names.darkTheme),
  themeCommand('system', names.systemTheme),
  {
    id: 'show-shortcuts',
    name: names.showShortcuts,
    alias: aliases.shortcuts,
    group: 'window',
    icon: Keyboard,
    keys: 'Mod+/',
    run: () => openOverlay({ name: 'shortcuts' }),
  },
  { id: 'undo-notice', name: habits.undo, group: 'window', keys: 'Mod+Z', hasOwnKeys: true, run: null },
]

export const registerWindowCommands = (): (() => void) => registerCommands([...places, ...list, ...others])
