// The items of the application menu, by each platform's habits. The window sees a key before the menu and
// stops the event if it acts on it. So an accelerator here shows the same keys as the window's own list of
// commands, and acts only if the window did not.
import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from '../../domain/command.ts'
import { nativeWords } from '../../words/en/native.ts'

const words = nativeWords.menu

export interface MenuOptions {
  readonly isMac: boolean
  readonly hasDevTools: boolean
  readonly onCommand: (command: Command) => void
}

const line: MenuItemConstructorOptions = { type: 'separator' }

type MakeItem = (label: string, accelerator: string, command: Command) => MenuItemConstructorOptions

export function listMenus({ isMac, hasDevTools, onCommand }: MenuOptions): MenuItemConstructorOptions[] {
  const item: MakeItem = (label, accelerator, command) => ({
    label,
    ...(accelerator !== '' && { accelerator }),
    click: () => onCommand(command),
  })
  const settings = item(words.settings, 'CmdOrCtrl+,', 'open-settings')
  return [
    ...(isMac ? [macAppMenu(settings)] : []),
    {
      label: words.file,
      submenu: [
        item(words.newConversation, 'CmdOrCtrl+N', 'new-conversation'),
        line,
        item(words.prompts, '', 'open-prompts'),
        item(words.keys, 'CmdOrCtrl+Shift+K', 'open-keys'),
        item(words.usage, 'CmdOrCtrl+Shift+U', 'open-usage'),
        ...(isMac ? [] : [settings]),
        line,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { label: words.edit, role: 'editMenu', submenu: listEditItems(isMac, item) },
    {
      label: words.view,
      submenu: [
        item(words.palette, 'CmdOrCtrl+K', 'open-palette'),
        item(words.sidebar, 'CmdOrCtrl+\\', 'toggle-sidebar'),
        item(words.stop, 'CmdOrCtrl+.', 'stop-answer'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        ...(hasDevTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
      ],
    },
    { label: words.window, role: 'windowMenu' },
    {
      label: words.help,
      // On macOS the system adds its search of all menus to the menu with this role.
      role: 'help',
      submenu: [item(words.guide, isMac ? '' : 'F1', 'open-guide')],
    },
  ]
}

/** The items of the role `editMenu`, with the two searches below. */
const listEditItems = (isMac: boolean, item: MakeItem): MenuItemConstructorOptions[] => [
  { role: 'undo' },
  { role: 'redo' },
  line,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  ...(isMac ? ([{ role: 'pasteAndMatchStyle' }] as const) : []),
  { role: 'delete' },
  { role: 'selectAll' },
  line,
  item(words.find, 'CmdOrCtrl+F', 'find-in-conversation'),
  item(words.search, 'CmdOrCtrl+Shift+F', 'open-search'),
  ...(isMac ? [line, speech] : []),
]

const speech: MenuItemConstructorOptions = {
  label: words.speech,
  submenu: [{ role: 'startSpeaking' }, { role: 'stopSpeaking' }],
}

const macAppMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    line,
    settings,
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit' },
  ],
})
