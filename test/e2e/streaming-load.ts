// A window that asks for several answers at once and records, in the page, what main told it: which messages
// were accepted, how much of each answer it has seen, which answers ended, which draft was saved.
import type { Page } from 'playwright'
import type { ConversationId, MessageId } from '../../src/domain/ids.ts'
import type { MessageStatus } from '../../src/domain/chat/message.ts'
import { bridgeOf } from './bridge.ts'

export interface SentMessage {
  readonly conversationId: ConversationId
  /** The id of the answer. */
  readonly messageId: MessageId
  readonly text: string
}

interface SeenAnswer {
  readonly chars: number
  /** How it ended; `null` while it is written. */
  readonly status: MessageStatus | null
}

/** Everything that main has told the window so far. */
export interface StreamingLoad {
  readonly sent: readonly SentMessage[]
  readonly seen: Readonly<Record<MessageId, SeenAnswer>>
  /** The last draft that main reported as saved. */
  readonly draft: string
  /** Failure codes; none is expected. */
  readonly failures: readonly string[]
}

/** Sends each text in a conversation of its own and, after its answer, the same text with `more` after it. */
export async function startLoad(page: Page, texts: readonly string[], more: string): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(
    (api, { texts, more }) => {
      const sent: SentMessage[] = []
      const seen: Record<MessageId, SeenAnswer> = {}
      const failures: string[] = []
      const load = { sent, seen, failures, draft: '' }
      Object.assign(globalThis, { streamingLoad: load })

      const watch = (messageId: MessageId): Promise<void> =>
        new Promise((resolve) => {
          let chars = 0
          const show = (status: MessageStatus | null): void => {
            seen[messageId] = { chars, status }
          }
          api.chat.streamAnswer(
            { messageId },
            {
              snapshot(snapshot) {
                chars = snapshot.text.length
                show(null)
              },
              delta(delta) {
                if (delta.kind === 'text') chars += delta.text.length
                show(null)
              },
              settle(result) {
                if (result.ok) {
                  chars = result.value.message.text.length
                  show(result.value.message.status)
                } else failures.push(result.failure.code)
                resolve()
              },
            },
          )
        })
      const send = async (conversationId: ConversationId | null, text: string): Promise<void> => {
        const answer = { keyId: null, modelId: null, parameters: null }
        const started = await api.chat.sendMessage({ conversationId, text, ...answer })
        if (!started.ok) return void failures.push(started.failure.code)
        const { messageId, conversationId: ownId } = started.value
        sent.push({ conversationId: ownId, messageId, text })
        await watch(messageId)
        if (conversationId === null) await send(ownId, `${text}${more}`)
      }
      const saveDrafts = async (count: number): Promise<void> => {
        const draft = `${texts.join()} ${count}`
        const saved = await api.chat.saveDraft({ conversationId: null, text: draft })
        if (saved.ok) load.draft = draft
        else failures.push('draft')
        setTimeout(() => void saveDrafts(count + 1), 20)
      }
      for (const text of texts) void send(null, text)
      void saveDrafts(0)
    },
    { texts, more },
  )
}

export const readLoad = (page: Page): Promise<StreamingLoad> =>
  page.evaluate(() => (globalThis as unknown as { streamingLoad: StreamingLoad }).streamingLoad)
