// The actions and labels of the roles of menu items.
import type { BrowserWindow, MenuItemConstructorOptions } from 'electron/main'
import { app } from './app.ts'
import { refuse } from './strict.ts'

interface Role {
  readonly label: string
  readonly accelerator?: string
  readonly run?: (window: BrowserWindow | undefined) => void
  readonly submenu?: readonly MenuItemConstructorOptions[]
}

const editItems: MenuItemConstructorOptions[] = [
  { role: 'undo' },
  { role: 'redo' },
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'delete' },
  { type: 'separator' },
  { role: 'selectAll' },
]
const viewItems: MenuItemConstructorOptions[] = [
  { role: 'reload' },
  { role: 'forceReload' },
  { role: 'toggleDevTools' },
  { type: 'separator' },
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { type: 'separator' },
  { role: 'togglefullscreen' },
]

const roles: Record<string, Role> = {
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', run: () => app.quit() },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', run: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', run: (window) => window?.minimize() },
  zoom: { label: 'Zoom', run: (window) => window?.maximize() },
  front: { label: 'Bring All to Front' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  services: { label: 'Services' },
  startspeaking: { label: 'Start Speaking' },
  stopspeaking: { label: 'Stop Speaking' },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', run: (window) => window?.webContents.reload() },
  forcereload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    run: (window) => window?.webContents.reloadIgnoringCache(),
  },
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    run: (window) => window?.webContents.toggleDevTools(),
  },
  zoomin: { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', run: (window) => zoomBy(window, 0.5) },
  zoomout: { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', run: (window) => zoomBy(window, -0.5) },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CmdOrCtrl+0',
    run: (window) => window?.webContents.setZoomLevel(0),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CmdOrCtrl+Z', run: (window) => window?.webContents.undo() },
  redo: { label: 'Redo', accelerator: 'Shift+CmdOrCtrl+Z', run: (window) => window?.webContents.redo() },
  cut: { label: 'Cut', accelerator: 'CmdOrCtrl+X', run: (window) => window?.webContents.cut() },
  copy: { label: 'Copy', accelerator: 'CmdOrCtrl+C', run: (window) => window?.webContents.copy() },
  paste: { label: 'Paste', accelerator: 'CmdOrCtrl+V', run: (window) => window?.webContents.paste() },
  pasteandmatchstyle: {
    label: 'Paste and Match Style',
    accelerator: 'Shift+CmdOrCtrl+V',
    run: (window) => window?.webContents.pasteAndMatchStyle(),
  },
  delete: { label: 'Delete', run: (window) => window?.webContents.delete() },
  selectall: {
    label: 'Select All',
    accelerator: 'CmdOrCtrl+A',
    run: (window) => window?.webContents.selectAll(),
  },
  about: { label: 'About' },
  filemenu: { label: 'File', submenu: [{ role: 'quit' }] },
  editmenu: { label: 'Edit', submenu: editItems },
  viewmenu: { label: 'View', submenu: viewItems },
  windowmenu: { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'close' }] },
  window: { label: 'Window', submenu: [] },
  help: { label: 'Help', submenu: [] },
  appmenu: { label: 'App', submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'quit' }] },
}

export function findRole(name: string): Role {
  return roles[name.toLowerCase()] ?? refuse(`menu role ${name}`)
}

function zoomBy(window: BrowserWindow | undefined, levels: number): void {
  if (window) window.webContents.setZoomLevel(window.webContents.getZoomLevel() + levels)
}
