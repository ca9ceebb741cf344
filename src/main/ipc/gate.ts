// Who may speak with main: the main frame of a known window, showing the app's own page. Nobody else.
import type { WebContents, WebFrameMain } from 'electron'
import type { KnownWindow, Windows } from './windows.ts'

/** The part of Electron's event that says who sent it. */
interface Sender {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}

export type Gate = (sender: Sender) => KnownWindow | null

/** `origin` is compared exactly: `app://bundle`, or in development the development server's. */
export const createGate =
  (windows: Windows, origin: string): Gate =>
  ({ sender, senderFrame }) => {
    // The message of a frame that is gone may still arrive, and asking such a frame anything throws.
    if (sender.isDestroyed() || senderFrame === null || senderFrame.isDestroyed()) return null
    if (senderFrame !== sender.mainFrame) return null
    if (senderFrame.origin !== origin) return null
    return windows.find(sender)
  }
