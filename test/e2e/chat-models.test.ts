// Which model answers, and how: the chooser shows what is known of each model, a warning comes before one is
// shut down, and parameters are kept with the chat and never sent to a model that refuses them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { answerJson, answerStream, startFaultServer } from '../support/fault-server.ts'
import { answerForOpenAi } from '../support/openai-origin.ts'
import { responsesWire } from '../support/wires.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { composerOf } from './screens/composer.ts'
import { modelsOf } from './screens/models.ts'
import { settingsOf } from './screens/settings.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const dayMs = 86_400_000
const dayFromNow = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
const write = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))

/** The server itself announces these dates, so the test doesn't depend on the calendar. */
const endings = { 'gpt-6-soon': dayFromNow(20), 'gpt-6-gone': dayFromNow(-3) }
const models = [
  ...['gpt-6-luna', 'gpt-5.1', 'gpt-4o', 'text-embedding-3-small'].map((id) => ({ id, object: 'model' })),
  ...Object.entries(endings).map(([id, day]) => ({ id, object: 'model', shutdown_date: day })),
]

const { delta, end } = responsesWire
const server = await startFaultServer(
  ({ path }) =>
    path.endsWith('/models')
      ? answerJson({ object: 'list', data: models })
      : answerStream([delta('Very well.'), end({ inputTokens: 5, outputTokens: 3 })], [{ do: 'end' }]),
  canary,
)
afterAll(() => server.stop())

const app = withApp({ hasKeyring: 'no-dbus' })

async function begin(): Promise<void> {
  await answerForOpenAi(app, server.baseUrl)
  await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: 'Personal' })
}

beforeAll(async () => {
  await begin()
  await changeSettings(app.page, { writesTitles: false })
})

interface Body {
  readonly model: string
  readonly instructions?: string
  readonly temperature?: number
  readonly max_output_tokens?: number
  readonly reasoning?: { readonly effort: string }
  readonly store?: boolean
}

const listSent = () => server.requests.filter(({ path }) => path.endsWith('/responses'))

/** Sends the text, and returns the body of the request that the server got for it. */
async function ask(text: string): Promise<Body> {
  const before = listSent().length
  const chat = chatOf(app.page)
  await chat.send(text)
  await expect.poll(() => listSent().length).toBe(before + 1)
  await chat.endedAnswer.getByText('Very well.').waitFor()
  return JSON.parse(listSent()[before]?.body ?? '{}') as Body
}

async function openNew(): Promise<void> {
  await sidebarOf(app.page).newChat()
  await composerOf(app.page).focused.waitFor()
}

