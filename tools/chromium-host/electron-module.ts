// The module `electron` of main: each name once as an export, and all of them on the default one, which is strict.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { clipboard } from './clipboard.ts'
import { globalShortcut, nativeImage, Notification, powerMonitor, screen } from './desktop.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { defaultRecord, session } from './session.ts'
import { shell } from './shell.ts'
import { makeStrict } from './strict.ts'
import { webContents } from './web-contents.ts'

const { protocol } = defaultRecord.schemes

const electron = makeStrict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
})

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
}
export default electron
// What require('electron') gives.
export { electron as 'module.exports' }
