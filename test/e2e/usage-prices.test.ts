// What a person does with prices: sets one for a model without a price, and sees the next request use it;
// changes and removes them. A record keeps the price that it was recorded with. Invalid prices are typed in
// prices-part.page.test.tsx.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions, cancel } from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { holdTyped, saveHeld } from './bridge.ts'
import { listUsage } from './chats.ts'
import { changeSettings } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { pricesOf } from './screens/prices.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
// Each of its answers is 12 tokens in and 24 out.
const app = withApp({ hasKeyring: true, server: { apiKey: canary, models: ['house-model'] } })
const model = 'house-model'

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  await saveHeld(app.page, await holdTyped(app.page, canary, app.server.baseUrl), 'Work')
})

/** Asks, and returns what the requests have cost so far, the newest first. */
async function ask(text: string): Promise<readonly (number | null)[]> {
  const chat = chatOf(app.page)
  await sidebarOf(app.page).newChat()
  await chat.chooseOf(/^Work/u, model)
  await chat.send(text)
  await chat.endedAnswer.getByText('streamed').waitFor()
  const records = await listUsage(app.page)
  return records.filter(({ purpose }) => purpose === 'chat').map(({ costNanoUsd }) => costNanoUsd)
}

describe('a model that nobody knows', () => {
  it('stands first, once it was asked, with no figures made up', async () => {
    expect(await ask('What does this cost')).toEqual([null])
    const prices = pricesOf(app.page)
    await prices.open()
    expect(await prices.rows.first().innerText()).toContain(model)
    await prices.row(model).getByText(words.prices.noneSentence).waitFor()
    expect(await prices.row(model).getByText('$').count()).toBe(0)
  })

  it('is given a price, which the next request has and the last one does not', async () => {
    const prices = pricesOf(app.page)
    await prices.open()
    await prices.setFor(model)
    await prices.fillIn({ input: '1,000', output: '$2,000' })
    await prices.example.getByText('$2.00').waitFor()
    await prices.save()
    await prices.announced(words.prices.saved(model)).waitFor({ state: 'attached' })
    await prices.button(words.prices.editFor(model)).and(prices.focused).waitFor()
    const row = await prices.row(model).innerText()
    expect(row).toContain('$1,000.00')
    expect(row).toContain(words.prices.asInput)
    expect(row).toContain('$2,000.00')
    expect(row).toContain(words.prices.own)
    expect(await ask('And now')).toEqual([60_000_000, null])
  })

  it('may be free, which is a price and not an unknown one', async () => {
    const prices = pricesOf(app.page)
    await prices.open()
    await prices.edit(model)
    await prices.fillIn({ input: '0', output: '0' })
    await prices.example.getByText(words.prices.form.exampleFree).waitFor()
    await prices.save()
    await prices.row(model).getByText(words.prices.free, { exact: true }).first().waitFor()
    expect(await ask('For nothing')).toEqual([0, 60_000_000, null])
  })

  it('loses its price at once, and undoing brings it back', async () => {
    const prices = pricesOf(app.page)
    await prices.open()
    await prices.remove(model)
    await prices.row(model).getByText(words.prices.noneSentence).waitFor()
    await prices.button(words.prices.setFor(model)).and(prices.focused).waitFor()
    await prices.undo()
    await prices.row(model).getByText(words.prices.free, { exact: true }).first().waitFor()
  })
})

describe('the list', () => {
  it('takes a price of one’s own before the one that comes with the app, and falls back to that', async () => {
    const prices = pricesOf(app.page)
    await prices.open()
    const before = await prices.readRow('gpt-5-mini')
    await prices.replace('gpt-5-mini')
    await prices.fillIn({ input: '0.0004', cached: '0', output: '1.5' })
    // It is below what OpenAI charges, so main asks; the form stays open until that is agreed to.
    await answerQuestions(app.electron, cancel)
    await prices.submit()
    await expect.poll(() => answerQuestions(app.electron, cancel)).toHaveLength(1)
    expect(await prices.problems.count()).toBe(0)
    await answerQuestions(app.electron, agree)
    await prices.save()
    const row = await prices.row('gpt-5-mini').innerText()
    expect(row).toContain('$0.0004')
    expect(row).toContain(words.prices.free)
    expect(row).toContain('$1.50')
    await prices.remove('gpt-5-mini')
    await expect.poll(() => prices.readRow('gpt-5-mini')).toEqual(before)
  })

  it('takes a model that was never asked, and no key for its name', async () => {
    const prices = pricesOf(app.page)
    await prices.open()
    await prices.add()
    await prices.fillIn({ model: canary, input: '1', output: '1' })
    await prices.submit()
    await prices.problems.getByText(words.prices.form.modelHoldsKey).waitFor()
    await prices.fillIn({ model: 'llama3.2:3b' })
    await prices.save()
    await prices.row('llama3.2:3b').waitFor()
  })
})
