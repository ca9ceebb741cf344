// Decides who can talk to main: only the main frame of a known window that shows the app's own page.
import type { WebContents, WebFrameMain } from 'electron'
import type { KnownWindow, Windows } from './windows.ts'

/** The part of Electron's event that names the sender. */
interface Sender {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}

export type Gate = (sender: Sender) => KnownWindow | null

/** `origin` is compared exactly: `app://bundle`, or the development server's origin. */
export const createGate =
  (windows: Windows, origin: string): Gate =>
  ({ sender, senderFrame }) => {
    // A message from a frame that is gone can still arrive, and reading such a frame's properties throws.
    if (sender.isDestroyed() || senderFrame === null || senderFrame.isDestroyed()) return null
    if (senderFrame !== sender.mainFrame) return null
    if (senderFrame.origin !== origin) return null
    return windows.find(sender)
  }
