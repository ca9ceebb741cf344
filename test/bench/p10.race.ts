// P10: how far the line being read moves by itself, checked after every frame; the worst of all rounds.
import { openBenchBrowser } from './browser/bench-page.ts'
import type { Race } from './race.ts'
import type { Drift } from './page/bench-api.ts'

const rounds = 5

export const race: Race = {
  id: 'P10',
  async run() {
    await using browser = await openBenchBrowser()
    const drifts: Drift[] = []
    for (let round = 0; round < rounds; round += 1) {
      // A page for each round, because heights measured once would help the next round.
      const page = await browser.openPage()
      drifts.push(await page.call('measureDrift'))
    }
    const worst = drifts.reduce((one, other) => (other.maxPx > one.maxPx ? other : one))
    const looks = drifts.reduce((sum, drift) => sum + drift.looks, 0)
    const notes = [`looked at after ${looks} frames`]
    return [
      {
        name: '',
        value: worst.maxPx,
        goal: { direction: 'at most', limit: 0, unit: 'px' },
        ours: worst.maxPx,
        theirs: null,
        unit: 'px',
        rounds,
        notes: worst.maxPx > 0 ? [...notes, `at worst while ${worst.worstStep}`] : notes,
      },
    ]
  },
}
