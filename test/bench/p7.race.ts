// P7: how long the page can't hear a key while 128 KB arrive at 5,000 tokens a second, settling included: in
// our conversation view, which draws only the rows near the view. streamdown gets the same text at the same
// pace; if it falls behind, the work that it puts off counts until it is done, or until three times the text's time
// has passed: the longest task by then is the least that it can be.
import { openBenchBrowser, type BenchPage } from './browser/bench-page.ts'
import { measureLongestTask } from './browser/longest-task.ts'
import { profileScript } from './browser/profile.ts'
import { longAnswerChars } from './lengths.ts'
import type { Drawing, SideName } from './page/bench-api.ts'
import { beatsTimes, isWon, median, takeTurns, type Race, type Round } from './race.ts'
import { checkSameElements, checkSameText } from './same-drawing.ts'
import { makeMixedText } from './texts/markdown-text.ts'

const text = makeMixedText(longAnswerChars, 7)
/** 5,000 tokens of four characters, the average of English. */
const charsPerSecond = 20_000
const frameMs = 16
const rounds = 5
const mostMs = (3 * longAnswerChars * 1_000) / charsPerSecond

const streamOnce =
  (page: BenchPage, side: SideName, clocksMs: number[], check: (drawing: Drawing) => void): Round =>
  async () => {
    await page.call('prepareStream', side, text)
    await page.collectGarbage()
    let hasEnded = false
    const longest = await measureLongestTask(page, async () => {
      const timer = setTimeout(() => void page.call('giveUp').catch(() => {}), mostMs)
      hasEnded = await page.call('streamInRealTime', charsPerSecond)
      clearTimeout(timer)
    })
    const drawing = await page.call('endStream')
    clocksMs.push(longest.clockMs)
    // Ours must end: if it gave up, its drawing is the wrong one.
    if (!hasEnded && side !== 'conversation') return { atLeast: longest.workMs }
    check(drawing)
    return longest.workMs
  }

const profileOurs = async (): Promise<readonly string[]> => {
  await using browser = await openBenchBrowser('named')
  const page = await browser.openPage()
  await page.call('drawWhole', 'conversation', text)
  await page.call('prepareStream', 'conversation', text)
  return await profileScript(page, () => page.call('streamInRealTime', charsPerSecond))
}

export const race: Race = {
  id: 'P7',
  async run() {
    await using browser = await openBenchBrowser()
    const [ourPage, theirPage] = [await browser.openPage(), await browser.openPage()]
    const ourWhole = await ourPage.call('drawWhole', 'conversation', text)
    checkSameText('streamdown', await theirPage.call('drawWhole', 'streamdown', text), ourWhole)
    const [ourClocksMs, theirClocksMs]: [number[], number[]] = [[], []]
    const medians = await takeTurns(
      streamOnce(ourPage, 'conversation', ourClocksMs, (drawing) => checkSameElements(drawing, ourWhole)),
      streamOnce(theirPage, 'streamdown', theirClocksMs, (drawing) =>
        checkSameText('streamdown', drawing, ourWhole),
      ),
      rounds,
    )
    const notes = [
      `the main thread's own time; by the clock ${median(ourClocksMs).toFixed(1)} ms to ${median(theirClocksMs).toFixed(1)} ms`,
    ]
    const { ours } = medians
    const results = [
      {
        name: 'ours',
        value: ours,
        goal: { direction: 'at most', limit: frameMs, unit: 'ms' },
        ...medians,
        theirs: null,
        isLeast: false,
        unit: 'ms',
        notes,
      },
      { name: 'less than theirs', ...beatsTimes(medians, 10), ...medians, unit: 'ms', notes },
    ] as const
    const profile = results.every(isWon) ? undefined : await profileOurs()
    return results.map((result) => (isWon(result) || profile === undefined ? result : { ...result, profile }))
  },
}
