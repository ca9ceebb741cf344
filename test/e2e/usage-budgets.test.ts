// Budgets in use: a hard limit stops a request before a byte of it leaves, shows the figures in place of the
// answer, and lets it through once if the person wants that; a soft limit sends one notification.
import type { ElectronApplication } from 'playwright'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Budget } from '../../src/domain/budgets/budget.ts'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import { describeFailure } from '../../src/words/describe-failure.ts'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { noteSentRequests, type SentRequest } from '../support/sent-requests.ts'
import { findViolations, useTheme } from './axe.ts'
import { bridgeOf, holdTyped, saveHeld } from './bridge.ts'
import { readMessages } from './chats.ts'
import { changeSettings } from './give-key.ts'
import { budgetsOf } from './screens/budgets.ts'
import { chatOf } from './screens/chat.ts'
import { pricesOf } from './screens/prices.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

type Shown = { readonly shown: Electron.Notification[] }

const watchNotifications = (electron: ElectronApplication) =>
  electron.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = []
    Object.assign(globalThis, { shown })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this)
    }
  })

const canary = createCanary()
const [priced, unpriced] = ['gpt-6-luna', 'gpt-99-nobody-knows']
const app = withApp({
  hasKeyring: true,
  isOpenAi: true,
  server: {
    apiKey: canary,
    models: [priced, unpriced],
    answers: [{ text: 'Here it is, in full.', usage: { inputTokens: 1_000, outputTokens: 500 } }],
  },
  prepare: watchNotifications,
})
const limit = { isHard: true, warnAtPercent: null } as const
/** The cost of the answer above, at a dollar for a million tokens in and ten for a million out. */
const answerNanoUsd = 6_000_000

let readSent: () => Promise<readonly SentRequest[]>

beforeAll(async () => {
  await saveHeld(app.page, await holdTyped(app.page, canary, openAiBaseUrl), 'Work')
  await changeSettings(app.page, { writesTitles: false, defaultModelId: priced })
  const bridge = await bridgeOf(app.page)
  const saved = await bridge.evaluate((api, price) => api.prices.saveOwnPrice(price), {
    modelId: priced,
    inputNanoUsdPerMillion: 1e9,
    cachedInputNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: 1e10,
  })
  if (!saved.ok) throw new Error(saved.failure.code)
  readSent = await noteSentRequests(app)
})
beforeEach(async () => {
  await answerQuestions(app.electron, agree)
  const bridge = await bridgeOf(app.page)
  for (const { budget } of await listBudgets())
    await bridge.evaluate((api, budgetId) => api.budgets.removeBudget({ budgetId }), budget.id)
})

async function listBudgets() {
  const bridge = await bridgeOf(app.page)
  const listed = await bridge.evaluate((api) => api.budgets.listBudgets({}))
  if (!listed.ok) throw new Error(listed.failure.code)
  return listed.value
}

async function addBudget(over: Partial<Omit<Budget, 'id' | 'limitNanoUsd'>> & { limitNanoUsd: number }) {
  const bridge = await bridgeOf(app.page)
  const budget = { scope: { kind: 'all' }, period: 'month', ...limit, ...over } as const
  const added = await bridge.evaluate((api, asked) => api.budgets.addBudget(asked), budget)
  if (!added.ok) throw new Error(added.failure.code)
  return added.value
}

/** Counts the requests that go out from now on, and those that arrive. */
async function startCounting() {
  const before = (await readSent()).length
  app.server.forgetRequests()
  return {
    readNewSent: async () => (await readSent()).slice(before),
    countArrived: () => app.server.requests().filter(({ method }) => method === 'POST').length,
  }
}

async function ask(text: string): Promise<void> {
  await sidebarOf(app.page).newChat()
  await chatOf(app.page).send(text)
}

const readShown = () =>
  app.electron.evaluate(() =>
    (globalThis as unknown as Shown).shown.map(({ title, body }) => ({ title, body })),
  )

