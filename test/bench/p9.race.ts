// P9: from a key to the frame that shows it, in the composer below 5,000 messages and below none. Keys come
// through Chromium's own input, one at a time, at no particular point of a frame.
import { setTimeout as delay } from 'node:timers/promises'
import { openBenchBrowser, type BenchPage } from './browser/bench-page.ts'
import { profileScript } from './browser/profile.ts'
import { kilobyte } from './lengths.ts'
import { isWon, keepsWithin, median, takeTurns, type Race, type Round } from './race.ts'
import { createRandom } from './texts/random.ts'

const messageCount = 5_000
const meanChars = kilobyte
const keysPerRound = 40
const rounds = 7
const limit = 1.2
const settleMs = 200

const typeKeys = async (page: BenchPage): Promise<void> => {
  const random = createRandom(9)
  for (let key = 0; key < keysPerRound; key += 1) {
    await page.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'e', key: 'e', code: 'KeyE' })
    await page.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'e', code: 'KeyE' })
    await delay(40 + random.below(40))
  }
}

const typeOnce = (page: BenchPage): Round => {
  let typed = 0
  return async () => {
    await page.collectGarbage()
    await page.call('watchKeys')
    await typeKeys(page)
    await delay(settleMs)
    typed += keysPerRound
    const text = await page.call('readComposer')
    const times = await page.call('readKeys')
    if (text.length !== typed || times.length !== keysPerRound) throw new Error('Not every key arrived')
    return median(times)
  }
}

const profileLong = async (): Promise<readonly string[]> => {
  await using browser = await openBenchBrowser('named')
  const page = await browser.openPage()
  await page.call('openChat', messageCount, meanChars)
  return await profileScript(page, () => typeKeys(page))
}

export const race: Race = {
  id: 'P9',
  async run() {
    await using browser = await openBenchBrowser()
    const [longPage, emptyPage] = [await browser.openPage(), await browser.openPage()]
    await longPage.call('openChat', messageCount, meanChars)
    await emptyPage.call('openChat', 0, meanChars)
    const medians = await takeTurns(typeOnce(longPage), typeOnce(emptyPage), rounds)
    const result = { name: '', ...keepsWithin(medians, limit), ...medians, unit: 'ms' } as const
    return [isWon(result) ? result : { ...result, profile: await profileLong() }]
  },
}
