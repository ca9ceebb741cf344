// `Menu` and `MenuItem`, kept as data. Nothing is drawn; the application menu's accelerators work, and code
// that finds an item can click it.
import { EventEmitter } from 'node:events'
import type {
  BrowserWindow,
  KeyboardEvent,
  MenuItemConstructorOptions,
  MenuItem as ElectronMenuItem,
  PopupOptions,
  WebContents,
} from 'electron/main'
import { setApplicationItems } from './accelerators.ts'
import { findRole } from './menu-roles.ts'
import { makeStrict, refuseUnknown } from './strict.ts'

const knownOptions = [
  'click',
  'role',
  'type',
  'label',
  'accelerator',
  'icon',
  'enabled',
  'visible',
  'checked',
  'registerAccelerator',
  'submenu',
  'id',
]

type Template = readonly (MenuItemConstructorOptions | ElectronMenuItem | MenuItem)[]

let lastCommandId = 0

export class MenuItem {
  id: string
  label: string
  type: ElectronMenuItem['type']
  role: ElectronMenuItem['role'] | undefined
  accelerator: string | undefined
  icon: unknown
  enabled: boolean
  visible: boolean
  checked: boolean
  registerAccelerator: boolean
  submenu: Menu | undefined
  menu: Menu | undefined
  readonly commandId: number
  click: (event?: KeyboardEvent, window?: BrowserWindow, contents?: WebContents) => void

  constructor(options: MenuItemConstructorOptions) {
    refuseUnknown('MenuItem option', options, knownOptions)
    const role = options.role === undefined ? undefined : findRole(options.role)
    const submenu = options.submenu ?? (role?.submenu ? [...role.submenu] : undefined)
    lastCommandId += 1
    this.commandId = lastCommandId
    this.id = options.id ?? ''
    this.label = options.label ?? role?.label ?? ''
    this.type = options.type ?? (submenu ? 'submenu' : 'normal')
    this.role = options.role as ElectronMenuItem['role']
    this.accelerator = options.accelerator ?? role?.accelerator
    this.icon = options.icon
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.registerAccelerator = options.registerAccelerator ?? true
    this.submenu =
      submenu === undefined
        ? undefined
        : Array.isArray(submenu)
          ? buildMenu(submenu)
          : (submenu as unknown as Menu)
    this.click = (event, window, contents) => {
      if (!this.enabled) return
      if (this.type === 'checkbox') this.checked = !this.checked
      if (this.type === 'radio') {
        for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = item === this
      }
      const details = event ?? { triggeredByAccelerator: false }
      // A role does its own action unless the item has a click handler, as in Electron.
      if (options.click) options.click(this as unknown as ElectronMenuItem, window, details)
      else role?.run?.(window ?? ((contents && windowOf(contents)) as BrowserWindow | undefined))
    }
    return makeStrict('electron.MenuItem', this)
  }
}

let windowOf: (contents: WebContents) => BrowserWindow | null = () => null

/** The window class depends on menus, so it passes in its own lookup here. */
export function setWindowFinder(find: typeof windowOf): void {
  windowOf = find
}

let applicationMenu: Menu | null = null

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: Template): Menu {
    return buildMenu(template)
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
    setApplicationItems(() => (menu?.items ?? []) as unknown as ElectronMenuItem[])
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item)
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this
    this.items.splice(position, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item
      const inner = item.submenu?.getMenuItemById(id)
      if (inner) return inner
    }
    return null
  }

  /** Opens and closes at once, because no native menu can be drawn here. */
  popup(options?: PopupOptions): void {
    this.emit('menu-will-show')
    this.emit('menu-will-close')
    options?.callback?.()
  }

  closePopup(): void {}
}

/** A function of its own, because an item builds its submenu and a menu its items. */
function buildMenu(template: Template): Menu {
  const menu = new Menu()
  for (const item of template)
    menu.append(item instanceof MenuItem ? item : new MenuItem(item as MenuItemConstructorOptions))
  return menu
}
