// Writes that must not be lost: what the store refuses, as with a full disk, stays in memory and is tried again
// until it is taken, in the order in which it came.
import type { Failure } from '../../domain/failure.ts'
import type { Result } from '../../domain/result.ts'
import type { Store } from '../store/store.ts'

export interface Saver {
  /**
   * `work` runs in a transaction of its own, once more for each time it was refused; `onSaved` once, when it
   * was taken. Answers why it isn't saved yet, or `null`. What isn't a refusal is thrown, and not tried again.
   */
  save(work: () => void, onSaved: () => void): Failure | null
  /** Tries once more what was refused. */
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
      unsaved.shift() // a bug, which trying again would only meet again
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
      // Unreferenced: an app that ends tries a last time by itself.
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
