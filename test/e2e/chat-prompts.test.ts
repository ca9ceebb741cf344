// Personas and templates, the app's and a person's own: filling in their fields, the instructions that a
// model gets from them, and templates in the composer.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { composerOf } from './screens/composer.ts'
import { promptsOf } from './screens/prompts.ts'
import { settingsOf } from './screens/settings.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: { apiKey: canary, models: ['gpt-6-luna'] },
})

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false })
  await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: 'Personal' })
})

interface Sent {
  readonly messages: ReadonlyArray<{ readonly role: string; readonly content: string }>
}

/** The instructions of the last request; `undefined` if it had none. */
function readInstructions(): string | undefined {
  const last = app.server
    .requests()
    .filter(({ path }) => path.endsWith('/responses'))
    .at(-1)
  return (last?.body as Sent | undefined)?.messages.find(({ role }) => role === 'system')?.content
}

async function ask(text: string): Promise<void> {
  const chat = chatOf(app.page)
  const before = app.server.requests().length
  await chat.send(text)
  await expect.poll(() => app.server.requests().length).toBe(before + 1)
  await chat.endedAnswer.getByText('streamed').waitFor()
}

const { translator } = words.personas

describe('a persona', () => {
  it('asks for its variables, shows what becomes of it, and is what the model is told', async () => {
    const prompts = promptsOf(app.page)
    await sidebarOf(app.page).newChat()
    await prompts.choose('Translator')
    await prompts.fillIn({ Language: 'Finnish' })
    await prompts.preview.getByText('a translator into Finnish').waitFor()
    await prompts.apply()
    await prompts.notice(words.prompts.applied('Translator')).waitFor()
    await prompts.button.and(app.page.getByRole('button', { name: /Translator$/u })).waitFor()
    await ask('Good morning')
    expect(readInstructions()).toBe(translator.text.replaceAll('{{language}}', 'Finnish'))
  })

  it('goes through the whole chat, and can be taken off and put back', async () => {
    const prompts = promptsOf(app.page)
    await ask('Good night')
    expect(readInstructions()).toContain('a translator into Finnish')
    await prompts.choose(words.prompts.none)
    await prompts.notice(words.prompts.cleared).waitFor()
    await ask('Without')
    expect(readInstructions()).toBeUndefined()
    await prompts.undo()
    await prompts.button.and(app.page.getByRole('button', { name: /Translator$/u })).waitFor()
    await ask('With it again')
    expect(readInstructions()).toContain('a translator into Finnish')
  })

  it('is of its own chat alone', async () => {
    await sidebarOf(app.page).newChat()
    await ask('A chat of its own')
    expect(readInstructions()).toBeUndefined()
  })
})

