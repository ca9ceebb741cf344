// Before sending: what the text would take and cost, how full the model's context is, and what the chat has
// cost so far. The figures follow the model, the parameters and the messages; without a price they say so.
import { beforeAll, describe, expect, it } from 'vitest'
import { practiceModelId } from '../../src/domain/chat/model.ts'
import { nanoUsdFromUsd } from '../../src/domain/money.ts'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { answered, asked, seedConversations } from '../support/seed-conversations.ts'
import { findViolations, useTheme } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { composerOf } from './screens/composer.ts'
import { modelsOf } from './screens/models.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const longAnswer = 'A sentence of about ten words, said a good many times. '.repeat(40)
const app = withApp({
  hasKeyring: 'no-dbus',
  isOpenAi: true,
  server: {
    apiKey: canary,
    models: ['gpt-5', 'gpt-5-mini', 'llama'],
    answers: [
      { to: /counted/u, text: 'Counted well.', usage: { inputTokens: 2_000, outputTokens: 100 } },
      { to: /^Fill/u, text: 'Full.', usage: { inputTokens: 380_000, outputTokens: 50 } },
    ],
  },
  seed: (folder) =>
    seedConversations(folder, [
      {
        title: 'Long',
        atMs: Date.now(),
        modelId: 'gpt-5',
        messages: Array.from({ length: 1_000 }, (_, index) =>
          index % 2 === 0 ? asked(`Question ${index}`) : answered(`${index}: ${longAnswer}`),
        ),
      },
      {
        title: 'Practising',
        atMs: Date.now(),
        modelId: practiceModelId,
        messages: [asked('Hi'), answered('Hello')],
      },
    ]),
})

beforeAll(async () => {
  await changeSettings(app.page, { writesTitles: false, defaultModelId: 'gpt-5' })
  await giveKey(app.page, { secret: canary, baseUrl: 'https://api.openai.com/v1', label: 'Personal' })
  await giveKey(app.page, { secret: canary, baseUrl: app.server.baseUrl, label: 'Local' })
})

async function openNew(): Promise<void> {
  await sidebarOf(app.page).newChat()
  await composerOf(app.page).focused.waitFor()
  await composerOf(app.page).field.fill('')
}

const readFigure = () => composerOf(app.page).figure.innerText()
const readTitle = () => composerOf(app.page).estimate.getAttribute('title')

/** The sum of the records of the newest chat, as main has them. */
async function readNewestCost(): Promise<number> {
  const bridge = await bridgeOf(app.page)
  const read = await bridge.evaluate((api) =>
    api.usage.listRecords({
      calendar: 'local',
      span: null,
      filter: null,
      kind: 'all',
      limit: 500,
      before: null,
    }),
  )
  if (!read.ok) throw new Error(read.failure.code)
  const { records } = read.value
  const id = records[0]?.conversationId
  return records
    .filter(({ conversationId }) => conversationId === id)
    .reduce((sum, { costNanoUsd }) => sum + (costNanoUsd ?? 0), 0)
}

describe('a message to OpenAI', () => {
  it('shows what it would cost, and once sent what the chat has cost', async () => {
    const composer = composerOf(app.page)
    await openNew()
    await app.page.keyboard.type('Is this counted?')
    // 4 tokens in at $1.25 and 400 out at $10 for a million.
    await expect.poll(readFigure).toBe(words.estimate.cost('$0.004'))
    expect(await readTitle()).toBe('About 4 tokens in and 400 out. At most $1.28.')
    await composer.openPanel()
    expect(await composer.panelFigure(words.estimate.message).innerText()).toBe('4')
    expect(await composer.panelFigure(words.estimate.conversation).innerText()).toBe('0')
    expect(await composer.panelFigure(words.estimate.left).innerText()).toBe('399,996')
    await composer.panel.getByText(words.estimate.estimateWhy).waitFor()
    for (const theme of ['dark', 'light'] as const) {
      await useTheme(app.page, theme)
      expect(await findViolations(app.page)).toEqual([])
    }
    await composer.closePanel()
    await composer.send.click()
    await chatOf(app.page).endedAnswer.getByText('Counted well.').waitFor()
    // 2,000 in and 100 out.
    await expect.poll(readFigure).toBe('$0.0035')
    expect(await readNewestCost()).toBe(3_500_000)
    await composer.openPanel()
    expect(await composer.panelFigure(words.estimate.conversation).innerText()).toBe('2,100')
    expect(await composer.spent.innerText()).toBe(words.estimate.spentIn('$0.0035', 1))
    await composer.closePanel()
  })

  it('is asked on top of what the server counted, with an answer as long as the last', async () => {
    const composer = composerOf(app.page)
    await composer.field.fill('Is this counted again?')
    await expect.poll(readTitle).toBe('About 2,105 tokens in and 100 out. At most $1.28.')
    await composer.send.click()
    await expect.poll(() => chatOf(app.page).answers.count()).toBe(2)
    await expect.poll(readFigure).toBe('$0.007')
    expect(await readNewestCost()).toBe(7_000_000)
    await composer.openPanel()
    expect(await composer.spent.innerText()).toBe(words.estimate.spentIn('$0.007', 2))
    await composer.closePanel()
  })

  it('costs what the chosen model costs, with the instructions of the chat', async () => {
    const composer = composerOf(app.page)
    const models = modelsOf(app.page)
    await openNew()
    await app.page.keyboard.type('Hello')
    await expect.poll(readFigure).toBe(words.estimate.cost('$0.001'))
    await chatOf(app.page).chooseOf(/Personal/u, 'gpt-5-mini')
    await expect.poll(readFigure).toBe(words.estimate.cost('$0.0008'))
    await models.openPanel()
    await models.maxOutput.fill('50')
    await models.maxOutput.press('Tab')
    await models.closePanel()
    await expect.poll(readTitle).toBe('About 1 token in and 50 out. At most $0.0001.')
    await models.openPanel()
    await models.writeSystemPrompt('Answer as a pirate would, in rhymes.')
    await expect.poll(readTitle).toMatch(/^About \d\d? tokens in and 50 out/u)
    await composer.openPanel()
    expect(Number(await composer.panelFigure(words.estimate.instructions).innerText())).toBeGreaterThan(5)
    await composer.closePanel()
    await composer.field.fill('')
  })

  it('that is more than the model takes is said to be, and asked about', async () => {
    const composer = composerOf(app.page)
    await openNew()
    await chatOf(app.page).chooseOf(/Personal/u, 'gpt-5-mini')
    await composer.field.fill('Fill it up')
    await composer.field.press('Enter')
    await chatOf(app.page).endedAnswer.getByText('Full.').waitFor()
    await expect.poll(() => composer.estimate.getAttribute('data-fullness')).toBe('near')
    await composer.paste('word '.repeat(25_000))
    await expect.poll(() => composer.estimate.getAttribute('data-fullness')).toBe('over')
    await composer.note(words.estimate.over('gpt-5-mini', '405K', '400K')).waitFor()
    app.server.forgetRequests()
    await composer.send.click()
    await composer.question.getByText(words.estimate.tooBigTogether('gpt-5-mini')).waitFor()
    expect(app.server.requests()).toEqual([])
    await composer.goBack.click()
    await composer.field.fill('')
    await expect.poll(() => composer.estimate.getAttribute('data-fullness')).toBe('near')
  })
})

