// The application menu. Its commands go to the window as events.
import { Menu } from 'electron'
import { listMenus, type MenuOptions } from './menu-items.ts'

export const buildMenu = (options: MenuOptions): Menu => Menu.buildFromTemplate(listMenus(options))
