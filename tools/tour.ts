// The main job from a first start to the bill, as a person would do it, with a picture of each step in out/tour.
// Everything is real but the address: OpenAI's own is answered by a server on this machine. Nothing is kept.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { composerInEnglish } from '../src/domain/words/en-composer.ts'
import { messagesInEnglish } from '../src/domain/words/en-messages.ts'
import { modelsInEnglish } from '../src/domain/words/en-models.ts'
import { settingsInEnglish } from '../src/domain/words/en-settings.ts'
import { words } from '../src/domain/words/en.ts'
import { failureWords } from '../src/domain/words/failures.ts'
import { budgetsOf } from '../test/e2e/screens/budgets.ts'
import { chatOf } from '../test/e2e/screens/chat.ts'
import { guideOf } from '../test/e2e/screens/guide.ts'
import { keysOf } from '../test/e2e/screens/keys.ts'
import { paletteOf } from '../test/e2e/screens/palette.ts'
import { pricesOf } from '../test/e2e/screens/prices.ts'
import { searchOf } from '../test/e2e/screens/search.ts'
import { sidebarOf } from '../test/e2e/screens/sidebar.ts'
import { usageOf } from '../test/e2e/screens/usage.ts'
import { welcomeOf } from '../test/e2e/screens/welcome.ts'
import { isElectron, launchApp, type RunningApp } from '../test/support/app.ts'
import { createCanary } from '../test/support/canary.ts'
import { lookUpSecret, startKeyring } from '../test/support/keyring.ts'
import { answerForOpenAi } from '../test/support/openai-origin.ts'
import { fillKeys, fillMessages, fillUsage, openToFill } from '../test/support/fill-store.ts'
import { startOpenAiServer } from '../test/support/openai-server.ts'
import { createTemporaryProfile } from '../test/support/temporary-profile.ts'
import { essay, kyoto } from './tour-texts.ts'

const picturesFolder = join(import.meta.dirname, '..', 'out', 'tour')
const stepTimeoutMs = 30_000
const size = { width: 1120, height: 780 }

let steps = 0
let failed = 0
let app: RunningApp

async function picture(name: string): Promise<void> {
  const path = join(picturesFolder, `${String(steps).padStart(2, '0')}-${name}.png`)
  // As it looks once nothing fades any more.
  await app.page.screenshot({ path, animations: 'disabled' })
}

async function step(title: string, work: () => Promise<void>): Promise<void> {
  steps += 1
  try {
    await work()
    console.log(`✓ ${steps}. ${title}`)
  } catch (error) {
    failed += 1
    console.log(`✗ ${steps}. ${title}\n  ${error instanceof Error ? error.message.split('\n')[0] : 'failed'}`)
    await picture('failed').catch(() => undefined)
  }
}

const shown = (locator: Locator) => locator.waitFor({ timeout: stepTimeoutMs })

/** As with a wheel over the messages. */
async function scroll(byPx: number): Promise<void> {
  await chatOf(app.page).log.hover()
  await app.page.mouse.wheel(0, byPx)
}

