// The windows that may speak with main, and what each is told. A window that isn't here does not exist
// for the router, whatever it sends.
import type { WebContents } from 'electron'
import { channels } from '../../contract/wire.ts'
import { createOutbox, type Outbox } from './outbox.ts'

export interface KnownWindow {
  readonly id: number
  readonly contents: WebContents
  readonly outbox: Outbox
  /** Aborts when the page is gone: closed, crashed, or loaded anew. */
  readonly signal: AbortSignal
}

export interface Windows {
  /** Lets a window in. Its streams are detached, not cancelled, when its page goes. */
  admit(contents: WebContents): void
  find(contents: WebContents): KnownWindow | null
  all(): readonly KnownWindow[]
}

export function createWindows(): Windows {
  const known = new Map<number, KnownWindow>()

  function admit(contents: WebContents): void {
    const { id } = contents
    let leave = (): void => undefined

    const enter = (): void => {
      leave()
      const gone = new AbortController()
      const outbox = createOutbox((frames) => {
        if (!contents.isDestroyed()) contents.send(channels.frames, frames)
      })
      known.set(id, { id, contents, outbox, signal: gone.signal })
      leave = () => {
        known.delete(id)
        outbox.close()
        gone.abort()
      }
    }

    enter()
    // A reload keeps the WebContents and loses the page: whatever the old page watched is detached.
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) enter()
    })
    contents.on('render-process-gone', () => leave())
    contents.on('destroyed', () => leave())
  }

  return {
    admit,
    find: (contents) => known.get(contents.id) ?? null,
    all: () => [...known.values()],
  }
}
