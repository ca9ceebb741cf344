// P6: the cost of a piece of text after 128 KB, against the same piece after 4 KB. Incremark's ratio is noted beside ours.
import { openBenchBrowser } from './browser/bench-page.ts'
import { profileScript } from './browser/profile.ts'
import { measureScriptMs } from './browser/script-time.ts'
import { kilobyte, longAnswerChars } from './lengths.ts'
import type { SideName } from './page/bench-api.ts'
import { isWon, keepsWithin, takeTurns, type Race } from './race.ts'
import { checkSameElements, checkSameText } from './same-drawing.ts'
import { tickChars } from './stream-race.ts'
import { makeMixedText } from './texts/markdown-text.ts'

const early = makeMixedText(4 * kilobyte, 61)
const late = makeMixedText(longAnswerChars, 62)
const windowText = makeMixedText(8 * kilobyte, 63)
const rounds = 9
const peerRounds = 5

/** The same 8 KB after 4 KB and after 128 KB. The text before is streamed too, but not measured. */
const texts = { early: `${early}\n${windowText}`, late: `${late}\n${windowText}` }

/** Together long enough for Chromium's clock, and for a collection of garbage to weigh little. */
const goal = 1.5

export const race: Race = {
  id: 'P6',
  async run() {
    await using browser = await openBenchBrowser()
    const page = await browser.openPage()
    const measure = async (side: SideName, text: string) => {
      const whole = await page.call('drawWhole', side, text)
      return async () => {
        await page.call('prepareStream', side, text)
        await page.call('streamTo', text.length - windowText.length, { tickChars })
        const elapsedMs = await measureScriptMs(page, () => page.call('streamTo', text.length, { tickChars }))
        await page.call('streamToEnd', { tickChars })
        const drawing = await page.call('endStream')
        if (side === 'ours') checkSameElements(drawing, whole)
        else checkSameText(side, drawing, whole)
        return elapsedMs / (windowText.length / tickChars)
      }
    }
    const raceItself = async (side: SideName, count: number) =>
      await takeTurns(await measure(side, texts.late), await measure(side, texts.early), count)
    const medians = await raceItself('ours', rounds)
    const theirs = await raceItself('incremark', peerRounds)
    const notes = [`Incremark's own: ${(theirs.ours / theirs.theirs).toFixed(2)} times`]
    const result = { name: '', ...keepsWithin(medians, goal), ...medians, unit: 'ms', notes } as const
    return [isWon(result) ? result : { ...result, profile: await profileLate() }]
  },
}

const profileLate = async () => {
  await using browser = await openBenchBrowser('named')
  const page = await browser.openPage()
  await page.call('drawWhole', 'ours', texts.late)
  await page.call('prepareStream', 'ours', texts.late)
  await page.call('streamTo', texts.late.length - windowText.length, { tickChars })
  return await profileScript(page, () => page.call('streamTo', texts.late.length, { tickChars }))
}
