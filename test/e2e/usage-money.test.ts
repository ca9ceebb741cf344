// What a person does with budgets: adds them and sees at once what they will do, changes them in place,
// removes them and undoes that. Amounts that aren't valid are typed in budgets-part.page.test.tsx.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { bridgeOf, changeKey, findKey, holdTyped, saveHeld } from './bridge.ts'
import { changeSettings } from './give-key.ts'
import { budgetsOf } from './screens/budgets.ts'
import { chatOf } from './screens/chat.ts'
import { pricesOf } from './screens/prices.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
// Each of its answers is 12 tokens in and 24 out.
const app = withApp({ hasKeyring: true, server: { apiKey: canary, models: ['house-model', 'other-model'] } })

const everything = 'Everything, each month'

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  await saveHeld(app.page, await holdTyped(app.page, canary, app.server.baseUrl), 'Work')
  const { id: keyId } = await findKey(app.page, 'Work')
  await changeKey(app.page, { keyId, project: 'Letters' })
})

async function ask(text: string, model: string): Promise<void> {
  const chat = chatOf(app.page)
  await sidebarOf(app.page).newChat()
  await chat.chooseOf(/^Work/u, model)
  await chat.send(text)
}

async function askAndWait(text: string, model: string): Promise<void> {
  await ask(text, model)
  await chatOf(app.page).endedAnswer.getByText('streamed').waitFor()
}

async function setPrice(model: string, usdPerMillion: number): Promise<void> {
  const bridge = await bridgeOf(app.page)
  const saved = await bridge.evaluate((api, price) => api.prices.saveOwnPrice(price), {
    modelId: model,
    inputNanoUsdPerMillion: usdPerMillion * 1e9,
    cachedInputNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: usdPerMillion * 1e9,
  })
  if (!saved.ok) throw new Error(saved.failure.code)
}

describe('a budget', () => {
  it('is offered where there is none, and shows how it stands once it is added', async () => {
    const budgets = budgetsOf(app.page)
    await budgets.open()
    await budgets.empty.waitFor()
    await budgets.openSheet()
    await budgets.advice.getByText(words.budgets.already('$0.00', 'month', 'all')).waitFor()
    await budgets.fillIn({ limit: '$20' })
    await budgets.submit()
    await budgets.announced(words.budgets.added(everything)).waitFor({ state: 'attached' })
    await budgets.says(everything, '$0.00 of $20.00 this month, $20.00 left').waitFor()
    await budgets.says(everything, words.budgets.stops).waitFor()
    await budgets.says(everything, words.budgets.warnsAt(80)).waitFor()
    await budgets.sheet.waitFor({ state: 'detached' })
    await budgets.addButton.and(app.page.locator(':focus')).waitFor()
  })

  it('that is there already is led to instead', async () => {
    const budgets = budgetsOf(app.page)
    await budgets.open()
    await budgets.openSheet()
    await budgets.problem.getByText(words.budgets.form.exists('$20.00')).waitFor()
    await budgets.changeThat()
    await budgets.sheet.waitFor({ state: 'detached' })
    await budgets.form.waitFor()
    await budgets.limit.and(app.page.locator(':focus')).waitFor()
  })

  it('is changed in place, and Escape leaves it as it was', async () => {
    const budgets = budgetsOf(app.page)
    await budgets.fillIn({ limit: '7' })
    await app.page.keyboard.press('Escape')
    await budgets.form.waitFor({ state: 'detached' })
    expect(await budgets.editButton(everything).evaluate((one) => one === document.activeElement)).toBe(true)
    await budgets.edit(everything)
    await budgets.limit.and(app.page.locator(':focus')).waitFor()
    expect(await budgets.limit.inputValue()).toBe('20')
    await budgets.fillIn({ limit: '0' })
    await budgets.save()
    await budgets.problem.getByText(words.budgets.form.notAboveZero).waitFor()
    await answerQuestions(app.electron, agree)
    await budgets.fillIn({ limit: '25.50', isHard: false, warning: words.budgets.form.warnNever })
    await budgets.save()
    await budgets.form.waitFor({ state: 'detached' })
    await budgets.says(everything, '$0.00 of $25.50 this month, $25.50 left').waitFor()
    await budgets.says(everything, words.budgets.warnsOnly).waitFor()
    await budgets.says(everything, words.budgets.warnsNever).waitFor()
  })

  it('is removed at once, and undoing brings it back as it was', async () => {
    const budgets = budgetsOf(app.page)
    await budgets.remove(everything)
    await budgets.empty.waitFor()
    await budgets.addButton.and(app.page.locator(':focus')).waitFor()
    await budgets.undo()
    await budgets.says(everything, '$0.00 of $25.50 this month, $25.50 left').waitFor()
    await budgets.says(everything, words.budgets.warnsOnly).waitFor()
  })
})