describe('the chooser', () => {
  it('says of each model what is known: context, price, and the day it ends', async () => {
    const chooser = modelsOf(app.page)
    await openNew()
    await chooser.openChooser()
    const read = async (name: string) => (await chooser.option(name).innerText()).split('\n')
    await chooser.option('gpt-4o').waitFor()
    const [name, facts, ending] = await read('gpt-4o')
    expect(name).toBe('gpt-4o')
    expect(facts).toBe(`${words.models.context('128K')} · ${words.models.price('$2.50', '$10.00')}`)
    expect([words.models.shutsDown('Jan 14, 2027'), words.models.hasShutDown('Jan 14, 2027')]).toContain(
      ending,
    )
    expect((await read('gpt-6-soon')).at(-1)).toBe(words.models.shutsDown(write(endings['gpt-6-soon'])))
    expect((await read('gpt-6-gone')).at(-1)).toBe(words.models.hasShutDown(write(endings['gpt-6-gone'])))
    expect((await read('gpt-6-luna')).join(' ')).not.toMatch(/shut/iu)
    await app.page.getByText(words.models.prices).waitFor()
    // Models that can't chat are not offered; the practice guide always is.
    expect(await chooser.option('text-embedding-3-small').count()).toBe(0)
    expect(await read(words.models.practice)).toContain(words.models.free)
    await chooser.chosen.getByText('gpt-6-luna', { exact: true }).waitFor()
    await app.page.keyboard.press('Escape')
    await chooser.list.waitFor({ state: 'detached' })
  })

  it('chooses by keyboard, for this chat alone', async () => {
    const chooser = modelsOf(app.page)
    await app.page.keyboard.press('ControlOrMeta+Shift+M')
    await chooser.list.waitFor()
    await app.page.keyboard.press('Home')
    const ids = await chooser.list.getByRole('option').count()
    expect(ids).toBe(6)
    await app.page.keyboard.press('g')
    await app.page.keyboard.press('Enter')
    await chooser.list.waitFor({ state: 'detached' })
    expect(await chooser.chooser.innerText()).not.toContain('gpt-6-luna')
    const chosen = (await chooser.chooser.innerText()).split('\n').find((line) => line.startsWith('gpt'))
    expect((await ask('By keyboard')).model).toBe(chosen)
    await openNew()
    expect(await chooser.chooser.innerText()).toContain('gpt-6-luna')
  })

  it('gives the focus back as it begins to close, and to nobody who has gone on to something else', async () => {
    const chooser = modelsOf(app.page)
    await ask('Is there a menu?')
    await chooser.openChooser()
    await chooser.list
      .and(app.page.locator(':focus'))
      .or(chooser.search.and(app.page.locator(':focus')))
      .waitFor()
    await app.page.keyboard.press('Escape')
    expect(await chooser.chooser.evaluate((button) => button.matches(':focus'))).toBe(true)

    for (const opener of [chooser.chooser, chatOf(app.page).menu.button]) {
      await opener.click()
      const popup = app.page.getByRole('dialog').or(app.page.getByRole('menu'))
      await popup.first().waitFor()
      await app.page.keyboard.press('Escape')
      await composerOf(app.page).field.focus()
      await popup.waitFor({ state: 'detached' })
      await composerOf(app.page).focused.waitFor()
      // Anything that would still take the focus has taken it within two frames.
      await app.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      expect(await composerOf(app.page).field.evaluate((field) => field.matches(':focus'))).toBe(true)
    }
  })
})

describe('a model that is shut down', () => {
  it('soon is said where one chats, with the way to another', async () => {
    const chooser = modelsOf(app.page)
    await openNew()
    await chooser.choose('gpt-6-soon')
    const { 'gpt-6-soon': soon } = endings
    await chooser.shutdownBar
      .getByText(words.models.barSoon('gpt-6-soon', write(soon), 'in 20 days'))
      .waitFor()
    await chooser.chooseOther.click()
    await chooser.option('gpt-6-luna').click()
    await chooser.shutdownBar.waitFor({ state: 'detached' })
    expect(await chooser.chooser.innerText()).toContain('gpt-6-luna')
  })

  it('already is said so', async () => {
    const chooser = modelsOf(app.page)
    await chooser.choose('gpt-6-gone')
    await chooser.shutdownBar
      .getByText(words.models.barPast('gpt-6-gone', write(endings['gpt-6-gone'])))
      .waitFor()
    await chooser.choose('gpt-6-luna')
    await chooser.shutdownBar.waitFor({ state: 'detached' })
  })
})

