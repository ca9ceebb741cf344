// Measures how far the line that a person reads moves by itself: while an answer grows below, while 100
// older messages come above, and while the person scrolls up into unmeasured rows, where it must move
// only by the scrolling.
import type { Message } from '../../../../src/domain/chat/message.ts'
import { watchAnswer } from '../../../../src/renderer/stores/live-answers.ts'
import { conversationId, makeConversation, makeMessage } from '../../texts/conversation.ts'
import { makeMixedText } from '../../texts/markdown-text.ts'
import type { Drift } from '../bench-api.ts'
import { afterPaint, wait } from '../rest.ts'
import type { ChatWindow } from './chat-window.tsx'
import { findScroller, listRowsInView } from './read-rows.ts'
import { needAnswerListener } from './stand-in-bridge.ts'

const olderCount = 100
const knownCount = 300
const meanChars = 1_024
const answerFrames = 180
/** The frame at which the older messages come. */
const olderAtFrame = 60
const charsPerFrame = 200
const scrollSteps = 60
const scrollPx = 170
const framesPerStep = 4

interface Kept {
  readonly key: string
  readonly topPx: number
}

const topOf = (host: Element, key: string): number => {
  const row = host.querySelector(`[data-row="${CSS.escape(key)}"]`)
  if (!row) throw new Error('What one reads was taken away')
  return row.getBoundingClientRect().top
}

/** The first row that begins below a third of the view, or the row that fills the view. */
const chooseRow = (host: Element): Kept => {
  const { top, height } = findScroller(host).getBoundingClientRect()
  const rows = listRowsInView(host)
  const row = rows.find((each) => each.getBoundingClientRect().top >= top + height / 3) ?? rows[0]
  const key = row?.dataset['row']
  if (!row || key === undefined) throw new Error('Nothing is in view')
  return { key, topPx: row.getBoundingClientRect().top }
}

function createWatch(host: Element) {
  let worst = { maxPx: 0, worstStep: '' }
  let looks = 0
  return {
    async look({ key, topPx }: Kept, movedPx: number, step: string): Promise<void> {
      await afterPaint()
      looks += 1
      const driftPx = Math.abs(topOf(host, key) - topPx - movedPx)
      if (driftPx > worst.maxPx) worst = { maxPx: driftPx, worstStep: step }
    },
    read: (): Drift => ({ ...worst, looks }),
  }
}

const text = makeMixedText(answerFrames * charsPerFrame, 10)

const makeMessages = () => {
  const known = makeConversation(knownCount, meanChars, olderCount)
  const question = makeMessage(olderCount + knownCount, 'Tell me all about it.')
  const answer = makeMessage(olderCount + knownCount + 1, '', { status: 'streaming', usage: null })
  return { older: makeConversation(olderCount, meanChars), now: [...known, question, answer], answer }
}

const growAnswer = (answer: Message) => {
  watchAnswer(conversationId, answer.id, () => {})
  const listener = needAnswerListener()
  listener.snapshot({ text: '', state: { name: 'streaming' } })
  return (frame: number) =>
    listener.delta({ kind: 'text', text: text.slice(frame * charsPerFrame, (frame + 1) * charsPerFrame) })
}

export async function measureDrift(
  host: HTMLElement,
  open: (messages: readonly Message[]) => ChatWindow,
): Promise<Drift> {
  const { older, now, answer } = makeMessages()
  const chat = open(now)
  await wait(200)
  const grow = growAnswer(answer)
  const scroller = findScroller(host)
  scroller.scrollTop = Math.round(scroller.scrollHeight / 2)
  await wait(200)
  const watch = createWatch(host)
  const reading = chooseRow(host)
  const heightBeforePx = scroller.scrollHeight
  for (let frame = 0; frame < answerFrames; frame += 1) {
    grow(frame)
    if (frame === olderAtFrame) chat.show([...older, ...now])
    await watch.look(reading, 0, frame < olderAtFrame ? 'an answer grows below' : 'older messages are above')
  }
  if (scroller.scrollHeight < heightBeforePx * 1.2) throw new Error('Nothing came above or below')
  for (let step = 0; step < scrollSteps; step += 1) {
    const before = chooseRow(host)
    scroller.scrollBy(0, -scrollPx)
    for (let frame = 0; frame < framesPerStep; frame += 1)
      await watch.look(before, scrollPx, 'one scrolls up into rows never measured')
  }
  chat.close()
  return watch.read()
}
