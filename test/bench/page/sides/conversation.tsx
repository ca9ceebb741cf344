// Our own side, as the app draws it: the conversation view with one answer that is being written. Only the
// rows near the view are in the document.
import type { Message } from '../../../../src/domain/chat/message.ts'
import { watchAnswer } from '../../../../src/renderer/stores/live-answers.ts'
import { conversationId, makeMessage } from '../../texts/conversation.ts'
import type { Drawing } from '../bench-api.ts'
import { openChatWindow } from '../conversation/chat-window.tsx'
import { pageSelector, readAllPages } from '../conversation/read-rows.ts'
import { needAnswerListener } from '../conversation/stand-in-bridge.ts'
import { joinDrawings, readDrawing, readSigns } from '../read-drawing.ts'
import { nextFrame } from '../rest.ts'
import type { Side, Stage } from '../side.tsx'

const question = makeMessage(0, 'Tell me all about it.')

const open = async (host: HTMLElement, messages: readonly Message[]) => {
  const chat = openChatWindow(host, messages)
  await nextFrame()
  return {
    /** Reads the last page in the document, because the view stays at the end. */
    readSigns: () => readSigns(Array.from(host.querySelectorAll(pageSelector)).slice(-1)),
    async readDrawing(): Promise<Drawing> {
      return joinDrawings((await readAllPages(host)).map(readDrawing))
    },
    show: chat.show,
    close: chat.close,
  }
}

async function start(host: HTMLElement): Promise<Stage> {
  const answer = makeMessage(1, '', { status: 'streaming', usage: null })
  const shown = await open(host, [question, answer])
  let text = ''
  watchAnswer(conversationId, answer.id, (result) => {
    if (result.ok) shown.show([question, result.value.message])
  })
  const listener = needAnswerListener()
  listener.snapshot({ text, state: { name: 'streaming' } })
  return {
    ...shown,
    append(delta) {
      text += delta
      listener.delta({ kind: 'text', text: delta })
    },
    settle: () => listener.settle({ ok: true, value: { message: makeMessage(1, text) } }),
  }
}

const draw = async (host: HTMLElement, text: string): Promise<Stage> => {
  const shown = await open(host, [question, makeMessage(1, text)])
  return { ...shown, append: () => {}, settle: () => {} }
}

export const side: Side = { start, draw }
