// Answers as they arrive (C1), by both APIs: the first words while the rest is still to be
// written, several at once, copied as they were written. Requests contain what was chosen, without
// what the model refuses (C7).
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAiBaseUrl } from '../../src/domain/chat/model.ts'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { sayInTwo, startChatServer } from '../support/chat-server.ts'
import { noteSentRequests, type SentRequest } from '../support/sent-requests.ts'
import { waitFor } from '../support/wait.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const plain = 'gpt-4o'
const reasoning = 'gpt-6-luna'
const count = (word: string, words: number): string =>
  Array.from({ length: words }, (_, index) => `${word}${index}`).join(' ')
const fruits = ['apple', 'banana', 'cherry']
const markdown = 'A table:\n\n| a | b |\n| - | - |\n| 1 | *2* |\n\n```ts\nconst x = 1\n```\n\nAnd $x^2$.\n'

const held = await startChatServer([plain], canary)
const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: {
    apiKey: canary,
    models: [plain, reasoning],
    answers: [
      {
        to: 'Count',
        text: count('word', 150),
        usage: { inputTokens: 1_000, outputTokens: 500 },
        charsPerChunk: 8,
        chunkDelayMs: 10,
      },
      { to: 'as Markdown', text: markdown },
    ],
  },
})

let readSent: () => Promise<readonly SentRequest[]>
const readLastSent = async (): Promise<SentRequest | undefined> => (await readSent()).at(-1)

beforeAll(async () => {
  await giveKey(app.page, { secret: canary, baseUrl: openAiBaseUrl, label: 'OpenAI' })
  await giveKey(app.page, { secret: canary, baseUrl: app.server.baseUrl, label: 'Local' })
  await giveKey(app.page, { secret: canary, baseUrl: held.baseUrl, label: 'Held' })
  await changeSettings(app.page, { writesTitles: false, defaultModelId: plain })
  readSent = await noteSentRequests(app)
})

afterAll(() => held[Symbol.asyncDispose]())

/** Returns the text of an answer as soon as it has begun. */
const readBegun = (): Promise<string> =>
  waitFor('the first words', async () => {
    const text = (await chatOf(app.page).lastAnswer.allInnerTexts()).join('')
    return text.includes('word3') && text
  })

