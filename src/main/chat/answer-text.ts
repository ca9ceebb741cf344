// The words of one answer as they come, kept in memory and written down while it is being written: at most one
// checkpoint's time of them is lost to a crash.
import type { MessageId } from '../../domain/ids.ts'
import type { Store } from '../store/store.ts'

export interface AnswerText {
  append(piece: string): void
  readAll(): string
  /** Without what it began with. */
  readNew(): string
  /** Nothing is written down any more. */
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