async function tour(): Promise<void> {
  const canary = createCanary()
  await using keyring = await startKeyring('unlocked')
  await using profile = await createTemporaryProfile('tour')
  await using server = await startOpenAiServer({
    models: ['gpt-6-luna', 'gpt-6-sol', 'gpt-6-astra'],
    apiKey: canary,
    charsPerChunk: 6,
    chunkDelayMs: 12,
    answers: [
      { to: /^Person:/, text: 'Three quiet days in Kyoto', usage: { inputTokens: 210, outputTokens: 7 } },
      { to: 'Kyoto', text: kyoto, usage: { inputTokens: 1_240, outputTokens: 812 } },
      { to: 'essay', text: essay, chunkDelayMs: 40 },
    ],
  })
  const open = async (profileFolder: string) => {
    app = await launchApp({ profileFolder, env: keyring.env })
    app.page.setDefaultTimeout(stepTimeoutMs)
    await app.page.setViewportSize(size)
    await answerForOpenAi(app, server.baseUrl)
  }

  await step('A first start: three doors, and where a key will live', async () => {
    await open(profile.folder)
    await shown(welcomeOf(app.page).title)
    await shown(app.page.getByText(words.welcome.keychain('Secret Service', 'ok')))
    await picture('welcome')
  })
  await step('A key that can’t be one is refused in place', async () => {
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({ secret: 'sk-test' })
    await keys.hold()
    await shown(keys.problem.getByText(failureWords['key/malformed'].title))
    await picture('key-refused')
  })
  await step('A key is tested before it is saved, line by line', async () => {
    const keys = keysOf(app.page)
    await keys.type({ secret: canary })
    await keys.hold()
    await shown(keys.verdict.getByText(words.addKey.saving.yes))
    await picture('key-tested')
    await keys.payForQuota()
    await picture('key-paid')
  })
  await step('Then it is in the keyring', async () => {
    const keys = keysOf(app.page)
    await keys.saveAs('Personal', { project: 'Everyday' })
    await picture('key-saved')
    const stored = await lookUpSecret(keyring.env, { service: 'app.latchkey.Latchkey' })
    if (stored !== canary) throw new Error('the keyring does not hold the key')
  })
  await step('A message is answered, formatted as it streams', async () => {
    await keysOf(app.page).startChat()
    const chat = chatOf(app.page)
    await chat.send('Plan three days in Kyoto, with little walking.')
    await shown(chat.lastAnswer.getByRole('table'))
    await picture('streaming')
    await shown(chat.endedAnswer.getByRole('blockquote'))
    await shown(sidebarOf(app.page).conversation('Three quiet days in Kyoto'))
    await chat.endedAnswer.hover()
    await picture('answer')
    await scroll(-9_000)
    await shown(chat.answers.first().getByRole('table'))
    await picture('answer-from-the-top')
    await scroll(9_000)
  })
  await step('Asked again, the new answer stands beside the first', async () => {
    await app.page.keyboard.press('Control+Shift+Enter')
    const chat = chatOf(app.page)
    await shown(chat.endedAnswer.getByText(messagesInEnglish.branchShort(2, 2)))
    await chat.endedAnswer.hover()
    await picture('branch')
  })
  await step('A long answer is stopped, and what had arrived is kept', async () => {
    const chat = chatOf(app.page)
    await chat.send('Now a long essay about such a day.')
    await shown(chat.lastAnswer.getByText('watch the shopkeepers'))
    await chat.stop.click()
    await shown(chat.lastAnswer.getByText(messagesInEnglish.stopped))
    await picture('stopped')
  })
  await step('A refusal stands where the answer would, with its button', async () => {
    const chat = chatOf(app.page)
    server.failNext(429, { code: 'insufficient_quota', type: 'insufficient_quota', message: 'quota' })
    await chat.send('One more question.')
    await shown(chat.lastAnswer.getByText(failureWords['openai/insufficient-quota'].title))
    await picture('out-of-credit')
  })
  await step('A secret in a message is asked about before it is sent', async () => {
    const chat = chatOf(app.page)
    await chat.send(`Why does ${createCanary()} not work?`)
    await shown(app.page.getByText(composerInEnglish.guardTitle))
    await app.page.screenshot({ path: join(picturesFolder, `${steps}-secret.png`), mask: [chat.composer] })
    await app.page.getByRole('button', { name: composerInEnglish.goBack }).click()
    await chat.composer.fill('')
  })
  await step('The palette reaches everything, and search every word', async () => {
    await paletteOf(app.page).open()
    await picture('palette')
    await app.page.keyboard.press('Escape')
    await searchOf(app.page).open()
    await searchOf(app.page).type('market')
    await shown(searchOf(app.page).hits.first())
    await picture('search')
    await searchOf(app.page).close()
  })
  await step('Models with what is known of them, and how they answer', async () => {
    await chatOf(app.page).chooser.click()
    await shown(app.page.getByRole('option', { name: 'gpt-6-sol' }))
    await picture('models')
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('option').first().waitFor({ state: 'detached' })
    await app.page.getByRole('button', { name: modelsInEnglish.parameters }).click()
    await shown(app.page.getByText(modelsInEnglish.maxOutput, { exact: true }))
    await picture('parameters')
    await app.page.keyboard.press('Escape')
  })
  await step('After quitting and starting again, the conversation is there', async () => {
    await app.quit()
    await open(profile.folder)
    await sidebarOf(app.page).conversation(/Kyoto/).click()
    await shown(chatOf(app.page).lastAnswer)
    await picture('after-restart')
  })
  await step('Usage shows every request with its tokens and its cost', async () => {
    await sidebarOf(app.page).openUsage()
    const usage = usageOf(app.page)
    await shown(usage.records.nth(3))
    if (!/\$0\.00\d/.test(await usage.figure('spent').innerText())) throw new Error('no cost is shown')
    await picture('usage')
  })
  await step('Keys lists the key by its last four, and where keys live', async () => {
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await shown(keys.row('Personal').getByText(`…${canary.slice(-4)}`))
    await keys.open('Personal')
    await picture('keys')
  })
  await step('A key is replaced step by step, and others come from a .env file', async () => {
    const keys = keysOf(app.page)
    await keys.rotate()
    await shown(keys.secretField)
    await picture('rotate')
    await keys.close()
    await keys.openImport()
    await shown(app.page.getByTestId('drop-zone'))
    await picture('import')
    await keys.close()
  })
  await step('The key guide says what each error means', async () => {
    await guideOf(app.page).open()
    await picture('guide')
    await guideOf(app.page).openErrors()
    await shown(guideOf(app.page).heading(failureWords['openai/insufficient-quota'].title))
    await picture('guide-errors')
  })
  await step('The same in the dark', async () => {
    await sidebarOf(app.page).openSettings()
    await app.page.getByText(settingsInEnglish.themes.dark).click()
    await picture('settings-dark')
    await sidebarOf(app.page).conversation(/Kyoto/).click()
    const chat = chatOf(app.page)
    await shown(chat.lastAnswer.getByText(failureWords['openai/insufficient-quota'].title))
    await picture('stopped-and-out-of-credit-dark')
    await scroll(-9_000)
    await shown(chat.answers.first().getByRole('table'))
    await picture('answer-dark')
    await scroll(440)
    await shown(chat.answers.first().getByText(messagesInEnglish.branchShort(2, 2)))
    await picture('branch-dark')
    await paletteOf(app.page).open()
    await picture('palette-dark')
    await app.page.keyboard.press('Escape')
    await searchOf(app.page).open()
    await searchOf(app.page).type('market')
    await shown(searchOf(app.page).hits.first())
    await picture('search-dark')
    await searchOf(app.page).close()
    await sidebarOf(app.page).openUsage()
    await shown(usageOf(app.page).records.nth(3))
    await picture('usage-dark')
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).open('Personal')
    await picture('keys-dark')
  })
  await step('A narrow window folds its sidebar', async () => {
    await app.page.setViewportSize({ width: 420, height: 780 })
    await picture('narrow-usage')
    await app.page.getByRole('button', { name: words.sidebar.show }).click()
    await sidebarOf(app.page).conversation(/Kyoto/).click()
    await shown(chatOf(app.page).lastAnswer)
    await scroll(-9_000)
    await shown(chatOf(app.page).answers.first().getByRole('table'))
    await picture('narrow-chat')
    await app.quit()
  })
  await step('A year of history: what it cost, by whom, and each request', async () => {
    await using year = await createTemporaryProfile('tour-year')
    fillYear(year.folder)
    await open(year.folder)
    await app.page.setViewportSize({ width: 1120, height: 1_900 })
    await sidebarOf(app.page).openUsage()
    const usage = usageOf(app.page)
    await usage.choosePeriod('all')
    await shown(usage.figure('requests').getByText('6,000'))
    await shown(usage.records.nth(5))
    await picture('year')
    await usage.choosePeriod('month')
    await shown(usage.figure('spent').locator('..').getByText('30 days'))
    await picture('month')
    await app.page.setViewportSize(size)
    await usage.openPart('budgets')
    const budgets = budgetsOf(app.page)
    for (const budget of [{ limit: '20' }, { period: 'day', limit: '0.50', isHard: true }] as const) {
      await budgets.openSheet()
      await budgets.fillIn(budget)
      await budgets.submit()
      await budgets.sheet.waitFor({ state: 'detached' })
    }
    await picture('budgets')
    await usage.openPart('prices')
    await shown(pricesOf(app.page).rows.first())
    await picture('prices')
    await usage.openPart('history')
    await app.page.emulateMedia({ colorScheme: 'dark' })
    await app.page.setViewportSize({ width: 1120, height: 1_900 })
    await usage.choosePeriod('all')
    await shown(usage.figure('requests').getByText('6,000'))
    await shown(usage.records.nth(5))
    await picture('year-dark')
    await app.page.setViewportSize({ width: 420, height: 1_200 })
    await picture('year-narrow-dark')
    await app.quit()
  })
  await step('Without any key, the practice guide answers', async () => {
    await using empty = await createTemporaryProfile('tour-practice')
    await open(empty.folder)
    await welcomeOf(app.page).practice()
    const chat = chatOf(app.page)
    await shown(chat.practiceLabel)
    await picture('practice-begin')
    await chat.send('How do I get a key, and keep it safe?')
    await shown(chat.lastAnswer)
    await shown(chat.endedAnswer)
    await chat.endedAnswer.hover()
    await picture('practice-answer')
    await app.quit()
  })
}

/** A year of requests over four keys, and a budget for each month of it. */
function fillYear(folder: string): void {
  const nowMs = Date.now()
  const store = openToFill(folder, nowMs)
  try {
    fillKeys(store, nowMs)
    const used = fillUsage(store, { records: 6_000, days: 365, nowMs }, 40, () => {})
    fillMessages(store, { messages: 800, days: 365, nowMs }, used, () => {})
  } finally {
    store.close()
  }
}

await rm(picturesFolder, { recursive: true, force: true })
await mkdir(picturesFolder, { recursive: true })
console.log(
  `A tour of Latchkey on ${isElectron ? 'Electron' : 'the Chromium host'}, with pictures in out/tour.`,
)
try {
  await tour()
} catch (error) {
  failed += 1
  console.log(`The tour broke off: ${error instanceof Error ? error.message : 'unknown'}`)
}
console.log(`tour: ${steps} steps, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
