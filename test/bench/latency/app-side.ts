// Our side of P14: the whole app on the project's host. Its composer sends, and its page is watched.
import type { Page } from 'playwright'
import type { Bridge } from '../../../src/contract/derived.ts'
import type { Contract } from '../../../src/contract/index.ts'
import { speak } from '../../../src/words/language.ts'
import { words } from '../../../src/words/words.ts'
import { prepareSession } from '../../../tools/test.ts'
import { createTemporaryProfile } from '../../support/temporary-profile.ts'
import { modelId, readClockMs, tokenCount, type TokenServer } from './token-server.ts'
import { readPageClock, readTokensSeen, watchTokens } from './watch-tokens.ts'

speak('en')

export interface AppSide extends AsyncDisposable {
  /** Streams one answer, from socket to document; resolves to ms for each token. */
  run(): Promise<readonly number[]>
}

const answerLimitMs = 30_000
/** Two clocks of one machine may differ by less than this, besides the time that a request takes. */
const clockLimitMs = 1

const prepareKey = async (page: Page, baseUrl: string) => {
  const failure = await page.evaluate(
    async ([address = '', model = '']) => {
      // The bridge as the page has it.
      const { latchkey: api } = globalThis as unknown as { latchkey: Bridge<Contract> }
      await api.settings.changeSettings({ defaultModelId: model, writesTitles: false })
      const held = await api.keys.holdTyped({ secret: 'sk-test-steady-0000000000', baseUrl: address })
      if (!held.ok) return held.failure.code
      const saying = { label: 'Steady', project: '', note: '', keepIn: 'keychain' as const }
      const saved = await api.keys.saveCandidate({
        keyId: held.value.id,
        seenBaseUrl: held.value.baseUrl,
        ...saying,
      })
      return saved.ok ? null : saved.failure.code
    },
    [baseUrl, modelId],
  )
  if (failure !== null) throw new Error(`The key of the race was refused: ${failure}`)
}

/** Checks that page and server have the same clock; otherwise no time between them means anything. */
const checkClocks = async (page: Page) => {
  const differences: number[] = []
  for (let look = 0; look < 20; look += 1) {
    const beforeMs = readClockMs()
    const pageMs = await readPageClock(page)
    const afterMs = readClockMs()
    differences.push(Math.max(0, beforeMs - pageMs, pageMs - afterMs))
  }
  const differenceMs = Math.min(...differences)
  if (differenceMs > clockLimitMs) throw new Error(`The page's clock is off by ${differenceMs.toFixed(1)} ms`)
}

const askOnce = async (page: Page, server: TokenServer): Promise<readonly number[]> => {
  await page.getByRole('button', { name: words.conversations.newChat }).first().click()
  await watchTokens(page)
  const composer = page.getByRole('textbox', { name: words.composer.composer, exact: true })
  await composer.fill('Count.')
  await composer.press('Enter')
  await page
    .getByRole('log')
    .getByText(`t${tokenCount - 1}.`)
    .waitFor({ timeout: answerLimitMs })
  await checkClocks(page)
  const seenAtMs = await readTokensSeen(page)
  return server.sentAtMs().map((sentMs, index) => {
    const seenMs = seenAtMs[index]
    if (seenMs === undefined) throw new Error(`Token ${index} was never drawn`)
    return seenMs - sentMs
  })
}

export const startAppSide = async (server: TokenServer): Promise<AppSide> => {
  const session = await prepareSession()
  // The module reads from the environment, as soon as it is loaded, which host to start.
  process.env['LATCHKEY_ELECTRON'] = session['LATCHKEY_ELECTRON']
  const { launchApp } = await import('../../support/app.ts')
  const profile = await createTemporaryProfile('bench')
  const app = await launchApp({ profileFolder: profile.folder, env: session })
  const dispose = async () => {
    await app.quit()
    await profile.remove()
  }
  try {
    await prepareKey(app.page, server.baseUrl)
    await app.page.reload()
  } catch (error) {
    await dispose()
    throw error
  }
  return { run: () => askOnce(app.page, server), [Symbol.asyncDispose]: dispose }
}
