// What a person does with stored keys: names and notes, the default, disabling, reminders, the cost of each;
// and two keys that each stay with their own conversation.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayMs } from '../../src/domain/keys/lifecycle.ts'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { answerChat, answerModels, startFaultServer } from '../support/fault-server.ts'
import { bridgeOf, changeKey, findKey, holdTyped, saveHeld, findSeenKey } from './bridge.ts'
import { changeSettings } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const openAi = 'https://api.openai.com/v1'
const work = createCanary()
const home = createCanary()

const homeServer = await startFaultServer(
  ({ path }) => (path.endsWith('/models') ? answerModels(['home-model']) : answerChat('From home')),
  home,
)
afterAll(() => homeServer.stop())

// The server accepts only one key, so an answer proves which key was used.
const app = withApp({ hasKeyring: true, isOpenAi: true, server: { apiKey: work, models: ['gpt-6-luna'] } })

const openRow = async (label: string) => {
  await sidebarOf(app.page).openKeys()
  const keys = keysOf(app.page)
  await keys.row(label).waitFor()
  if (!(await keys.isOpen(label))) await keys.open(label)
  return keys
}
const askedAtHome = () =>
  homeServer.requests
    .filter(({ path }) => path.endsWith('/completions'))
    .map(({ isExpectedKey }) => isExpectedKey)

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  await saveHeld(app.page, await holdTyped(app.page, work, openAi), 'Work')
  await saveHeld(app.page, await holdTyped(app.page, home, homeServer.baseUrl), 'Home')
})

describe('the words around a key', () => {
  it('are changed in place', async () => {
    const keys = await openRow('Work')
    await keys.edit()
    await keys.change({ name: 'Office', project: 'Letters', note: 'Asked for by the office.\nUntil May.' })
    await keys.says('Office', 'Letters').waitFor()
    expect(await keys.fact('note').innerText()).toBe('Asked for by the office.\nUntil May.')
    expect(await findKey(app.page, 'Office')).toMatchObject({ project: 'Letters', baseUrl: openAi })
  })

  it('never make it another server’s: the base URL is refused in place, and its path may change', async () => {
    const keys = await openRow('Home')
    await keys.edit()
    await keys.change({ note: 'Kept while it is corrected', baseUrl: 'https://example.org/v1' })
    await keys.form.getByText(words.failures.codes['key/other-origin'].title).waitFor()
    expect(await keys.form.getByLabel(words.keys.editNote).inputValue()).toBe('Kept while it is corrected')
    expect(await findKey(app.page, 'Home')).toMatchObject({ baseUrl: homeServer.baseUrl, note: '' })
    const { id } = await findKey(app.page, 'Home')
    const moved = changeKey(app.page, { keyId: id, baseUrl: 'https://example.org/v1' })
    await expect(moved).rejects.toThrow('key/other-origin')
    await keys.change({ baseUrl: `${homeServer.origin}/door/v1` })
    await keys.form.waitFor({ state: 'detached' })
    expect((await findKey(app.page, 'Home')).baseUrl).toBe(`${homeServer.origin}/door/v1`)
  })
})

describe('two keys', () => {
  it('each answer in their own conversation', async () => {
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.chooseOf(/^Office/u, 'gpt-6-luna')
    await chat.send('A letter')
    await chat.endedAnswer.getByText('streamed').waitFor()
    await sidebarOf(app.page).newChat()
    await chat.chooseOf(/^Home/u, 'home-model')
    await chat.send('A recipe')
    await chat.endedAnswer.getByText('From home').waitFor()
    expect(homeServer.requests.at(-1)?.path).toBe('/door/v1/chat/completions')
    expect(askedAtHome()).toEqual([true])
  })

  it('the default passes to another, can be undone, and changes no conversation', async () => {
    const keys = await openRow('Home')
    expect((await findKey(app.page, 'Office')).isDefault).toBe(true)
    await keys.makeDefault()
    await keys.says('Home', words.keys.isDefault).waitFor()
    await keys.undo()
    await keys.says('Office', words.keys.isDefault).waitFor()
    await keys.makeDefault()
    await keys.says('Home', words.keys.isDefault).waitFor()
    const chat = chatOf(app.page)
    await sidebarOf(app.page).conversation('A letter').click()
    await chat.keyInUse.getByText('Office').waitFor()
    await chat.send('Another letter')
    await expect.poll(() => chat.answers.count()).toBe(2)
    await chat.endedAnswer.getByText('streamed').waitFor()
    expect(askedAtHome()).toEqual([true])
    await sidebarOf(app.page).newChat()
    await chat.keyInUse.getByText('Home').waitFor()
  })

  it('say what each has cost this month, and what has no known price', async () => {
    const keys = await openRow('Office')
    await keys.says('Office', /^\$0\.0\d*[1-9]\d*$/u).waitFor()
    const cost = await keys.fact('month').innerText()
    expect(cost).toMatch(/^\$0\.\d+ for 2 requests$/u)
    await keys.says('Home', words.keys.unpriced).waitFor()
  })
})

