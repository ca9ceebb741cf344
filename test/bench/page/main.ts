// The page in which the races are run. It does nothing by itself; `bench` is called from outside.
import '../../../src/renderer/styles/app.css'
import type { BenchApi, Drawing, Pace, SideName } from './bench-api.ts'
import { countTokens, readDrawing } from './read-drawing.ts'
import { nextFrame, until, untilIdle, wait } from './rest.ts'
import type { Side, Stage } from './side.tsx'

const loaders: Readonly<Record<SideName, () => Promise<{ readonly side: Side }>>> = {
  ours: () => import('./sides/ours.tsx'),
  'react-markdown': () => import('./sides/react-markdown.tsx'),
  streamdown: () => import('./sides/streamdown.tsx'),
  'streamdown-code': () => import('./sides/streamdown-code.tsx'),
}

/** What a text must look like in the end, by cheap signs that are read often. */
interface Signs {
  readonly textContent: string
  readonly tokens: number
}

interface Running {
  readonly stage: Stage
  readonly text: string
  readonly end: Signs
  at: number
}

const host = document.querySelector<HTMLElement>('#host')
if (!host) throw new Error('index.html has no host')

const readSigns = (): Signs => ({ textContent: host.textContent, tokens: countTokens(host) })
const isAtEnd = (end: Signs) => host.textContent === end.textContent && countTokens(host) === end.tokens

const describeEnd = ({ textContent, tokens }: Signs) =>
  `${host.textContent.length} characters and ${countTokens(host)} colored pieces instead of ${textContent.length} and ${tokens}`

const violations: string[] = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
  violations.push(`${effectiveDirective} (${sourceFile.replace(/^.*\//u, '')}:${lineNumber})`),
)

/** Grammars are loaded when they are first needed, and that may take its time. */
const stillLooks = 20
const lookEveryMs = 100

/** Whole, with everything that is loaded on demand: still for two seconds. Never part of what is measured. */
async function drawAtOnce(name: SideName, text: string): Promise<{ drawing: Drawing; signs: Signs }> {
  const { side } = await loaders[name]()
  const stage = await side.draw(host!, text)
  let html = ''
  for (let still = 0; still < stillLooks; still += 1) {
    await wait(lookEveryMs)
    if (host!.innerHTML !== html) still = 0
    html = host!.innerHTML
  }
  const result = { drawing: readDrawing(host!), signs: readSigns() }
  stage.close()
  return result
}

const ends = new Map<string, Signs>()
let running: Running | undefined

const needRunning = (): Running => {
  if (!running) throw new Error('Nothing is being streamed')
  return running
}

const append = (to: Running, upTo: number) => {
  to.stage.append(to.text.slice(to.at, upTo))
  to.at = upTo
}

async function streamTo(toChar: number, { tickChars }: Pace): Promise<void> {
  const current = needRunning()
  const drawnBefore = current.stage.countDrawn()
  let pieces = 0
  for (; current.at < toChar; pieces += 1) {
    append(current, Math.min(toChar, current.at + tickChars))
    await untilIdle()
  }
  const drawn = current.stage.countDrawn() - drawnBefore
  if (drawn < pieces) throw new Error(`Of ${pieces} pieces only ${drawn} were drawn by themselves`)
}

async function finish({ stage, end }: Running): Promise<void> {
  stage.settle()
  await until(
    () => isAtEnd(end),
    () => `the stream to end as its text does when drawn at once (${describeEnd(end)})`,
  )
}

const bench: BenchApi = {
  async drawWhole(name, text) {
    const { drawing, signs } = await drawAtOnce(name, text)
    ends.set(`${name} ${text}`, signs)
    return drawing
  },

  async prepareStream(name, text) {
    const end = ends.get(`${name} ${text}`)
    if (!end) throw new Error('Draw it whole first')
    const { side } = await loaders[name]()
    running = { stage: await side.start(host), text, end, at: 0 }
    await nextFrame()
  },

  streamTo,

  async streamToEnd(pace) {
    const current = needRunning()
    await streamTo(current.text.length, pace)
    await finish(current)
  },

  async streamInRealTime(charsPerSecond) {
    const current = needRunning()
    const startedMs = await nextFrame()
    const startedAt = current.at
    while (current.at < current.text.length) {
      const nowMs = await nextFrame()
      const due = startedAt + Math.floor(((nowMs - startedMs) / 1_000) * charsPerSecond)
      if (due > current.at) append(current, Math.min(current.text.length, due))
    }
    await finish(current)
  },

  async endStream() {
    const current = needRunning()
    running = undefined
    const drawing = readDrawing(host)
    current.stage.close()
    await untilIdle()
    return drawing
  },

  listViolations: () => [...new Set(violations)],
}

Object.assign(window, { bench })
