// P10: how far the line being read moves by itself, checked after every frame, and whether a copy of all has all. The
// worst of all rounds counts: of ours, and of the same rows in a list by TanStack Virtual.
import { openBenchBrowser, type BenchBrowser, type BenchPage } from './browser/bench-page.ts'
import type { Measure, Race } from './race.ts'
import type { Drift, VirtualSideName } from './page/bench-api.ts'

const rounds = 5
const copiedCount = 5_000
const meanChars = 1_024

const sides: readonly VirtualSideName[] = ['ours', 'tanstack']

/** A page for each round, because heights measured once would help the next round. */
const measureRounds = async <Value>(
  browser: BenchBrowser,
  measure: (page: BenchPage, side: VirtualSideName) => Promise<Value>,
  count = rounds,
) => {
  const values: Record<VirtualSideName, Value[]> = { ours: [], tanstack: [] }
  for (let round = 0; round < count; round += 1)
    for (const side of sides) values[side].push(await measure(await browser.openPage(), side))
  return values
}

const listDrifts = (drifts: Readonly<Record<VirtualSideName, readonly Drift[]>>): readonly Measure[] => {
  const worst = (side: VirtualSideName, step: string) =>
    Math.max(...drifts[side].map(({ steps }) => steps.find((one) => one.step === step)?.maxPx ?? Infinity))
  const looks = sides.flatMap((side) => drifts[side]).reduce((sum, drift) => sum + drift.looks, 0)
  return (drifts.ours[0]?.steps ?? []).map(({ step }, index) => ({
    ...judge(step, 'px', worst('ours', step), worst('tanstack', step), rounds),
    ...(index === 0 && { notes: [`looked at after ${looks} frames`] }),
  }))
}

const judge = (
  name: string,
  unit: 'px' | 'messages',
  ours: number,
  theirs: number,
  count: number,
): Measure => ({
  name,
  value: ours,
  goal: { direction: 'at most', limit: 0, unit },
  ours,
  theirs,
  unit,
  rounds: count,
})

export const race: Race = {
  id: 'P10',
  async run() {
    await using browser = await openBenchBrowser()
    const drifts = await measureRounds(browser, (page, side) => page.call('measureDrift', side))
    const uncopied = await measureRounds(
      browser,
      (page, side) => page.call('countUncopied', side, copiedCount, meanChars),
      1,
    )
    return [
      ...listDrifts(drifts),
      judge(
        `missing in a copy of all ${copiedCount.toLocaleString('en')}`,
        'messages',
        Math.max(...uncopied.ours),
        Math.max(...uncopied.tanstack),
        1,
      ),
    ]
  },
}
