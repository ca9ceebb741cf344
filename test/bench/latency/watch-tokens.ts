// Records when each token first appeared in the page's document, by a function that runs in that page. A
// mutation observer reports it, right after React put it there and before it is painted.
import type { Page } from 'playwright'

/** The page's globals that are used here. */
interface Watched {
  readonly document: { readonly body: unknown }
  readonly performance: { readonly timeOrigin: number; now(): number }
  readonly MutationObserver: new (seen: (records: readonly Mutation[]) => void) => {
    observe(target: unknown, what: object): void
  }
  tokensSeenAtMs?: number[]
}

interface Place {
  closest(selector: string): unknown
}

interface Mutation {
  /** An element, or a text in one. */
  readonly target: Partial<Place> & {
    readonly textContent: string | null
    readonly parentElement: Partial<Place> | null
  }
  readonly addedNodes: Iterable<{ readonly textContent: string | null }>
}

/** Watches from now on, and forgets everything it saw before. */
export const watchTokens = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // The page's own globals: this function is sent there as text.
    const window = globalThis as unknown as Watched
    const isWatched = window.tokensSeenAtMs !== undefined
    window.tokensSeenAtMs = []
    if (isWatched) return
    // Reads only the end of what changed, because the newest token is there.
    const readEnd = (text: string | null) => (text ?? '').slice(-40).matchAll(/\bt(\d+)\./gu)
    new window.MutationObserver((records) => {
      const nowMs = window.performance.timeOrigin + window.performance.now()
      for (const { target, addedNodes } of records) {
        // Text for screen readers doesn't count as drawn.
        const place = target.closest ? target : target.parentElement
        if (place?.closest?.('[data-testid=announcer]')) continue
        for (const node of [target, ...addedNodes])
          for (const [, index] of readEnd(node.textContent))
            (window.tokensSeenAtMs ?? [])[Number(index)] ??= nowMs
      }
    }).observe(window.document.body, { subtree: true, childList: true, characterData: true })
  })

export const readTokensSeen = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as Watched).tokensSeenAtMs ?? [])

/** In ms since 1970, by the page's clock. */
export const readPageClock = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { performance } = globalThis as unknown as Watched
    return performance.timeOrigin + performance.now()
  })
