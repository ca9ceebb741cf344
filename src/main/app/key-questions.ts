// Asks whether a key may go to another server. Main asks, not the window: a script in the page could otherwise name
// any server, and answer by itself.
import { BrowserWindow } from 'electron'
import { words } from '../../words/words.ts'
import { ask } from './ask.ts'

async function askToSend(message: string): Promise<boolean> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window === undefined) return false
  const { title, detail, act } = words.native.sendKey
  return (await ask(window, { title, message, detail, act })).ok
}

/** `lastFour` is empty if the key is too short to show them. */
export const askToMoveKey = (origin: string, lastFour: string): Promise<boolean> =>
  askToSend(words.native.sendKey.moveMessage(origin, lastFour))

export const askToPasteKey = (origin: string): Promise<boolean> =>
  askToSend(words.native.sendKey.pasteMessage(origin))
