// A key taken from the clipboard, which it doesn't stay on: a minute later it is cleared, if what was read is
// still there. Remembers a hash of that, never the text; whatever isn't a key is left alone.
import { createHash } from 'node:crypto'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyCandidate } from '../../domain/keys/key.ts'
import { err, type Result } from '../../domain/result.ts'

/** The part of Electron's clipboard that is used. */
export interface ClipboardPort {
  readText(): Promise<string>
  clear(): void
}

export interface ClipboardKey {
  hold(baseUrl: string): Promise<Result<KeyCandidate>>
  /**
   * To be called when a window gets the focus: under Wayland only the program that has it may clear the
   * clipboard, and what was due in the meantime did nothing.
   */
  retry(): Promise<void>
  /** Clears at once what would have been cleared later. */
  close(): Promise<void>
}

export interface ClipboardKeyOptions {
  readonly clipboard: ClipboardPort
  readonly hold: (secret: string, baseUrl: string) => Result<KeyCandidate>
  readonly clearAfterMs?: number
  /** Answers how to call it off. */
  readonly schedule?: (work: () => void, delayMs: number) => () => void
}

const defaultClearAfterMs = 60_000

/** Doesn't keep the app from ending: `close` sees to it then. */
function scheduleUnreferenced(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs)
  timer.unref()
  return () => clearTimeout(timer)
}

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export function createClipboardKey(options: ClipboardKeyOptions): ClipboardKey {
  const { clipboard, hold, clearAfterMs = defaultClearAfterMs, schedule = scheduleUnreferenced } = options
  /** Of the text that is to be cleared, and whether its time has come. */
  let pending: { readonly hash: string; readonly callOff: () => void; isDue: boolean } | null = null
  let isClosed = false

  /** A clipboard that can't be read holds nothing that could be taken or cleared. */
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
    async hold(baseUrl) {
      const text = await read()
      if (text.trim() === '') return err(makeFailure('key/clipboard-empty', 'try-again'))
      const held = hold(text, baseUrl)
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
