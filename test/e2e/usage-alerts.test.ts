// Unusual events in weeks of a person's own usage are each reported once, with figures: a key at an
// address that is new for it, a burst of refusals, a day far above the usual. A new profile has no usual
// day, and so no alerts.
import { beforeAll, describe, expect, it } from 'vitest'
import type { ElectronApplication } from 'playwright'
import { addDays, dayOf, startOfDayMs } from '../../src/domain/day.ts'
import { words } from '../../src/words/words.ts'
import { createFingerprint } from '../../src/main/keys/fingerprint.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { seedUsage } from '../support/seed-usage.ts'
import { findViolations, useTheme } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { alertsOf } from './screens/alerts.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { usageOf } from './screens/usage.ts'
import { withApp, type AppUnderTest } from './with-app.ts'

const model = 'house-model'
const canary = createCanary()
const usualBaseUrl = 'https://usual.example/v1'
const weeks = 4
const usdOnADay = 2

/** Replaces the system's notifications by a stand-in that records that they were shown. */
const watchNotifications = (electron: ElectronApplication) =>
  electron.evaluate(({ Notification }) => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this.body)
    }
  })
const readNotified = (app: AppUnderTest): Promise<string[]> =>
  app.electron.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)

/** Adds records of a key that is added later, each day at noon, oldest first. */
function seedWeeks(profileFolder: string): void {
  const keyFingerprint = createFingerprint(profileFolder)(canary)
  const today = dayOf(Date.now(), 'local')
  const days = Array.from({ length: weeks * 7 }, (_, index) => addDays(today, index - weeks * 7))
  const noonMs = 43_200_000
  seedUsage(
    profileFolder,
    days.map((day) => ({
      atMs: startOfDayMs(day, 'local') + noonMs,
      baseUrl: usualBaseUrl,
      keyFingerprint,
      costUsd: usdOnADay,
    })),
  )
}

async function prepareToAsk({ page, server }: AppUnderTest): Promise<void> {
  await changeSettings(page, { writesTitles: false, defaultModelId: model })
  await giveKey(page, { secret: canary, baseUrl: server.baseUrl, label: 'Work' })
}

async function ask({ page }: AppUnderTest, text: string, says: string): Promise<void> {
  const chat = chatOf(page)
  await sidebarOf(page).newChat()
  await chat.chooser.filter({ hasText: model }).waitFor()
  await chat.send(text)
  await chat.endedWith(says).waitFor()
}

async function beRefused(app: AppUnderTest, times: number): Promise<void> {
  const refusal = { code: 'invalid_api_key', type: 'invalid_request_error', message: 'no' }
  for (let time = 0; time < times; time += 1) {
    app.server.failNext(401, refusal)
    await ask(app, 'Am I let in?', words.failures.codes['openai/invalid-key'].title)
  }
}

async function countAlerts({ page }: AppUnderTest): Promise<number> {
  const bridge = await bridgeOf(page)
  const overview = await bridge.evaluate((api) => api.usage.readOverview({}))
  if (!overview.ok) throw new Error(overview.failure.code)
  return overview.value.alerts.length
}

const options = {
  hasKeyring: 'no-dbus',
  server: { apiKey: canary, models: [model] },
  prepare: watchNotifications,
} as const

describe('a fresh profile', () => {
  const app = withApp(options)
  beforeAll(() => prepareToAsk(app))

  it('has no habit, and so nothing out of the ordinary', async () => {
    await beRefused(app, 5)
    expect(await countAlerts(app)).toBe(0)
    await sidebarOf(app.page).openUsage()
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await alertsOf(app.page).cards.count()).toBe(0)
    expect(await alertsOf(app.page).mark.count()).toBe(0)
  })
})

