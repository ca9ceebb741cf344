// Finds the window that asked, so that the system's dialogs open over it.
import { BrowserWindow, webContents } from 'electron'

/** Returns `null` if the window has closed meanwhile. */
export function findWindow(windowId: number): BrowserWindow | null {
  const contents = webContents.fromId(windowId)
  return contents ? BrowserWindow.fromWebContents(contents) : null
}
