// The host's own side of a page: what the app's `webContents` doesn't show. Types alone, so that what makes a page and
// what wires its events need not import each other.
import type { BrowserWindow, WebContents } from 'electron/main'
import type { Bounds } from './chromium.ts'
import type { Page } from './page.ts'
import type { Verdict } from './requests.ts'
import type { SessionRecord } from './session.ts'

export interface ContentsRecord {
  readonly contents: WebContents
  readonly page: Page
  readonly session: SessionRecord
  readonly state: ContentsState
  load(url: string): Promise<void>
  /** Closes the page, whatever anyone says. */
  destroy(): void
}

export interface ContentsState {
  url: string
  title: string
  isLoading: boolean
  isDestroyed: boolean
  windowOpenHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined
  lastVerdict: Verdict
  closeWindow(): void
  getBounds(): Bounds
  owner: BrowserWindow | undefined
}
