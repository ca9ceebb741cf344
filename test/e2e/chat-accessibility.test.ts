// Checks every state of a chat with axe, in both themes, and what a screen reader hears during an answer.
import { beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { useTheme } from './axe.ts'
import { findInBothThemes } from './both-themes.ts'
import { bridgeOf, holdTyped, saveHeld } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { settingsOf } from './screens/settings.ts'
import { withApp } from './with-app.ts'

const rich = `# Kyoto

Some **bold** words, *others*, ~~gone~~, \`code\`, a [link](https://example.com) and a note.[^1]

| Day | Morning |
|:---|---:|
| 1 | Market |

- [x] booked
- [ ] to do
  1. nested

> A quotation.

\`\`\`ts
const walkedKm = [1.2, 2.0].reduce((sum, km) => sum + km) // a sum
\`\`\`

Euler: $e^{i\\pi} + 1 = 0$

[^1]: The note.
`
const spoken =
  'The first sentence is short. The second one is a little longer than the first. The third ends it.'

const app = withApp({
  hasKeyring: true,
  server: {
    models: ['gpt-6-luna'],
    answers: [
      { to: 'everything', text: rich, usage: { inputTokens: 12, outputTokens: 90 } },
      { to: 'aloud', text: spoken, charsPerChunk: 4, chunkDelayMs: 40 },
      { to: 'slowly', text: spoken.repeat(400), charsPerChunk: 4, chunkDelayMs: 40 },
    ],
  },
})

beforeAll(async () => {
  await saveHeld(app.page, await holdTyped(app.page, createCanary(), app.server.baseUrl), 'Local')
  const bridge = await bridgeOf(app.page)
  await bridge.evaluate((api) => api.settings.changeSettings({ writesTitles: false }))
})

const dialog = () => app.page.getByRole('dialog').last()
const press = (keys: string) => app.page.keyboard.press(keys)

async function openDialog(keys: string): Promise<void> {
  await press(keys)
  await dialog().locator(':focus').waitFor()
}

async function closeDialog(): Promise<void> {
  await press('Escape')
  await app.page.getByRole('dialog').first().waitFor({ state: 'detached' })
}

describe('in both themes', () => {
  it('each state of a chat is without a fault that axe knows', async () => {
    await useTheme(app.page, 'light')
    const chat = chatOf(app.page)
    const found: Record<string, string[]> = {}
    const look = async (name: string) => void (found[name] = await findInBothThemes(app.page))

    await press('Control+n')
    await chat.answers.first().waitFor({ state: 'detached' })
    await chat.send('Show me everything')
    await chat.endedAnswer.getByRole('table').waitFor()
    await chat.endedAnswer.hover()
    await look('an answer with everything')

    await press('Control+f')
    await app.page.getByPlaceholder(words.messages.findPlaceholder).fill('bold')
    await app.page.getByText(words.messages.findCount(1, 1, true)).waitFor()
    await look('find')
    await press('Escape')

    await press('Control+Shift+Enter')
    await chat.endedAnswer.getByText(words.messages.branchShort(2, 2)).waitFor()
    await look('a second answer')

    await chat.composer.focus()
    await press('ArrowUp')
    await app.page.getByRole('textbox', { name: words.messages.editField }).waitFor()
    await look('a message, edited')
    await press('Escape')

    app.server.failNext(429, { code: 'insufficient_quota', type: 'insufficient_quota', message: 'quota' })
    await chat.send('And this?')
    await chat.lastAnswer.getByText(words.failures.codes['openai/insufficient-quota'].title).waitFor()
    await look('a failure')

    await chat.send('Tell me slowly')
    await chat.stop.waitFor()
    await look('an answer that is being written')
    await chat.stop.click()
    await chat.endedAnswer.getByText(words.messages.stopped).waitFor()
    await look('a stopped answer')

    await chat.send(`My key is ${createCanary()}`)
    await app.page.getByText(words.composer.guardTitle).waitFor()
    await look('a secret')
    await app.page.getByRole('button', { name: words.composer.goBack }).click()
    await chat.composer.fill('')

    await openDialog('Control+k')
    await look('the palette')
    await closeDialog()
    await openDialog('Control+Shift+f')
    await app.page.keyboard.type('everything')
    await app.page.getByRole('option').first().waitFor()
    await look('search')
    await closeDialog()
    await openDialog('Control+/')
    await app.page.getByText(words.palette.shortcuts).first().waitFor()
    await look('the shortcuts')
    await closeDialog()

    for (const [name, button] of [
      ['the models', /^Model and key/u],
      ['the personas', words.prompts.persona],
      ['the parameters', words.models.parameters],
    ] as const) {
      await app.page.getByRole('button', { name: button }).click()
      await dialog().waitFor()
      await look(name)
      await closeDialog()
    }

    await press('Control+,')
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    await look('settings')
    await settingsOf(app.page).openScreen('prompts')
    await app.page.getByRole('heading', { level: 1, name: words.prompts.title }).waitFor()
    await look('prompts')
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
  })
})

describe('a screen reader', () => {
  it('is told an answer sentence by sentence, politely, and its beginning and end', async () => {
    await app.page.getByTestId('announcer').evaluate((region) => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) heard.push(node.textContent ?? '')
      }).observe(region, { childList: true })
    })
    await press('Control+n')
    await chatOf(app.page).send('Say it aloud')
    await chatOf(app.page).endedAnswer.waitFor()
    const read = () =>
      app.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join('\n'))
    await expect.poll(read).toContain(words.messages.announceEnd)
    const heard = await read()
    expect(heard).toContain(words.messages.announceBegin)
    for (const sentence of spoken.split(/(?<=\.) /u)) expect(heard).toContain(sentence)
    // Only whole sentences are read out, never half of one.
    expect(heard).not.toMatch(/first sentence is(?! short)/u)
  })
})
