// Measures how far the line that a person reads moves by itself: while an answer grows below, while 100 older messages
// come above, while the person scrolls up into unmeasured rows and into long messages that open into many, where it must
// move only by the scrolling, when the size of the view changes, and after a jump.
import type { Message } from '../../../../src/domain/chat/message.ts'
import { firstKey } from '../../../../src/renderer/features/chat/conversation/rows/message-rows.ts'
import { watchAnswer } from '../../../../src/renderer/stores/live-answers.ts'
import { conversationId, makeConversation, makeMessage } from '../../texts/conversation.ts'
import { makeMixedText } from '../../texts/markdown-text.ts'
import type { Drift, DriftStep } from '../bench-api.ts'
import { afterPaint, wait } from '../rest.ts'
import type { ChatWindow } from './chat-window.tsx'
import { findScroller, listRowsInView } from './read-rows.ts'
import { needAnswerListener } from './stand-in-bridge.ts'

const olderCount = 100
const knownCount = 300
const meanChars = 1_024
const narrowedPx = 400
const loweredPx = 160
const jumpFrames = 20
const longCount = 40
const longChars = 12_000
const answerFrames = 180
/** The frame at which the older messages come. */
const olderAtFrame = 60
const charsPerFrame = 200
const scrollSteps = 60
/** Of each further conversation. */
const moreSteps = 30
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
  const farthest = new Map<DriftStep, number>()
  let looks = 0
  const note = (driftPx: number, step: DriftStep) =>
    void farthest.set(step, Math.max(driftPx, farthest.get(step) ?? 0))
  return {
    async look({ key, topPx }: Kept, movedPx: number, step: DriftStep): Promise<void> {
      await afterPaint()
      looks += 1
      note(Math.abs(topOf(host, key) - topPx - movedPx), step)
    },
    note,
    read: (): Drift => ({ steps: [...farthest].map(([step, maxPx]) => ({ step, maxPx })), looks }),
  }
}

type Watch = ReturnType<typeof createWatch>

async function scrollUp(host: Element, watch: Watch, step: DriftStep, steps = moreSteps): Promise<void> {
  const scroller = findScroller(host)
  for (let done = 0; done < steps; done += 1) {
    const before = chooseRow(host)
    scroller.scrollBy(0, -scrollPx)
    for (let frame = 0; frame < framesPerStep; frame += 1) await watch.look(before, scrollPx, step)
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

type Open = (messages: readonly Message[]) => ChatWindow

export async function measureDrift(host: HTMLElement, open: Open): Promise<Drift> {
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
    await watch.look(reading, 0, frame < olderAtFrame ? 'an answer grows below' : 'older messages come above')
  }
  if (scroller.scrollHeight < heightBeforePx * 1.2) throw new Error('Nothing came above or below')
  await scrollUp(host, watch, 'the view scrolls up into rows never measured', scrollSteps)
  chat.close()
  await openLong(host, open, watch)
  await narrow(host, open, watch)
  await changeView(host, open, watch)
  await jump(host, open, watch)
  return watch.read()
}

/** Long messages, of which each opens into tens of rows when it comes near the view. */
async function openLong(host: HTMLElement, open: Open, watch: Watch): Promise<void> {
  const chat = open(makeConversation(longCount, longChars))
  await wait(200)
  await scrollUp(host, watch, 'long messages open into rows above')
  chat.close()
}

/** Rows that were measured before the window became narrower come back with other heights. */
async function narrow(host: HTMLElement, open: Open, watch: Watch): Promise<void> {
  const chat = open(makeConversation(knownCount, meanChars))
  await wait(200)
  const scroller = findScroller(host)
  for (let step = 0; step < scrollSteps; step += 1) {
    scroller.scrollBy(0, -scrollPx)
    await afterPaint()
  }
  scroller.scrollTop = scroller.scrollHeight
  await wait(200)
  host.style.right = `${narrowedPx}px`
  await wait(200)
  await scrollUp(host, watch, 'the view scrolls up into rows measured at another width')
  chat.close()
  host.style.right = ''
}

/** As when the composer grows below the conversation, and when a person makes the window narrower. */
async function changeView(host: HTMLElement, open: Open, watch: Watch): Promise<void> {
  const chat = open(makeConversation(knownCount, meanChars))
  await wait(1000)
  const scroller = findScroller(host)
  host.style.bottom = `${loweredPx}px`
  for (let frame = 0; frame < framesPerStep; frame += 1) {
    await afterPaint()
    const endPx = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
    watch.note(endPx, 'the view becomes lower at the end')
  }
  scroller.scrollBy(0, -scrollSteps * scrollPx)
  await wait(200)
  const edgePx = scroller.getBoundingClientRect().top
  const row = listRowsInView(host).find((each) => each.getBoundingClientRect().height > 200)
  const key = row?.dataset['row'] ?? ''
  const before = row?.getBoundingClientRect()
  if (!before) throw new Error('Nothing is in view')
  scroller.scrollBy(0, before.top - edgePx + Math.round(before.height / 2))
  await wait(200)
  host.style.right = `${narrowedPx}px`
  for (let frame = 0; frame < framesPerStep; frame += 1) {
    await afterPaint()
    if (frame < 1) continue
    const now = host.querySelector(`[data-row="${CSS.escape(key)}"]`)?.getBoundingClientRect()
    if (!now) throw new Error('What one reads was taken away')
    // Down to whole pixels, because the middle of a row can be half a one.
    watch.note(Math.floor(Math.abs(now.top + now.height / 2 - edgePx)), 'the view becomes narrower')
  }
  chat.close()
  host.style.right = ''
  host.style.bottom = ''
}

/** As from a search: the message must be where it stays in the first frame that has it. */
async function jump(host: HTMLElement, open: Open, watch: Watch): Promise<void> {
  const messages = makeConversation(knownCount, meanChars)
  const chat = open(messages)
  await wait(200)
  for (const index of [150, 21, 270, 80]) {
    const message = messages[index]
    if (!message) throw new Error('There is no such message')
    chat.jumpTo(message.id)
    const tops: number[] = []
    for (let frame = 0; frame < jumpFrames; frame += 1) {
      await afterPaint()
      const row = host.querySelector(`[data-row="${CSS.escape(firstKey(message))}"]`)
      if (row) tops.push(row.getBoundingClientRect().top)
    }
    const end = tops.at(-1)
    if (end === undefined) throw new Error('What one jumps to never came')
    for (const top of tops) watch.note(Math.abs(top - end), 'after a jump to a message never measured')
  }
  chat.close()
}
