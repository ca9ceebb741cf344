// The conversation as a whole: opening it, typing below it, and reading in it while it grows.
import type { Message } from '../../../src/domain/chat/message.ts'
import { makeConversation } from '../texts/conversation.ts'
import type { ConversationBench, ConversationSideName } from './bench-api.ts'
import { readDrawing } from './read-drawing.ts'
import { afterPaint, nextFrame, until, wait } from './rest.ts'

type Opener = (host: HTMLElement, messages: readonly Message[]) => () => void

const openers: Readonly<Record<ConversationSideName, () => Promise<Opener>>> = {
  async ours() {
    const { openChatWindow } = await import('./conversation/chat-window.tsx')
    return (host, messages) => openChatWindow(host, messages).close
  },
  list: async () => (await import('./conversation/message-list.tsx')).openMessageList,
}

interface Prepared {
  readonly open: Opener
  readonly messages: readonly Message[]
}

/** The end of every made-up answer. */
const lastWords = 'this is where the text ends.'

/** Elements with an answer's Markdown, or a page of it, on either side. */
const answerSelector = '.markdown, article:not(:has(.markdown))'

const lastAnswer = (host: Element): Element | undefined => [...host.querySelectorAll(answerSelector)].at(-1)

/** Gives a chat that was just opened time for the work it put off. */
const settleMs = 500

export function createConversationBench(host: HTMLElement): ConversationBench {
  let prepared: Prepared | undefined
  let close = () => {}
  let keyTimesMs: number[] = []

  addEventListener(
    'keydown',
    ({ timeStamp }) => void afterPaint().then(() => keyTimesMs.push(performance.now() - timeStamp)),
    { capture: true },
  )

  return {
    async prepareConversation(name, count, meanChars) {
      prepared = { open: await openers[name](), messages: makeConversation(count, meanChars) }
      await nextFrame()
    },

    async openConversation() {
      if (!prepared) throw new Error('Nothing is prepared')
      // New objects each time, because data computed from a message is cached with it.
      const messages = prepared.messages.map((message) => ({ ...message }))
      const startedMs = performance.now()
      close = prepared.open(host, messages)
      await until(
        () => lastAnswer(host)?.textContent.includes(lastWords) ?? false,
        () => 'the last words of the last answer',
      )
      await afterPaint()
      return performance.now() - startedMs
    },

    readConversationEnd() {
      const last = lastAnswer(host)
      return last ? readDrawing(last).text : ''
    },

    async closeConversation() {
      close()
      close = () => {}
      await nextFrame()
    },

    async openChat(count, meanChars) {
      const { openChatWindow } = await import('./conversation/chat-window.tsx')
      close = openChatWindow(host, makeConversation(count, meanChars), true).close
      await wait(settleMs)
      host.querySelector('textarea')?.focus()
    },

    watchKeys() {
      keyTimesMs = []
    },
    readKeys: () => keyTimesMs,
    readComposer: () => host.querySelector('textarea')?.value ?? '',

    async measureDrift() {
      const { openChatWindow } = await import('./conversation/chat-window.tsx')
      const { measureDrift } = await import('./conversation/drift.ts')
      return measureDrift(host, (messages) => openChatWindow(host, messages))
    },
  }
}
