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
import { settingsPlaceIds } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'
import { registerCommands, type AppCommand } from '../../base/commands.ts'
import { goTo, readPlace, type Place } from '../../base/navigation.ts'
import { openOverlay } from '../../base/overlay.ts'
import { foldOverlay, isSidebarShown, showSidebar, toggleSidebar } from '../../base/sidebar-state.ts'
import { readStep } from '../../stores/conversations/read-rows.ts'
import { setArchiveOpen } from '../../stores/conversations/conversations.ts'
import { focusRow, makeFolder, tabStopKey } from '../../features/conversations/list-state.ts'
import { namePlaceContents } from '../../features/settings/setting-texts.ts'
import { changeSettings, settings } from '../../stores/settings.ts'

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

const listPlaces = (): readonly AppCommand[] => [
  {
    id: 'new-conversation',
    name: words.palette.commands.newChat,
    alias: words.palette.aliases.newChat,
    group: 'go',
    icon: SquarePen,
    keys: 'Mod+N',
    run: go({ screen: 'chat', conversationId: null }),
  },
  {
    id: 'open-search',
    name: words.palette.commands.openSearch,
    alias: words.palette.aliases.openSearch,
    group: 'go',
    icon: Search,
    keys: 'Mod+Shift+F',
    run: () => openOverlay({ name: 'search' }),
  },
  {
    id: 'open-prompts',
    name: words.palette.commands.openPrompts,
    alias: words.palette.aliases.openPrompts,
    group: 'go',
    icon: UserRound,
    run: go({ screen: 'prompts' }),
  },
  {
    id: 'open-keys',
    name: words.palette.commands.openKeys,
    alias: words.palette.aliases.openKeys,
    group: 'go',
    icon: KeyRound,
    keys: 'Mod+Shift+K',
    run: go({ screen: 'keys' }),
  },
  {
    id: 'add-key',
    name: words.palette.commands.addKey,
    group: 'go',
    icon: Plus,
    run: go({ screen: 'keys', sheet: 'add' }),
  },
  {
    id: 'import-keys',
    name: words.palette.commands.importKeys,
    alias: '.env environment',
    group: 'go',
    icon: Download,
    run: go({ screen: 'keys', sheet: 'import' }),
  },
  {
    id: 'open-usage',
    name: words.palette.commands.openUsage,
    alias: words.palette.aliases.openUsage,
    group: 'go',
    icon: ChartNoAxesColumn,
    keys: 'Mod+Shift+U',
    run: go({ screen: 'usage' }),
  },
  {
    id: 'open-budgets',
    name: words.palette.commands.openBudgets,
    alias: words.palette.aliases.openBudgets,
    group: 'go',
    icon: Gauge,
    run: go({ screen: 'usage', part: 'budgets' }),
  },
  {
    id: 'open-prices',
    name: words.palette.commands.openPrices,
    alias: words.palette.aliases.openPrices,
    group: 'go',
    icon: Tag,
    run: go({ screen: 'usage', part: 'prices' }),
  },
  {
    id: 'export-usage',
    name: words.palette.commands.exportUsage,
    alias: words.palette.aliases.exportUsage,
    group: 'go',
    icon: FileDown,
    run: go({ screen: 'usage', sheet: 'export' }),
  },
  {
    id: 'reconcile-usage',
    name: words.palette.commands.reconcileUsage,
    alias: words.palette.aliases.reconcileUsage,
    group: 'go',
    icon: Scale,
    run: go({ screen: 'usage', sheet: 'reconcile' }),
  },
  {
    id: 'open-guide',
    name: words.palette.commands.openGuide,
    alias: words.palette.aliases.openGuide,
    group: 'go',
    icon: BookOpen,
    keys: 'F1',
    run: go({ screen: 'guide' }),
  },
  {
    id: 'open-settings',
    name: words.palette.commands.openSettings,
    alias: words.palette.aliases.openSettings,
    group: 'go',
    icon: Settings,
    keys: 'Mod+,',
    run: go({ screen: 'settings' }),
  },
  ...settingsPlaceIds.map((at) => ({
    id: `open-settings-${at}`,
    name: words.palette.commands.openSettingsAt(words.settings.places[at]),
    alias: namePlaceContents(at),
    group: 'go' as const,
    icon: Settings,
    run: go({ screen: 'settings', at }),
  })),
]

const listForList = (): readonly AppCommand[] => [
  {
    id: 'next-conversation',
    name: words.palette.commands.nextChat,
    group: 'list',
    icon: ArrowDown,
    keys: { mac: 'Mod+Shift+]', other: 'Alt+ArrowDown' },
    canRepeat: true,
    run: () => step(1),
  },
  {
    id: 'previous-conversation',
    name: words.palette.commands.previousChat,
    group: 'list',
    icon: ArrowUp,
    keys: { mac: 'Mod+Shift+[', other: 'Alt+ArrowUp' },
    canRepeat: true,
    run: () => step(-1),
  },
  {
    id: 'focus-list',
    name: words.palette.commands.focusList,
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
    name: words.palette.commands.newFolder,
    group: 'list',
    icon: FolderPlus,
    run: () => {
      if (isSidebarShown()) makeFolder(null)
      else openOverlay({ name: 'name', question: { kind: 'new-folder', moves: null } })
    },
  },
  {
    id: 'show-archived',
    name: words.palette.commands.showArchived,
    group: 'list',
    icon: Archive,
    run: () => {
      showList()
      setArchiveOpen(true)
      focusRow('archive')
    },
  },
  {
    id: 'rename-row',
    name: words.palette.habits.renameRow,
    group: 'list',
    keys: 'F2',
    hasOwnKeys: true,
    run: null,
  },
  {
    id: 'delete-row',
    name: words.palette.habits.deleteRow,
    group: 'list',
    keys: 'Delete',
    hasOwnKeys: true,
    run: null,
  },
]

const themeIcons = { light: Sun, dark: Moon, system: SunMoon } as const

const themeCommand = (theme: Theme, name: string): AppCommand => ({
  id: `${theme}-theme`,
  name,
  alias: words.palette.aliases.theme,
  group: 'window',
  icon: themeIcons[theme],
  isAvailable: () => settings.store.read().value?.theme !== theme,
  run: () => void changeSettings({ theme }),
})

const listOthers = (): readonly AppCommand[] => [
  {
    id: 'open-palette',
    name: words.palette.commands.openPalette,
    group: 'window',
    icon: Command,
    keys: 'Mod+K',
    run: () => openOverlay({ name: 'palette' }),
  },
  {
    id: 'toggle-sidebar',
    name: words.palette.commands.toggleSidebar,
    alias: words.palette.aliases.toggleSidebar,
    group: 'window',
    icon: PanelLeft,
    keys: 'Mod+\\',
    run: toggleSidebar,
  },
  themeCommand('light', words.palette.commands.lightTheme),
  themeCommand('dark', words.palette.commands.darkTheme),
  themeCommand('system', words.palette.commands.systemTheme),
  {
    id: 'show-shortcuts',
    name: words.palette.commands.showShortcuts,
    alias: words.palette.aliases.shortcuts,
    group: 'window',
    icon: Keyboard,
    keys: 'Mod+/',
    run: () => openOverlay({ name: 'shortcuts' }),
  },
  {
    id: 'undo-notice',
    name: words.palette.habits.undo,
    group: 'window',
    keys: 'Mod+Z',
    hasOwnKeys: true,
    run: null,
  },
]

export const registerWindowCommands = (): (() => void) =>
  registerCommands([...listPlaces(), ...listForList(), ...listOthers()])
