// The windows that can talk to main, each with its outbox. The router ignores any other window.
import type { WebContents } from 'electron'
import { channels } from '../../contract/wire.ts'
import { createOutbox, type Outbox } from './outbox.ts'

export interface KnownWindow {
  readonly id: number
  readonly contents: WebContents
  readonly outbox: Outbox
  /** Aborts when the page is gone: closed, crashed or reloaded. */
  readonly signal: AbortSignal
}

export interface Windows {
  /** Adds a window. When its page goes, its streams are detached, not cancelled. */
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
    // A reload keeps the WebContents but loses the page, so everything that the old page watched is detached.
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