describe('prompts of one’s own', () => {
  it('are written, with what they ask for, and never with a key in them', async () => {
    const prompts = promptsOf(app.page)
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).openScreen('prompts')
    await prompts.title.waitFor()
    await prompts.section(words.prompts.ownPersonas).getByText(words.prompts.noPersonas).waitFor()
    await prompts.add('persona')
    await prompts.write({})
    await prompts.save()
    await expect
      .poll(() => prompts.problem.allInnerTexts())
      .toEqual([words.prompts.nameMissing, words.prompts.textMissing])
    await prompts.write({ name: 'Brief', text: `Use ${createCanary()} in {{words}} words.` })
    await prompts.save()
    await expect.poll(() => prompts.problem.allInnerTexts()).toEqual([words.prompts.holdsKey])
    // Closing would lose the text, so the app asks.
    await app.page.keyboard.press('Escape')
    await prompts.keepWriting.click()
    await prompts.cancel.click()
    await prompts.keepWriting.and(app.page.locator(':focus')).waitFor()
    await app.page.keyboard.press('Enter')
    await prompts.keepWriting.waitFor({ state: 'detached' })
    await prompts.write({ text: 'Answer in {{words}} words.' })
    await prompts.asksFor('words').waitFor()
    await prompts.saved()
    await prompts.row('Brief').waitFor()
  })

  it('are changed, doubled, deleted and brought back', async () => {
    const prompts = promptsOf(app.page)
    await prompts.edit('Brief')
    await prompts.write({ name: 'Very brief', text: 'Answer in {{words}} words, in {{tongue}}.' })
    await prompts.asksFor('words, tongue').waitFor()
    await prompts.saved()
    await prompts.row('Very brief').waitFor()
    expect(await prompts.row('Brief').count()).toBe(0)
    const copy = words.prompts.copyOf('Very brief')
    await prompts.duplicate('Very brief')
    await prompts.row(copy).waitFor()
    await prompts.remove('Very brief')
    await prompts.row('Very brief').waitFor({ state: 'detached' })
    await prompts.undo()
    await prompts.row('Very brief').waitFor()
    await prompts.remove(copy)
    await prompts.row(copy).waitFor({ state: 'detached' })
    // Duplicating a prompt of the app makes an editable copy.
    await prompts.duplicate('Tutor')
    await prompts.section(words.prompts.ownPersonas).getByText(words.prompts.copyOf('Tutor')).waitFor()
    await prompts.remove(words.prompts.copyOf('Tutor'))
    await prompts.row(words.prompts.copyOf('Tutor')).waitFor({ state: 'detached' })
  })

  it('begin a chat, with what they ask for', async () => {
    const prompts = promptsOf(app.page)
    await prompts.use('Very brief')
    await prompts.fillIn({ Words: 'five', Tongue: 'Basque' })
    await prompts.apply()
    await composerOf(app.page).focused.waitFor()
    await prompts.button.and(app.page.getByRole('button', { name: /Very brief$/u })).waitFor()
    await ask('Why is the sky blue?')
    expect(readInstructions()).toBe('Answer in five words, in Basque.')
  })
})

describe('a template', () => {
  it('goes into the composer, where one is', async () => {
    const prompts = promptsOf(app.page)
    const composer = composerOf(app.page)
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).openScreen('prompts')
    await prompts.section(words.prompts.templates).getByText(words.prompts.noTemplates).waitFor()
    await prompts.add('template')
    await prompts.write({ name: 'Summary', text: 'Summarize this for {{reader}}:' })
    await prompts.saved()
    await sidebarOf(app.page).newChat()
    await composer.focused.waitFor()
    await app.page.keyboard.type('Before. After.')
    for (let left = 0; left < ' After.'.length; left += 1) await app.page.keyboard.press('ArrowLeft')
    await prompts.choose('Summary')
    await prompts.fillIn({ Reader: 'a child' })
    await prompts.apply()
    await expect.poll(() => composer.field.inputValue()).toBe('Before.Summarize this for a child: After.')
    // It can be undone like any other inserted text.
    await composer.focused.waitFor()
    await app.page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => composer.field.inputValue()).toBe('Before. After.')
    await composer.field.fill('')
  })

  it('that asks for nothing is there at once, and one writes on', async () => {
    const prompts = promptsOf(app.page)
    const composer = composerOf(app.page)
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).openScreen('prompts')
    await prompts.add('template')
    await prompts.write({ name: 'Greeting', text: 'Dear all,' })
    await prompts.saved()
    await sidebarOf(app.page).newChat()
    await prompts.choose('Greeting')
    await composer.focused.waitFor()
    await app.page.keyboard.type(' hello')
    expect(await composer.field.inputValue()).toBe('Dear all, hello')
    await composer.field.fill('')
  })

  it('begins a message from its screen', async () => {
    const prompts = promptsOf(app.page)
    const composer = composerOf(app.page)
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).openScreen('prompts')
    await prompts.use('Summary')
    await prompts.fillIn({ Reader: 'a sailor' })
    await prompts.apply()
    await composer.focused.waitFor()
    expect(await composer.field.inputValue()).toBe('Summarize this for a sailor:')
    await ask('Summarize this for a sailor: the tide')
    expect(readInstructions()).toBeUndefined()
  })
})
