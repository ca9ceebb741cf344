// Asks whether keys and messages may go to another server. Main asks, not the window: a script in the page could
// otherwise name any server, and answer by itself.
import { BrowserWindow } from 'electron'
import { words } from '../../words/words.ts'
import { ask } from './ask.ts'

async function askToSend(message: string, detail: string): Promise<boolean> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window === undefined) return false
  const { title, act } = words.native.sendKey
  return (await ask(window, { title, message, detail, act })).ok
}

export const askToAllowServer = (origin: string): Promise<boolean> =>
  askToSend(words.native.sendKey.allowMessage(origin), words.native.sendKey.allowDetail)

/** `lastFour` is empty if the key is too short to show them. */
export const askToMoveKey = (origin: string, lastFour: string): Promise<boolean> =>
  askToSend(words.native.sendKey.moveMessage(origin, lastFour), words.native.sendKey.keyDetail)

export const askToPasteKey = (origin: string): Promise<boolean> =>
  askToSend(words.native.sendKey.pasteMessage(origin), words.native.sendKey.keyDetail)