describe('a key that is disabled', () => {
  it('is not offered for a chat, and can be enabled again at once', async () => {
    const keys = await openRow('Home')
    await keys.disable()
    await keys.brief.getByText(words.keys.disabledDefault('Home', 'Office')).waitFor()
    await keys.says('Home', words.keys.states.disabled).waitFor()
    await sidebarOf(app.page).newChat()
    const chat = chatOf(app.page)
    await chat.chooser.click()
    await chat.choices.getByText(words.chat.practiceName).waitFor()
    const offered = await chat.choices.innerText()
    expect(offered).toContain('Office')
    expect(offered).not.toContain('Home')
    await app.page.keyboard.press('Escape')
  })

  it('leaves its chat without an answer, which says so and leads to its row', async () => {
    const before = homeServer.requests.length
    await sidebarOf(app.page).conversation('A recipe').click()
    const chat = chatOf(app.page)
    await chat.keyTrouble.getByText(/Home/u).waitFor()
    await chat.send('And a cake')
    await chat.lastAnswer.getByText(words.failures.codes['key/disabled'].title).waitFor()
    expect(homeServer.requests.length).toBe(before)
    await chat.answerButton(words.failures.actions['enable-key']).click()
    const keys = keysOf(app.page)
    await keys.row('Home').getByRole('region').waitFor()
    expect(await keys.isOpen('Home')).toBe(true)
    await keys.enable()
    await keys.brief.getByText(words.keys.enabled('Home')).waitFor()
    await sidebarOf(app.page).conversation('A recipe').click()
    await chat.tryAgain.first().click()
    await chat.endedAnswer.getByText('From home').waitFor()
    expect(askedAtHome()).toEqual([true, true])
  })
})

describe('what is worth a quiet word', () => {
  it('the reminder to rotate is set, and taken away', async () => {
    const keys = await openRow('Office')
    const before = Date.now()
    await keys.reminder.selectOption(words.keys.reminderIn(30))
    await expect
      .poll(async () => (await findKey(app.page, 'Office')).rotateByMs)
      .toBeLessThan(before + 31 * dayMs)
    expect((await findKey(app.page, 'Office')).rotateByMs).toBeGreaterThanOrEqual(before + 30 * dayMs)
    const { id: keyId } = await findKey(app.page, 'Office')
    await changeKey(app.page, { keyId, rotateByMs: Date.now() + 6 * dayMs })
    await keys.says('Office', words.keys.states['rotate-soon']).waitFor()
    await keys.reminder.selectOption(words.keys.reminderNever)
    await expect.poll(async () => (await findKey(app.page, 'Office')).rotateByMs).toBeNull()
    await keys.says('Office', words.keys.states['rotate-soon']).waitFor({ state: 'detached' })
  })

  it('the same key at another address, and a key of the older kind, say so', async () => {
    const keys = await openRow('Office')
    const facts = { idleDays: 0, sameLabel: 'Office' }
    await keys.says('Office', words.keys.hint('unscoped', facts)).waitFor()
    await saveHeld(app.page, await holdTyped(app.page, work, 'http://127.0.0.1:9/v1'), 'Twin')
    await keys.says('Twin', words.keys.hint('same-key', facts)).waitFor()
    await keys.says('Office', words.keys.hint('same-key', { ...facts, sameLabel: 'Twin' })).waitFor()
    expect(await keys.says('Home', /^(Same key|May do all)/u).count()).toBe(0)
  })

  it('a key that was replaced waits to be revoked', async () => {
    const candidateId = await holdTyped(app.page, createCanary(), 'http://127.0.0.1:9/v1')
    const { id: twinId } = await findKey(app.page, 'Twin')
    const ids = { ...(await findSeenKey(app.page, twinId)), candidateId }
    const bridge = await bridgeOf(app.page)
    expect(await bridge.evaluate((api, both) => api.keys.rotateKey(both), ids)).toMatchObject({ ok: true })
    const keys = keysOf(app.page)
    const replaced = keys.row(words.keys.states.replaced)
    await replaced.getByText(words.keys.hint('revoke-old', { idleDays: 0, sameLabel: '' })).waitFor()
    await replaced.getByText('Twin', { exact: true }).waitFor()
  })
})
