// Saves what must not be lost: a write that the store refuses (the disk is full, say) stays in memory and is
// tried again until it is saved, in the order the writes came.
import type { Failure } from '../../domain/failure.ts'
import type { Result } from '../../domain/result.ts'
import type { Store } from '../store/store.ts'

export interface Saver {
  /**
   * Runs `work` in a transaction of its own, again each time the store refused it, and `onSaved` once it is
   * saved. Returns why it isn't saved yet, or `null`. Throws any other error and doesn't try that write
   * again.
   */
  save(work: () => void, onSaved: () => void): Failure | null
  /** Tries the refused writes again. */
  saveAgain(): void
}

export interface SaverOptions {
  readonly store: Pick<Store, 'transact'>
  readonly resaveMs: number
  readonly warn: (message: string) => void
}

interface Write {
  readonly work: () => void
  readonly onSaved: () => void
}

export function createSaver({ store, resaveMs, warn }: SaverOptions): Saver {
  const unsaved: Write[] = []
  let timer: NodeJS.Timeout | null = null

  function transact(work: () => void): Result<void> {
    try {
      return store.transact(work)
    } catch (error) {
      unsaved.shift() // a bug: trying again would only repeat it
      throw error
    }
  }

  function saveAll(): Failure | null {
    if (timer) clearTimeout(timer)
    timer = null
    try {
      for (let next = unsaved[0]; next; next = unsaved[0]) {
        const saved = transact(next.work)
        if (!saved.ok) return saved.failure
        unsaved.shift()
        next.onSaved()
      }
      return null
    } finally {
      // Unreferenced, since the app makes a last attempt of its own when it ends.
      if (unsaved.length > 0) timer = setTimeout(saveAgain, resaveMs).unref()
    }
  }

  function saveAgain(): void {
    try {
      saveAll()
    } catch {
      warn('a write broke off unexpectedly')
    }
  }

  return {
    save(work, onSaved) {
      unsaved.push({ work, onSaved })
      return saveAll()
    },
    saveAgain,
  }
}
