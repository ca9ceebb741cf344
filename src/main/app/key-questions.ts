// Asks whether keys and messages may go to another server. Main asks, not the window: a script in the page could otherwise name
// any server, and answer by itself.
import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { words } from '../../words/words.ts'
import { askInDialog } from './one-dialog.ts'

async function ask(message: string, detail: string): Promise<boolean> {
  const { title, allow, cancel } = words.native.sendKey
  const options: MessageBoxOptions = {
    type: 'question',
    title,
    message,
    detail,
    buttons: [allow, cancel],
    // A key that was pressed before the dialog was there must not allow anything.
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  }
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window === undefined) return false
  const answer = await askInDialog(window, () => dialog.showMessageBox(window, options))
  return answer?.response === 0
}

export const askToAllowServer = (origin: string): Promise<boolean> =>
  ask(words.native.sendKey.allowMessage(origin), words.native.sendKey.allowDetail)

/** `lastFour` is empty if the key is too short to show them. */
export const askToMoveKey = (origin: string, lastFour: string): Promise<boolean> =>
  ask(words.native.sendKey.moveMessage(origin, lastFour), words.native.sendKey.keyDetail)

export const askToPasteKey = (origin: string): Promise<boolean> =>
  ask(words.native.sendKey.pasteMessage(origin), words.native.sendKey.keyDetail)
