// The text of one answer as it comes: kept in memory and saved at intervals, so that a crash loses at most
// one interval of it.
import type { MessageId } from '../../domain/ids.ts'
import type { Store } from '../store/store.ts'

export interface AnswerText {
  append(piece: string): void
  readAll(): string
  /** Returns the text without what it began with. */
  readNew(): string
  /** Saves nothing after this. */
  close(): void
}

export interface AnswerTextTools {
  readonly store: Pick<Store, 'messages' | 'transact'>
  readonly checkpointMs: number
  readonly warn: (message: string) => void
}

export function createAnswerText(
  { messageId, text: begun }: { readonly messageId: MessageId; readonly text: string },
  { store, checkpointMs, warn }: AnswerTextTools,
): AnswerText {
  let text = begun
  let timer: NodeJS.Timeout | null = null

  function checkpoint(): void {
    timer = null
    try {
      const saved = store.transact(() => store.messages.checkpoint(messageId, text))
      if (!saved.ok) warn(`checkpoint: ${saved.failure.code}`)
    } catch {
      warn('checkpoint: unexpected')
    }
  }

  return {
    append(piece) {
      text += piece
      timer ??= setTimeout(checkpoint, checkpointMs)
    },
    readAll: () => text,
    readNew: () => text.slice(begun.length),
    close() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
