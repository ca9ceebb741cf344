// Races of streaming: the same text in the same pieces for both sides, each on a page of its own, and the
// time of the page's scripts. A round counts only if it ends with the drawing of the whole text.
import { openBenchBrowser, type BenchPage } from './browser/bench-page.ts'
import { profileScript } from './browser/profile.ts'
import { measureScriptMs } from './browser/script-time.ts'
import type { Drawing, SideName } from './page/bench-api.ts'
import { beatsTimes, isWon, takeTurns, type Measure, type Round } from './race.ts'
import { checkSameElements, checkSameText } from './same-drawing.ts'

export interface StreamRace {
  readonly name: string
  readonly text: string
  readonly peer: SideName
  /** How many times less than the peer. */
  readonly limit: number
  /** Both sides must color at least so many pieces of code. */
  readonly minTokens?: number
}

/** About eight tokens: what main sends a window in one frame at 500 tokens a second. */
export const tickChars = 32
const rounds = 5
/** The peer is cut off once it has taken so many times what the target allows. */
const cutOffTimesLimit = 1.5

const streamOnce =
  (page: BenchPage, side: SideName, text: string, check: (drawing: Drawing) => void): Round =>
  async (mostMs) => {
    await page.call('prepareStream', side, text)
    let hasEnded = false
    const elapsedMs = await measureScriptMs(
      page,
      async () => void (hasEnded = await page.call('streamToEnd', { tickChars })),
      { mostMs, giveUp: () => page.call('giveUp') },
    )
    const drawing = await page.call('endStream')
    if (!hasEnded) return { atLeast: elapsedMs }
    check(drawing)
    return elapsedMs
  }

const noteViolations = async (peer: SideName, page: BenchPage): Promise<readonly string[]> => {
  const violations = await page.call('listViolations')
  return violations.map((violation) => `${peer} goes against the app's content policy: ${violation}`)
}

const checkTokens = (side: SideName, { tokens }: Drawing, least: number) => {
  if (tokens < least) throw new Error(`${side} colored ${tokens} pieces of code, less than ${least}`)
}

const profileOurs = async (text: string): Promise<readonly string[]> => {
  await using browser = await openBenchBrowser('named')
  const page = await browser.openPage()
  await page.call('drawWhole', 'ours', text)
  await page.call('prepareStream', 'ours', text)
  return await profileScript(page, () => page.call('streamToEnd', { tickChars }))
}

export const raceStreams = async ({
  name,
  text,
  peer,
  limit,
  minTokens = 0,
}: StreamRace): Promise<Measure> => {
  await using browser = await openBenchBrowser()
  const [ourPage, theirPage] = [await browser.openPage(), await browser.openPage()]
  const ourWhole = await ourPage.call('drawWhole', 'ours', text)
  const theirWhole = await theirPage.call('drawWhole', peer, text)
  checkSameText(peer, theirWhole, ourWhole)
  const medians = await takeTurns(
    streamOnce(ourPage, 'ours', text, (drawing) => {
      checkSameElements(drawing, ourWhole)
      checkTokens('ours', drawing, minTokens)
    }),
    streamOnce(theirPage, peer, text, (drawing) => {
      checkSameText(peer, drawing, ourWhole)
      checkTokens(peer, drawing, minTokens)
    }),
    rounds,
    cutOffTimesLimit * limit,
  )
  const notes = await noteViolations(peer, theirPage)
  const result = { name, ...beatsTimes(medians, limit), ...medians, unit: 'ms', notes } as const
  return isWon(result) ? result : { ...result, profile: await profileOurs(text) }
}
