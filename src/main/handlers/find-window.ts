// The window that asked, for what the system draws over it.
import { BrowserWindow, webContents } from 'electron'

/** `null` when it has gone in the meantime. */
export function findWindow(windowId: number): BrowserWindow | null {
  const contents = webContents.fromId(windowId)
  return contents ? BrowserWindow.fromWebContents(contents) : null
}