describe('an answer', () => {
  it('[C1] of OpenAI is asked for by Responses, stored by nobody, and read while it is written', async () => {
    const chat = chatOf(app.page)
    await chat.send('Count, please')
    expect(await readBegun()).not.toContain('word149')
    await chat.stop.waitFor()
    await chat.endedWith('word149').waitFor()
    await chat.sendButton.waitFor()
    expect(await chat.lastAnswer.innerText()).toContain(count('word', 150))
    // Its cost is shown below it.
    await chat.lastAnswer.getByText(words.messages.tokens(1_500)).waitFor()
    await chat.lastAnswer.getByText(/^\$0\.00\d/u).waitFor()
    expect(await readLastSent()).toEqual({
      url: `${openAiBaseUrl}/responses`,
      body: {
        model: plain,
        input: [{ role: 'user', content: 'Count, please' }],
        service_tier: 'default',
        store: false,
        stream: true,
      },
    })
  })

  it('[C1] of another server is asked for by Chat Completions, with all that was said', async () => {
    const chat = chatOf(app.page)
    await sidebarOf(app.page).newChat()
    await chat.chooseOf(/^Local/u, plain)
    await chat.send('Count, please')
    expect(await readBegun()).not.toContain('word149')
    await chat.endedWith('word149').waitFor()
    await chat.send('Thank you')
    await chat.endedWith('streamed').waitFor()
    expect(await readLastSent()).toEqual({
      url: `${app.server.baseUrl}/chat/completions`,
      body: {
        model: plain,
        messages: [
          { role: 'user', content: 'Count, please' },
          { role: 'assistant', content: count('word', 150) },
          { role: 'user', content: 'Thank you' },
        ],
        stream: true,
        stream_options: { include_usage: true },
      },
    })
  })

  it('[C7] is asked for with what was set, less what its model refuses, which is said', async () => {
    const chat = chatOf(app.page)
    const { parameters } = chat
    await sidebarOf(app.page).newChat()
    // A model that doesn't reason has no effort to choose.
    expect(await chat.effort.count()).toBe(0)
    await parameters.open()
    await parameters.temperature.fill('0.3')
    await parameters.maxOutput.fill('500')
    await parameters.writeSystemPrompt('Be brief.')
    await chat.send('First')
    await chat.endedWith('streamed').waitFor()
    const asked = {
      instructions: 'Be brief.',
      max_output_tokens: 500,
      service_tier: 'default',
      store: false,
      stream: true,
    }
    const first = { role: 'user', content: 'First' }
    expect((await readLastSent())?.body).toEqual({ model: plain, input: [first], temperature: 0.3, ...asked })

    await chat.chooseOf(/^OpenAI/u, reasoning)
    await chat.chooseEffort(words.models.efforts.high)
    await parameters.open()
    await parameters.panel.getByText(words.models.takesNoTemperature(reasoning)).waitFor()
    await app.page.keyboard.press('Escape')
    await chat.send('Second')
    await waitFor('the second request', async () => (await readSent()).length === 5)
    const body = (await readLastSent())?.body
    expect(body).toMatchObject({ model: reasoning, reasoning: { effort: 'high' }, ...asked })
    expect(body).not.toHaveProperty('temperature')
    await chat.endedWith('streamed').waitFor()

    // Only that server knows what its models take, so everything that was set is sent, by its older names.
    await chat.chooseOf(/^Local/u, reasoning)
    await chat.send('Third')
    await waitFor('the third request', async () => (await readSent()).length === 6)
    const other = (await readLastSent())?.body
    expect(other).toMatchObject({ temperature: 0.3, max_tokens: 500, reasoning_effort: 'high' })
    expect(other).toHaveProperty('messages[0]', { role: 'system', content: 'Be brief.' })
    await chat.endedWith('streamed').waitFor()

    // It was set for that chat alone.
    await sidebarOf(app.page).newChat()
    await chat.send('As ever')
    await waitFor('the request of the new chat', async () => (await readSent()).length === 7)
    expect((await readLastSent())?.body).toEqual({
      model: plain,
      input: [{ role: 'user', content: 'As ever' }],
      service_tier: 'default',
      store: false,
      stream: true,
    })
    await chat.endedWith('streamed').waitFor()
  })

  it('[C1] is written beside others, each in its own chat', async () => {
    const chat = chatOf(app.page)
    const sidebar = sidebarOf(app.page)
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const fruit of fruits) {
      await sidebar.newChat()
      await chat.chooseOf(/^Held/u, plain)
      held.reply(sayInTwo(`${fruit} and `, promise, count(fruit, 50)))
      await chat.send(`Tell me of ${fruit}`)
      await chat.lastAnswer.getByText(`${fruit} and`).waitFor()
    }
    await waitFor(
      'all to be written at once',
      async () => (await chat.answeringChats.count()) === fruits.length,
    )
    resolve()
    for (const fruit of fruits) {
      await sidebar.conversation(`Tell me of ${fruit}`).click()
      await chat.ownMessage(`Tell me of ${fruit}`).waitFor()
      await chat.endedWith(`${fruit} and ${count(fruit, 50)}`).waitFor()
      const text = await chat.lastAnswer.innerText()
      for (const other of fruits.filter((name) => name !== fruit)) expect(text).not.toContain(other)
    }
    await waitFor('none to be written', async () => (await chat.answeringChats.count()) === 0)
  })

  it('[C5] is copied as the Markdown it was written in, and so is the whole chat', async () => {
    const chat = chatOf(app.page)
    const readClipboard = () => app.electron.evaluate(({ clipboard }) => clipboard.readText())
    await sidebarOf(app.page).newChat()
    await chat.send('Answer as Markdown')
    await chat.endedWith('And').getByRole('table').waitFor()
    await chat.copy(chat.lastAnswer)
    await chat.lastAnswer.getByRole('button', { name: words.messages.copied }).waitFor()
    expect(await readClipboard()).toBe(markdown)
    await chat.menu.choose(words.messages.copyAll)
    await expect
      .poll(readClipboard)
      .toBe(
        `# Answer as Markdown\n\n## ${words.messages.you}\n\nAnswer as Markdown\n\n## ${plain}\n\n${markdown}`,
      )
  })
})