it('a long chat that no server counted is counted here, and typing goes on', async () => {
  const composer = composerOf(app.page)
  await sidebarOf(app.page).conversation('Long').click()
  await composer.focused.waitFor()
  await app.page.keyboard.type('And then?')
  expect(await composer.field.inputValue()).toBe('And then?')
  await expect.poll(() => composer.estimate.getAttribute('data-fullness'), { timeout: 60_000 }).toBe('half')
  await composer.openPanel()
  expect(await composer.panelFigure(words.estimate.conversation).innerText()).toMatch(/^2\d\d,\d{3}$/u)
  await composer.closePanel()
  await composer.field.fill('')
})

it('is opened by keyboard, gives the focus back, and moves nothing beside it', async () => {
  const composer = composerOf(app.page)
  const readPlaces = async () =>
    JSON.stringify([await composer.send.boundingBox(), await chatOf(app.page).effort.boundingBox()])
  await openNew()
  for (const width of [420, 1_100]) {
    await app.page.setViewportSize({ width, height: 760 })
    await composer.field.fill('')
    await expect.poll(readFigure).toBe('')
    const before = await readPlaces()
    await composer.field.fill('Hello')
    await expect.poll(readFigure).toMatch(/^≈/u)
    expect(await readPlaces()).toBe(before)
  }
  await composer.send.focus()
  await app.page.keyboard.press('Shift+Tab')
  await app.page.keyboard.press('Enter')
  await composer.panel.waitFor()
  await composer.closePanel()
  await composer.estimate.and(app.page.locator(':focus')).waitFor()
  expect(await composer.estimate.getAttribute('aria-label')).toBe(
    `${words.estimate.name}: ${words.estimate.cost('$0.001')}. ${words.estimate.tokens(1, 100)} ${words.estimate.atMost('$1.28')} ${words.estimate.full('<0.1%')}`,
  )
  await composer.field.fill('')
})

describe('without a price', () => {
  it('another server’s model is unpriced, before and after', async () => {
    const composer = composerOf(app.page)
    await openNew()
    await chatOf(app.page).chooseOf(/Local/u, 'llama')
    await composer.field.fill('Is this counted?')
    await expect.poll(readFigure).toBe(words.estimate.unpriced)
    await composer.openPanel()
    await composer.panel.getByText(words.estimate.contextUnknown('llama')).waitFor()
    await composer.panel.getByRole('button', { name: words.estimate.setPrice }).waitFor()
    await composer.closePanel()
    await composer.field.press('Enter')
    await chatOf(app.page).endedAnswer.getByText('Counted well.').waitFor()
    await expect.poll(readFigure).toBe(words.estimate.onlyUnpriced(1))
    await composer.openPanel()
    expect(await composer.spent.innerText()).toBe(words.estimate.spentUnpriced(1))
    await composer.closePanel()
  })

  it('has one as soon as a price is set', async () => {
    const composer = composerOf(app.page)
    await composer.field.fill('Is this counted?')
    await expect.poll(readFigure).toBe(words.estimate.unpriced)
    const bridge = await bridgeOf(app.page)
    await bridge.evaluate((api, price) => api.prices.saveOwnPrice(price), {
      modelId: 'llama',
      inputNanoUsdPerMillion: nanoUsdFromUsd(100),
      cachedInputNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: nanoUsdFromUsd(0),
    })
    // The messages and the text are 12 tokens, at $100 for a million.
    await expect.poll(readFigure).toBe(words.estimate.cost('$0.0012'))
    await composer.field.fill('')
  })

  it('practice is free', async () => {
    const composer = composerOf(app.page)
    await sidebarOf(app.page).conversation('Practising').click()
    await composer.focused.waitFor()
    await app.page.keyboard.type('Hello')
    await expect.poll(readFigure).toBe(words.estimate.free)
    await composer.openPanel()
    await composer.panel.getByText(words.estimate.freeWhy).waitFor()
    expect(await composer.spent.innerText()).toBe(words.estimate.nothingSpent)
    await composer.closePanel()
    await composer.field.fill('')
  })
})
