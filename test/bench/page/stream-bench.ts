// Streams a text in pieces, one side at a time, and checks that it ends with the drawing of the whole text.
import type { Drawing, Pace, SideName, StreamBench } from './bench-api.ts'
import type { Signs } from './read-drawing.ts'
import { afterPaint, nextFrame, until, untilIdle, wait } from './rest.ts'
import type { Side, Stage } from './side.tsx'

const loaders: Readonly<Record<SideName, () => Promise<{ readonly side: Side }>>> = {
  ours: () => import('./sides/ours.tsx'),
  conversation: () => import('./sides/conversation.tsx'),
  'react-markdown': () => import('./sides/react-markdown.tsx'),
  streamdown: () => import('./sides/streamdown.tsx'),
  incremark: () => import('./sides/incremark.tsx'),
  'streamdown-code': () => import('./sides/streamdown-code.tsx'),
}

interface Running {
  readonly stage: Stage
  readonly text: string
  readonly end: Signs
  at: number
  isGivenUp: boolean
}

const areSame = (a: Signs, b: Signs) => a.textContent === b.textContent && a.tokens === b.tokens
const describeSigns = ({ textContent, tokens }: Signs) =>
  `${textContent.length} characters and ${tokens} colored pieces`

/** Grammars are loaded when they are first needed, which can take a while. */
const stillLooks = 20
const lookEveryMs = 100

/** Draws a whole text, and waits for all grammars until nothing changed for two seconds. Not measured. */
async function drawAtOnce(host: HTMLElement, name: SideName, text: string) {
  const { side } = await loaders[name]()
  const stage = await side.draw(host, text)
  let html = ''
  for (let still = 0; still < stillLooks; still += 1) {
    await wait(lookEveryMs)
    if (host.innerHTML !== html) still = 0
    html = host.innerHTML
  }
  const signs = stage.readSigns()
  const drawing = await stage.readDrawing()
  stage.close()
  return { drawing, signs }
}

const append = (to: Running, upTo: number) => {
  to.stage.append(to.text.slice(to.at, upTo))
  to.at = upTo
}

async function streamTo(running: Running, toChar: number, { tickChars }: Pace): Promise<void> {
  const drawnBefore = running.stage.countDrawn?.() ?? 0
  let pieces = 0
  for (; running.at < toChar; pieces += 1) {
    append(running, Math.min(toChar, running.at + tickChars))
    await untilIdle()
    if (running.isGivenUp) return
  }
  const drawn = (running.stage.countDrawn?.() ?? pieces) - drawnBefore
  if (drawn < pieces) throw new Error(`Of ${pieces} pieces only ${drawn} were drawn by themselves`)
}

/** Main sends a stream this way: at most one message in this time, whatever frames the page makes. */
const messageEveryMs = 16

async function streamInRealTime(running: Running, charsPerSecond: number): Promise<void> {
  const startedMs = performance.now()
  const startedAt = running.at
  while (running.at < running.text.length) {
    await wait(messageEveryMs)
    const due = startedAt + Math.floor(((performance.now() - startedMs) / 1_000) * charsPerSecond)
    if (due > running.at) append(running, Math.min(running.text.length, due))
    if (running.isGivenUp) return
  }
  // A message of its own says that the stream has ended.
  await afterPaint()
}

/** Resolves to false if it was given up. */
async function finish(running: Running): Promise<boolean> {
  const { stage, end } = running
  if (running.isGivenUp) return false
  stage.settle()
  const isDone = () => areSame(stage.readSigns(), end)
  await until(
    () => isDone() || running.isGivenUp,
    () => `${describeSigns(stage.readSigns())} to become ${describeSigns(end)}, as drawn at once`,
  )
  return isDone()
}

export function createStreamBench(host: HTMLElement): StreamBench {
  const ends = new Map<string, Signs>()
  let running: Running | undefined

  const needRunning = (): Running => {
    if (!running) throw new Error('Nothing is being streamed')
    return running
  }

  return {
    async drawWhole(name, text) {
      const { drawing, signs } = await drawAtOnce(host, name, text)
      ends.set(`${name} ${text}`, signs)
      return drawing
    },

    async prepareStream(name, text) {
      const end = ends.get(`${name} ${text}`)
      if (!end) throw new Error('Draw it whole first')
      const { side } = await loaders[name]()
      running = { stage: await side.start(host), text, end, at: 0, isGivenUp: false }
      await nextFrame()
    },

    streamTo: (toChar, pace) => streamTo(needRunning(), toChar, pace),

    async streamToEnd(pace) {
      const current = needRunning()
      await streamTo(current, current.text.length, pace)
      return await finish(current)
    },

    async streamInRealTime(charsPerSecond) {
      const current = needRunning()
      await streamInRealTime(current, charsPerSecond)
      return await finish(current)
    },

    giveUp() {
      needRunning().isGivenUp = true
    },

    async endStream(): Promise<Drawing> {
      const { stage } = needRunning()
      running = undefined
      const drawing = await stage.readDrawing()
      stage.close()
      await untilIdle()
      return drawing
    },
  }
}
