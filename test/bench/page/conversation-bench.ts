// The conversation as a whole: opening it, typing below it, and reading in it while it grows.
import type { Message } from '../../../src/domain/chat/message.ts'
import { makeConversation } from '../texts/conversation.ts'
import type { ConversationBench, ConversationSideName, VirtualSideName } from './bench-api.ts'
import type { ChatWindow } from './conversation/chat-window.tsx'
import { readDrawing } from './read-drawing.ts'
import { afterPaint, nextFrame, until, wait } from './rest.ts'

type Opener = (host: HTMLElement, messages: readonly Message[]) => Pick<ChatWindow, 'close'>
type VirtualOpener = (host: HTMLElement, messages: readonly Message[]) => ChatWindow

const virtualOpeners: Readonly<Record<VirtualSideName, () => Promise<VirtualOpener>>> = {
  ours: async () => (await import('./conversation/chat-window.tsx')).openChatWindow,
  tanstack: async () => (await import('./conversation/tanstack-window.tsx')).openTanstackWindow,
}

const openers: Readonly<Record<ConversationSideName, () => Promise<Opener>>> = {
  ...virtualOpeners,
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
      close = prepared.open(host, messages).close
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

    async measureDrift(side) {
      const open = await virtualOpeners[side]()
      const { measureDrift } = await import('./conversation/drift.ts')
      return measureDrift(host, (messages) => open(host, messages))
    },

    async countUncopied(side, count, meanChars) {
      const open = await virtualOpeners[side]()
      const { copyAll } = await import('./conversation/copy-all.ts')
      const messages = makeConversation(count, meanChars)
      const chat = open(host, messages)
      await wait(settleMs)
      const copied = await copyAll(host)
      chat.close()
      return countMissing(copied, messages)
    },
  }
}

/** An answer's Markdown isn't in a copy, so each answer is told by its end. */
function countMissing(copied: string, messages: readonly Message[]): number {
  const answers = messages.filter(({ role }) => role === 'assistant')
  const questions = messages.filter(({ role }) => role === 'user')
  const missing = questions.filter(({ text }) => !copied.includes(text))
  return missing.length + Math.max(0, answers.length - (copied.split(lastWords).length - 1))
}