describe('weeks of usage', () => {
  const app = withApp({ ...options, seed: seedWeeks })
  beforeAll(() => prepareToAsk(app))

  it('are ordinary by themselves', async () => {
    expect(await countAlerts(app)).toBe(0)
  })

  it('make an address stand out at which the key never was', async () => {
    await ask(app, 'Hello', 'streamed')
    const alerts = alertsOf(app.page)
    await alerts.mark.waitFor({ state: 'attached' })
    await sidebarOf(app.page).openUsage()
    const card = alerts.card(words.alerts.address.title)
    await card.getByText(words.alerts.address.sentence('Work', app.server.baseUrl)).waitFor()
    await card.getByText(words.alerts.address.why(usualBaseUrl)).waitFor()
    expect(await readNotified(app)).toEqual([
      `“Work” was used at ${app.server.baseUrl}. It is usually used at ${usualBaseUrl}.`,
    ])
  })

  it('make a burst of refusals stand out, with the failure in words', async () => {
    await beRefused(app, 5)
    await sidebarOf(app.page).openUsage()
    const card = alertsOf(app.page).card(words.alerts.refusals.title)
    await card.getByText(words.alerts.refusals.sentence('Work', 5, 10)).waitFor()
    await card
      .getByText(words.alerts.refusals.why(words.failures.codes['openai/invalid-key'].title))
      .waitFor()
  })

  it('make a dear day stand out, once, with what is usual', async () => {
    const bridge = await bridgeOf(app.page)
    const price = { modelId: model, cachedInputNanoUsdPerMillion: null }
    // An answer is 12 tokens in and 24 out: $3.60 at $100,000 a million.
    const dear = { ...price, inputNanoUsdPerMillion: 1e14, outputNanoUsdPerMillion: 1e14 }
    const saved = await bridge.evaluate((api, own) => api.prices.saveOwnPrice(own), dear)
    expect(saved.ok).toBe(true)
    await ask(app, 'Once', 'streamed')
    expect(await countAlerts(app)).toBe(2)
    await ask(app, 'Twice', 'streamed')
    await ask(app, 'Again', 'streamed')
    await sidebarOf(app.page).openUsage()
    const alerts = alertsOf(app.page)
    await alerts.card(words.alerts.spending.title).getByText('$7.20 on').waitFor()
    await alerts
      .card(words.alerts.spending.title)
      .getByText(words.alerts.spending.why('$2.00', '$4.00', 28))
      .waitFor()
    await expect.poll(() => alerts.cards.count()).toBe(3)
    expect(await readNotified(app)).toHaveLength(2)
  })

  it.each(['light', 'dark'] as const)('are told without a fault that axe finds, in %s', async (theme) => {
    await useTheme(app.page, theme)
    expect(await findViolations(app.page)).toEqual([])
  })

  it('lead to the requests and to the key', async () => {
    const alerts = alertsOf(app.page)
    await alerts.press(words.alerts.refusals.title, words.alerts.openKey)
    await app.page.getByRole('heading', { level: 1, name: 'Keys' }).waitFor()
    await sidebarOf(app.page).openUsage()
    await alerts.press(words.alerts.refusals.title, words.alerts.refusals.show)
    const usage = usageOf(app.page)
    await usage.chip(words.usage.filtered('key', 'Work')).waitFor()
    await app.page.getByRole('radio', { name: 'Failed', exact: true, checked: true }).waitFor()
    await expect.poll(() => usage.records.filter({ hasText: model }).count()).toBe(5)
    expect(await usage.records.first().isVisible()).toBe(true)
    await alerts.press(words.alerts.spending.title, words.alerts.spending.show)
    await usage.chip(words.usage.filtered('key', 'Work')).waitFor({ state: 'detached' })
    const bridge = await bridgeOf(app.page)
    const overview = await bridge.evaluate((api) => api.usage.readOverview({}))
    expect(scanText(JSON.stringify(overview), canary)).toEqual([])
  })

  it('go one by one by the keyboard, and don’t come back', async () => {
    const alerts = alertsOf(app.page)
    await alerts.dismissButton(words.alerts.spending.title).focus()
    await app.page.keyboard.press('Enter')
    await alerts.card(words.alerts.spending.title).waitFor({ state: 'detached' })
    await alerts.dismissButton(words.alerts.refusals.title).and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.press('Enter')
    await alerts.dismissButton(words.alerts.address.title).and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.press('Enter')
    await alerts.cards.first().waitFor({ state: 'detached' })
    await app.page.locator('h1:focus').waitFor()
    await ask(app, 'Once more', 'streamed')
    expect(await countAlerts(app)).toBe(0)
    await app.quit()
    await app.start()
    expect(await countAlerts(app)).toBe(0)
  })
})