describe('a hard limit', () => {
  it('stops a request before any byte leaves, and says with which figures', async () => {
    const { spentNanoUsd } = await addBudget({ limitNanoUsd: 20_000 })
    expect(spentNanoUsd).toBe(0)
    const { readNewSent, countArrived } = await startCounting()
    await ask('Does this fit?')
    const chat = chatOf(app.page)
    const { title } = describeFailure({ code: 'budget/hard-limit' })
    await chat.failure.getByText(title, { exact: true }).waitFor()
    const [, answer] = await readMessages(app.page, 'Does this fit?')
    const failure = answer?.failure
    if (!failure) throw new Error('it did not fail')
    expect(failure.data).toMatchObject({
      limitNanoUsd: 20_000,
      spentNanoUsd: 0,
      scope: 'all',
      period: 'month',
    })
    const { sentence } = describeFailure(failure)
    expect(sentence).toMatch(
      /^This month’s budget for all keys is \$0\.00002\. \$0\.00 is spent; this request could cost \$0\.0026\.$/u,
    )
    await chat.failure.getByText(sentence, { exact: true }).waitFor()
    expect([await readNewSent(), countArrived()]).toEqual([[], 0])
  })

  it('lets it through once, exactly one request, and stops the next', async () => {
    await addBudget({ limitNanoUsd: 20_000 })
    await ask('Send it anyway')
    const chat = chatOf(app.page)
    const { readNewSent, countArrived } = await startCounting()
    await chat.failureButton(words.messages.sendAnyway).click()
    await chat.endedWith('Here it is, in full.').waitFor()
    expect([(await readNewSent()).length, countArrived()]).toEqual([1, 1])
    expect((await readNewSent())[0]?.body).not.toHaveProperty('max_output_tokens')
    expect(await listBudgets()).toMatchObject([{ spentNanoUsd: answerNanoUsd, reservedNanoUsd: 0 }])
    await chat.send('And once more?')
    await chat.failureButton(words.messages.sendAnyway).waitFor()
    expect([(await readNewSent()).length, countArrived()]).toEqual([1, 1])
  })

  it('holds an answer to what it has room for, and leads to where it is changed', async () => {
    const { budget } = await addBudget({ limitNanoUsd: 20_000 })
    await ask('Is there room?')
    const chat = chatOf(app.page)
    await chat.failureButton(words.failures.actions['raise-budget']).click()
    await budgetsOf(app.page).list.waitFor()
    const bridge = await bridgeOf(app.page)
    const changed = await bridge.evaluate((api, next) => api.budgets.changeBudget(next), {
      ...limit,
      budgetId: budget.id,
      limitNanoUsd: 50_000_000,
    })
    expect(changed.ok).toBe(true)
    const { readNewSent } = await startCounting()
    await ask('And now?')
    await chat.endedWith('Here it is, in full.').waitFor()
    const [sent] = await readNewSent()
    if (!sent) throw new Error('nothing was sent')
    const { max_output_tokens } = sent.body as { max_output_tokens: number } // as it went out
    const { spentNanoUsd } = (await listBudgets())[0] ?? { spentNanoUsd: 0 }
    expect(max_output_tokens).toBeGreaterThan(256)
    expect(max_output_tokens * 10_000).toBeLessThanOrEqual(50_000_000 - (spentNanoUsd - answerNanoUsd))
  })

  it('wants a price where nobody knows one', async () => {
    await addBudget({ limitNanoUsd: 1_000_000_000 })
    await changeSettings(app.page, { defaultModelId: unpriced })
    const { readNewSent, countArrived } = await startCounting()
    await ask('What does it cost?')
    const chat = chatOf(app.page)
    const { title } = describeFailure({ code: 'budget/unpriced' })
    await chat.failure.getByText(title, { exact: true }).waitFor()
    expect([await readNewSent(), countArrived()]).toEqual([[], 0])
    await chat.failureButton(words.messages.sendAnyway).click()
    await chat.endedWith('Here it is, in full.').waitFor()
    expect(countArrived()).toBe(1)
    expect(await listBudgets()).toMatchObject([{ unpricedRequests: 1 }])
    await chat.send('And again?')
    await chat.failureButton(words.failures.actions['set-price']).click()
    await pricesOf(app.page).find.waitFor()
    await changeSettings(app.page, { defaultModelId: priced })
  })

  it.each(['light', 'dark'] as const)('says it to everybody, in the %s theme', async (theme) => {
    await useTheme(app.page, theme)
    await addBudget({ limitNanoUsd: 20_000 })
    await ask('For everybody')
    await chatOf(app.page).failureButton(words.messages.sendAnyway).waitFor()
    expect(await findViolations(app.page)).toEqual([])
  })
})

describe('a soft threshold', () => {
  it('is told once a period, also across a restart', async () => {
    const { spentNanoUsd } = await addBudget({ limitNanoUsd: 1_000_000_000_000 })
    const bridge = await bridgeOf(app.page)
    const [{ budget } = { budget: null }] = await listBudgets()
    if (!budget) throw new Error('no budget')
    await bridge.evaluate((api, budgetId) => api.budgets.removeBudget({ budgetId }), budget.id)
    // Half of the next answer exceeds it.
    const limitNanoUsd = 2 * spentNanoUsd + answerNanoUsd
    await addBudget({ limitNanoUsd, isHard: false, warnAtPercent: 50 })
    expect(await readShown()).toEqual([])
    await ask('The first')
    const chat = chatOf(app.page)
    await chat.endedWith('Here it is, in full.').waitFor()
    await expect.poll(readShown).toHaveLength(1)
    expect((await readShown())[0]?.title).toBe('50% of a budget is spent')
    await ask('The second')
    await chat.endedWith('Here it is, in full.').waitFor()
    await expect
      .poll(async () => (await listBudgets())[0]?.spentNanoUsd)
      .toBe(spentNanoUsd + 2 * answerNanoUsd)
    expect(await readShown()).toHaveLength(1)
    await app.quit()
    await app.start()
    await ask('The third')
    await chatOf(app.page).endedWith('Here it is, in full.').waitFor()
    await expect
      .poll(async () => (await listBudgets())[0]?.spentNanoUsd)
      .toBe(spentNanoUsd + 3 * answerNanoUsd)
    expect(await readShown()).toEqual([])
  })
})
