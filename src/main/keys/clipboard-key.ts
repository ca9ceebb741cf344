// Takes a key from the clipboard, and clears the clipboard a minute later if the same text is still there. It
// remembers a hash of the text, never the text; text that isn't a key stays on the clipboard.
import { createHash } from 'node:crypto'
import { isOpenAiOrigin, parseBaseUrl } from '../../domain/base-url.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyCandidate } from '../../domain/keys/key.ts'
import { err, type Result } from '../../domain/result.ts'
import { refusedServer } from './failures.ts'
import type { Servers } from './servers.ts'

/** The part of Electron's clipboard that we use. */
export interface ClipboardPort {
  readText(): Promise<string>
  clear(): void
}

export interface ClipboardKey {
  /** For a server other than OpenAI only if the person agrees: what is on the clipboard can be anything. */
  hold(baseUrl: string): Promise<Result<KeyCandidate>>
  /**
   * To be called when a window gets the focus: under Wayland only the focused program can clear the
   * clipboard, so a clear that was due before did nothing.
   */
  retry(): Promise<void>
  /** Clears at once what was to be cleared later. */
  close(): Promise<void>
}

export interface ClipboardKeyOptions {
  readonly clipboard: ClipboardPort
  readonly hold: (secret: string, baseUrl: string) => Result<KeyCandidate>
  /** Asks the person whether what is on the clipboard may go to `origin`. */
  readonly askToPaste: (origin: string) => Promise<boolean>
  readonly servers: Pick<Servers, 'allow'>
  readonly clearAfterMs?: number
  /** Returns a function that cancels it. */
  readonly schedule?: (work: () => void, delayMs: number) => () => void
}

const defaultClearAfterMs = 60_000

/** The timer doesn't keep the app running, because `close` clears the clipboard. */
function scheduleUnreferenced(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs)
  timer.unref()
  return () => clearTimeout(timer)
}

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export function createClipboardKey(options: ClipboardKeyOptions): ClipboardKey {
  const { clipboard, hold, clearAfterMs = defaultClearAfterMs, schedule = scheduleUnreferenced } = options
  /** The text to be cleared, as a hash, and whether it was due. */
  let pending: { readonly hash: string; readonly callOff: () => void; isDue: boolean } | null = null
  let isClosed = false

  /** A clipboard that can't be read counts as empty. */
  const read = (): Promise<string> => clipboard.readText().catch(() => '')

  async function clearIfSame(hash: string): Promise<void> {
    if (hashOf(await read()) === hash) clipboard.clear()
  }

  function forget(): string | null {
    const hash = pending?.hash ?? null
    pending?.callOff()
    pending = null
    return hash
  }

  function remember(text: string): void {
    forget()
    if (isClosed) return
    const hash = hashOf(text)
    const whenDue = (): void => {
      if (pending?.hash === hash) pending.isDue = true
      void clearIfSame(hash)
    }
    pending = { hash, callOff: schedule(whenDue, clearAfterMs), isDue: false }
  }

  return {
    async hold(typedBaseUrl) {
      const baseUrl = parseBaseUrl(typedBaseUrl)
      if (!baseUrl.ok) return baseUrl
      const { origin } = new URL(baseUrl.value)
      if (!isOpenAiOrigin(origin)) {
        if (!(await options.askToPaste(origin))) return err(refusedServer())
        const allowed = options.servers.allow(origin)
        if (!allowed.ok) return allowed
      }
      const text = await read()
      if (text.trim() === '') return err(makeFailure('key/clipboard-empty', 'try-again'))
      const held = hold(text, baseUrl.value)
      if (held.ok) remember(text)
      return held
    },
    async retry() {
      if (!pending?.isDue) return
      const hash = forget()
      if (hash !== null) await clearIfSame(hash)
    },
    async close() {
      isClosed = true
      const hash = forget()
      if (hash !== null) await clearIfSame(hash)
    },
  }
}