describe('what is spent', () => {
  const nameOfKey = async (): Promise<string> => `Work …${(await findKey(app.page, 'Work')).lastFour}`

  it('shows without a reload, and what has no price is said and leads to setting one', async () => {
    await setPrice('house-model', 100_000)
    await askAndWait('What does this cost', 'house-model')
    await askAndWait('And this', 'other-model')
    const budgets = budgetsOf(app.page)
    await budgets.open()
    await budgets.says(everything, '$3.60 of $25.50 this month, $21.90 left').waitFor()
    await budgets.says(everything, words.budgets.unpriced(1)).waitFor()
    await budgets.setPrice(everything)
    await pricesOf(app.page).row('other-model').waitFor()
  })

  it('is told while a limit is typed, with what a lower one will do, and it may be set all the same', async () => {
    const budgets = budgetsOf(app.page)
    await budgets.open()
    await budgets.openSheet()
    const name = await nameOfKey()
    await budgets.fillIn({ scope: name, period: 'day' })
    await budgets.advice.getByText(words.budgets.already('$3.60', 'day', 'key')).waitFor()
    await budgets.fillIn({ limit: '5' })
    await budgets.advice.getByText(words.budgets.already('$3.60', 'day', 'key')).waitFor()
    await budgets.fillIn({ limit: '2.50' })
    await budgets.advice
      .getByText(words.budgets.alreadyAll('$3.60', 'day', 'key', words.budgets.tomorrow))
      .waitFor()
    await budgets.fillIn({ isHard: false })
    await budgets.advice
      .getByText(words.budgets.alreadyOver('$3.60', 'day', words.budgets.tomorrow))
      .waitFor()
    await budgets.fillIn({ isHard: true })
    await budgets.submit()
    const ofKey = words.budgets.nameOf(name, words.budgets.eachPeriod.day)
    await budgets.says(ofKey, '$3.60 of $2.50 today, $1.10 over').waitFor()
    await budgets.says(ofKey, words.budgets.stopsNow).waitFor()
  })

  it('stops the next request, as it was said', async () => {
    const before = app.server.requests().length
    await ask('One more', 'house-model')
    await chatOf(app.page).lastAnswer.getByText(words.failures.codes['budget/hard-limit'].title).waitFor()
    expect(app.server.requests().length).toBe(before)
    const budgets = budgetsOf(app.page)
    await budgets.open()
    await answerQuestions(app.electron, agree)
    await budgets.remove(words.budgets.nameOf(await nameOfKey(), words.budgets.eachPeriod.day))
    await askAndWait('One more again', 'house-model')
  })

  it('counts for the project of its key, too', async () => {
    const budgets = budgetsOf(app.page)
    await budgets.open()
    await budgets.openSheet()
    await budgets.fillIn({ scope: 'Letters', period: 'week', limit: '100', isHard: false })
    await budgets.advice.getByText(words.budgets.already('$7.20', 'week', 'project')).waitFor()
    await budgets.submit()
    const ofProject = words.budgets.nameOf(
      words.budgets.projectName('Letters'),
      words.budgets.eachPeriod.week,
    )
    await budgets.says(ofProject, '$7.20 of $100.00 this week, $92.80 left').waitFor()
  })
})