describe('parameters', () => {
  it('are offered as far as the model takes them, and sent', async () => {
    const chooser = modelsOf(app.page)
    await openNew()
    await chooser.choose('gpt-4o')
    await chooser.openPanel()
    await chooser.says(words.models.parametersOf('gpt-4o')).waitFor()
    await chooser.says(words.models.takesNoEffort('gpt-4o')).waitFor()
    expect(await chooser.efforts.count()).toBe(0)
    expect(await chooser.effortButton.count()).toBe(0)
    await chooser.temperature.fill('0.3')
    expect(await chooser.temperatureHandle.inputValue()).toBe('0.3')
    await chooser.maxOutput.fill('1,000,001')
    await chooser.says(words.models.maxOutputProblem('1,000,000')).waitFor()
    await chooser.maxOutput.fill('20,000')
    await chooser.says(words.models.maxOutputMost('gpt-4o', '16,384')).waitFor()
    await chooser.maxOutput.fill('500')
    await chooser.writeSystemPrompt('Answer in one sentence.')
    const sent = await ask('Parameters, please')
    expect(sent).toMatchObject({
      model: 'gpt-4o',
      temperature: 0.3,
      max_output_tokens: 500,
      instructions: 'Answer in one sentence.',
      store: false,
    })
    expect(sent).not.toHaveProperty('reasoning')
  })

  it('that another model refuses are said to be, and not sent', async () => {
    const chooser = modelsOf(app.page)
    await chooser.choose('gpt-5.1')
    await chooser.openPanel()
    await chooser.says(words.models.takesNoTemperature('gpt-5.1')).waitFor()
    expect(await chooser.temperature.count()).toBe(0)
    await expect.poll(() => chooser.efforts.getByRole('radio').count()).toBe(5)
    await chooser.effort(words.models.efforts.high).click()
    await chooser.closePanel()
    await chooser.effortButton.getByText(words.models.efforts.high).waitFor()
    const sent = await ask('And without a temperature')
    expect(sent).toMatchObject({ model: 'gpt-5.1', max_output_tokens: 500, reasoning: { effort: 'high' } })
    expect(sent).not.toHaveProperty('temperature')
  })

  it('are the defaults again in a new chat, which are set in the settings', async () => {
    const chooser = modelsOf(app.page)
    await openNew()
    expect(await ask('A plain one')).not.toHaveProperty('max_output_tokens')
    await sidebarOf(app.page).openSettings()
    const settings = settingsOf(app.page)
    await settings.open('chats')
    await settings.chooseModel('gpt-5.1')
    await settings.model.getByText('gpt-5.1').waitFor()
    await settings.maxOutput.fill('321')
    await openNew()
    expect(await chooser.chooser.innerText()).toContain('gpt-5.1')
    expect(await ask('With other defaults')).toMatchObject({ model: 'gpt-5.1', max_output_tokens: 321 })
    // A chat can go back to the default parameters.
    await sidebarOf(app.page).conversation('Parameters, please').click()
    await chatOf(app.page).answers.first().waitFor()
    await chooser.openPanel()
    expect(await chooser.maxOutput.inputValue()).toBe('500')
    await chooser.reset()
    await expect.poll(() => chooser.maxOutput.inputValue()).toBe('321')
    await chooser.maxOutput.fill('400')
    await chooser.closePanel()
  })

  it('are kept with their chat over a restart, as the defaults are', async () => {
    await sidebarOf(app.page).conversation('By keyboard').click()
    await chatOf(app.page).answers.first().waitFor()
    await modelsOf(app.page).openPanel()
    await modelsOf(app.page).writeSystemPrompt('Be kind.')
    await app.quit()
    await app.start()
    await begin()
    const chooser = modelsOf(app.page)
    await openNew()
    expect(await ask('After the restart')).toMatchObject({ model: 'gpt-5.1', max_output_tokens: 321 })
    await sidebarOf(app.page).conversation('Parameters, please').click()
    await chatOf(app.page).answers.first().waitFor()
    // Its key was for the session only, so a key is chosen again.
    await chooser.choose('gpt-5.1')
    await chooser.openPanel()
    expect(await chooser.maxOutput.inputValue()).toBe('400')
    await chooser.closePanel()
    expect(await ask('Still so')).toMatchObject({ model: 'gpt-5.1', max_output_tokens: 400 })
    await sidebarOf(app.page).conversation('By keyboard').click()
    await chooser.choose('gpt-6-luna')
    expect(await ask('Be what?')).toMatchObject({ instructions: 'Be kind.' })
  })
})
