// P8: a conversation of 5,000 messages and 5 MB, from the request to open it until its end is painted,
// against a full list of memoised react-markdown, and against the same rows in a list by TanStack Virtual. On all sides
// the messages are in the window already.
import { openBenchBrowser, type BenchPage } from './browser/bench-page.ts'
import { profileScript } from './browser/profile.ts'
import { kilobyte } from './lengths.ts'
import type { ConversationSideName } from './page/bench-api.ts'
import { beatsTimes, isWon, keepsWithin, takeTurns, type Measure, type Race, type Round } from './race.ts'

const messageCount = 5_000
const meanChars = kilobyte
const rounds = 5
/** More, because each takes a fraction of a second and the two are close. */
const listRounds = 15
/** Two equal sides come this close on a busy machine. */
const noSlowerTimes = 1.25

const openOnce =
  (page: BenchPage, check: (end: string) => void): Round =>
  async () => {
    await page.collectGarbage()
    const elapsedMs = await page.call('openConversation')
    check(await page.call('readConversationEnd'))
    await page.call('closeConversation')
    return elapsedMs
  }

const prepare = async (page: BenchPage, side: ConversationSideName) => {
  await page.call('prepareConversation', side, messageCount, meanChars)
  return page
}

const profileOurs = async (): Promise<readonly string[]> => {
  await using browser = await openBenchBrowser('named')
  const page = await prepare(await browser.openPage(), 'ours')
  return await profileScript(page, () => page.call('openConversation'))
}

type Peer = Exclude<ConversationSideName, 'ours'>

const raceAgainst = async (peer: Peer, count: number) => {
  await using browser = await openBenchBrowser()
  const ourPage = await prepare(await browser.openPage(), 'ours')
  const theirPage = await prepare(await browser.openPage(), peer)
  let ourEnd = ''
  return await takeTurns(
    openOnce(ourPage, (end) => void (ourEnd = end)),
    openOnce(theirPage, (end) => {
      // Our document has only the end of a long answer, so theirs must end with the same text.
      if (ourEnd === '' || !end.endsWith(ourEnd)) throw new Error('The ends of both sides differ')
    }),
    count,
  )
}

const explain = async (measure: Measure): Promise<Measure> =>
  isWon(measure) ? measure : { ...measure, profile: await profileOurs() }

export const race: Race = {
  id: 'P8',
  async run() {
    const virtual = await raceAgainst('tanstack', listRounds)
    const whole = await raceAgainst('list', rounds)
    return [
      await explain({ name: 'memoised react-markdown', ...beatsTimes(whole, 100), ...whole, unit: 'ms' }),
      await explain({
        name: 'TanStack Virtual',
        ...keepsWithin(virtual, noSlowerTimes),
        ...virtual,
        unit: 'ms',
      }),
    ]
  },
}
