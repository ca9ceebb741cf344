// The application menu, by each platform's habits. Its commands go to the window as events.
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { nativeWords } from '../../domain/words/native.ts'

const words = nativeWords.menu

export type Command = 'new-conversation' | 'open-settings' | 'open-usage' | 'open-keys' | 'open-guide'

export interface MenuOptions {
  readonly isMac: boolean
  readonly hasDevTools: boolean
  readonly onCommand: (command: Command) => void
}

export function buildMenu({ isMac, hasDevTools, onCommand }: MenuOptions): Menu {
  const item = (label: string, accelerator: string, command: Command): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => onCommand(command),
  })
  const settings = item(words.settings, 'CmdOrCtrl+,', 'open-settings')

  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macAppMenu(settings)] : []),
    {
      label: words.file,
      submenu: [
        item(words.newConversation, 'CmdOrCtrl+N', 'new-conversation'),
        { type: 'separator' },
        item(words.keys, 'CmdOrCtrl+Shift+K', 'open-keys'),
        item(words.usage, 'CmdOrCtrl+Shift+U', 'open-usage'),
        ...(isMac ? [] : [settings]),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { label: words.edit, role: 'editMenu' },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(hasDevTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
      ],
    },
    { label: words.window, role: 'windowMenu' },
    {
      label: words.help,
      // On macOS the system puts its search of all menus into the one of this role.
      role: 'help',
      submenu: [
        isMac
          ? { label: words.guide, click: () => onCommand('open-guide') }
          : item(words.guide, 'F1', 'open-guide'),
      ],
    },
  ]
  return Menu.buildFromTemplate(template)
}

const macAppMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ],
})
