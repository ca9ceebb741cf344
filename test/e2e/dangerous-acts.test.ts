// What is dangerous is asked by main, in a dialog that a script in the page can't answer: to lift a hard limit, for
// once or for good, to count less than OpenAI charges, to remove a key. Cancel changes nothing, the act's button
// does it, and one dialog is open at a time.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Budget } from '../../src/domain/budgets/budget.ts'
import { practiceModelId } from '../../src/domain/chat/model.ts'
import type { KeyId, MessageId } from '../../src/domain/ids.ts'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import {
  agree,
  answerOpenQuestions,
  answerQuestions,
  cancel,
  countOpenQuestions,
  leaveQuestionsOpen,
} from '../support/dialogs.ts'
import { bridgeOf, listKeys, findSeenKey } from './bridge.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp, type AppUnderTest } from './with-app.ts'

const canary = createCanary()
const model = 'house-model'
const options = { hasKeyring: 'no-dbus', server: { apiKey: canary, models: [model] } } as const
const declined = { ok: false, failure: { code: 'ipc/declined' } }
const nano = (amount: number) => amount as Budget['limitNanoUsd'] // an amount of a test
const hard = (limit: number) => ({ limitNanoUsd: nano(limit), isHard: true, warnAtPercent: null })

async function prepare(app: AppUnderTest): Promise<KeyId> {
  await changeSettings(app.page, { writesTitles: false, defaultModelId: model })
  return giveKey(app.page, { secret: canary, baseUrl: app.server.baseUrl, label: 'Work' })
}

/** Calls the bridge as a script in the page would. */
const script = (app: AppUnderTest) => ({
  async addBudget(over: Partial<Omit<Budget, 'id'>> = {}) {
    const budget = { scope: { kind: 'all' }, period: 'month', ...hard(1_000), ...over } as const
    const added = await (await bridgeOf(app.page)).evaluate((api, one) => api.budgets.addBudget(one), budget)
    if (!added.ok) throw new Error(added.failure.code)
    return added.value.budget
  },
  async listBudgets() {
    const listed = await (await bridgeOf(app.page)).evaluate((api) => api.budgets.listBudgets({}))
    return listed.ok ? listed.value.map(({ budget }) => budget) : []
  },
  changeBudget: async (change: Omit<Budget, 'id' | 'scope' | 'period'> & { budgetId: Budget['id'] }) =>
    (await bridgeOf(app.page)).evaluate((api, input) => api.budgets.changeBudget(input), change),
  removeBudget: async (budgetId: Budget['id']) =>
    (await bridgeOf(app.page)).evaluate((api, id) => api.budgets.removeBudget({ budgetId: id }), budgetId),
  saveOwnPrice: async (modelId: string, amount: number) =>
    (await bridgeOf(app.page)).evaluate(
      (api, [id, price]) =>
        api.prices.saveOwnPrice({
          modelId: id,
          inputNanoUsdPerMillion: price,
          cachedInputNanoUsdPerMillion: null,
          outputNanoUsdPerMillion: price,
        }),
      [modelId, nano(amount)] as const,
    ),
  removeKey: async (keyId: KeyId) =>
    (await bridgeOf(app.page)).evaluate(
      (api, seen) => api.keys.removeKey(seen),
      await findSeenKey(app.page, keyId),
    ),
})

/** How many of the calls that a script made at once are answered. */
const countSettled = (app: AppUnderTest) =>
  app.page.evaluate(() => (globalThis as { settled?: string[] }).settled?.length ?? 0)

const countArrived = (app: AppUnderTest) =>
  app.server.requests().filter(({ method }) => method === 'POST').length

describe('a hard limit', () => {
  const app = withApp(options)
  const { addBudget, listBudgets, changeBudget, removeBudget, saveOwnPrice } = script(app)
  let messageId: MessageId

  beforeAll(async () => {
    await prepare(app)
    await saveOwnPrice(model, 1_000_000_000)
  })
  beforeEach(async () => {
    await answerQuestions(app.electron, agree)
    for (const { id } of await listBudgets()) await removeBudget(id)
    await answerQuestions(app.electron, cancel)
  })

  /** Asks through the window, and is refused. */
  async function beRefused(text: string): Promise<void> {
    await sidebarOf(app.page).newChat()
    await chatOf(app.page).send(text)
    await chatOf(app.page).failureButton(words.messages.sendAnyway).waitFor()
    const bridge = await bridgeOf(app.page)
    messageId = await bridge.evaluate(async (api) => {
      const shelf = { shelf: { kind: 'recent' }, limit: 1, before: null } as const
      const listed = await api.conversations.listConversations(shelf)
      const conversationId = listed.ok ? listed.value[0]?.id : undefined
      const read = conversationId ? await api.chat.readConversation({ conversationId }) : null
      const last = read?.ok === true ? read.value.messages.at(-1) : undefined
      if (!last) throw new Error('nothing was asked')
      return last.id
    })
  }
  const pass = async (times = 1) =>
    (await bridgeOf(app.page)).evaluate(
      async (api, [id, count]) => {
        const asked = { messageId: id, keyId: null, modelId: null, ignoresBudgets: true }
        const settled: string[] = []
        Object.assign(globalThis, { settled })
        const ask = async () => {
          const answer = await api.chat.retryAnswer(asked)
          settled.push(answer.ok ? 'begun' : answer.failure.code)
        }
        await Promise.all(Array.from({ length: count }, ask))
        return settled
      },
      [messageId, times] as const,
    )

  it('[S29] is not loosened, softened or removed by a script, and is by a person', async () => {
    const { id: budgetId } = await addBudget()
    const before = await listBudgets()
    const soft = { ...hard(1_000), isHard: false }
    expect(await changeBudget({ budgetId, ...hard(2_000) })).toMatchObject(declined)
    expect(await changeBudget({ budgetId, ...soft })).toMatchObject(declined)
    expect(await removeBudget(budgetId)).toMatchObject(declined)
    expect(await listBudgets()).toEqual(before)
    const asked = await answerQuestions(app.electron, agree)
    expect(asked).toHaveLength(3)
    for (const question of asked) expect(question).toContain('$0.000001 a month for all keys')
    // The control, and no question for what tightens.
    expect(await changeBudget({ budgetId, ...hard(2_000) })).toMatchObject({ ok: true })
    expect(await changeBudget({ budgetId, ...hard(500) })).toMatchObject({ ok: true })
    expect(await answerQuestions(app.electron, agree)).toHaveLength(1)
    expect(await removeBudget(budgetId)).toMatchObject({ ok: true })
    expect(await listBudgets()).toEqual([])
  })

  it('[S29] is passed by one answer if a person agrees, and by none that a script asks for', async () => {
    await addBudget()
    await beRefused('Does this fit?')
    const before = countArrived(app)
    expect(await pass()).toEqual(['ipc/declined'])
    expect(countArrived(app)).toBe(before)
    // Sixty at once: one question, and one answer.
    await leaveQuestionsOpen(app.electron)
    const sixty = pass(60)
    await expect.poll(() => countSettled(app)).toBe(59)
    expect(await countOpenQuestions(app.electron)).toBe(1)
    await answerOpenQuestions(app.electron, agree)
    const codes = await sixty
    expect(codes.filter((code) => code === 'begun')).toHaveLength(1)
    expect(codes.filter((code) => code === 'ipc/question-open')).toHaveLength(59)
    await expect.poll(() => countArrived(app)).toBe(before + 1)
  })

  it('is passed through the window, where main alone asks', async () => {
    await addBudget()
    await beRefused('And this?')
    const before = countArrived(app)
    await leaveQuestionsOpen(app.electron)
    await chatOf(app.page).failureButton(words.messages.sendAnyway).click()
    await expect.poll(() => countOpenQuestions(app.electron)).toBe(1)
    expect(await app.page.getByRole('dialog').count()).toBe(0)
    await answerOpenQuestions(app.electron, agree)
    await chatOf(app.page).endedWith('streamed').waitFor()
    expect(countArrived(app)).toBe(before + 1)
  })
})

describe('a key, and a price', () => {
  const app = withApp(options)
  const { addBudget, saveOwnPrice, removeKey } = script(app)
  let keyId: KeyId
  beforeAll(async () => {
    keyId = await prepare(app)
  })

  it('[S29] a price of OpenAI’s model is not lowered by a script, and is by a person', async () => {
    await answerQuestions(app.electron, cancel)
    expect(await saveOwnPrice('gpt-5', 0)).toMatchObject(declined)
    expect(await saveOwnPrice(model, 0)).toMatchObject({ ok: true })
    const asked = await answerQuestions(app.electron, agree)
    expect(asked.map((question) => question.includes('“gpt-5”'))).toEqual([true])
    expect(await saveOwnPrice('gpt-5', 0)).toMatchObject({ ok: true })
  })

  it('[S29] a key is not removed by a script, and 500 at once are one question', async () => {
    await addBudget({ scope: { kind: 'key', keyId } })
    await leaveQuestionsOpen(app.electron)
    const bridge = await bridgeOf(app.page)
    const removing = bridge.evaluate(
      async (api, seen) => {
        const settled: string[] = []
        Object.assign(globalThis, { settled })
        const remove = async () => {
          const answer = await api.keys.removeKey(seen)
          settled.push(answer.ok ? 'removed' : answer.failure.code)
        }
        await Promise.all(Array.from({ length: 500 }, remove))
        return settled
      },
      await findSeenKey(app.page, keyId),
    )
    // All the others are refused while the one is open.
    await expect.poll(() => countSettled(app)).toBe(499)
    expect(await countOpenQuestions(app.electron)).toBe(1)
    await answerOpenQuestions(app.electron, cancel)
    const codes = await removing
    expect(codes.filter((code) => code === 'ipc/declined')).toHaveLength(1)
    expect(codes.filter((code) => code === 'ipc/question-open')).toHaveLength(499)
    expect(await listKeys(app.page)).toHaveLength(1)
  })

  it('[S29] main asks no more after some that were cancelled, until a while has passed', async () => {
    await answerQuestions(app.electron, cancel)
    const codes: string[] = []
    for (let time = 0; time < 8; time += 1) {
      const answer = await removeKey(keyId)
      codes.push(answer.ok ? 'removed' : answer.failure.code)
    }
    const asked = await answerQuestions(app.electron, agree)
    expect(codes.at(-1)).toBe('ipc/too-often')
    expect(codes.filter((code) => code === 'ipc/declined')).toHaveLength(asked.length)
    expect(asked.length).toBeLessThan(8)
    expect(await listKeys(app.page)).toHaveLength(1)
  })

  it('a key is removed through the window once a person agrees, with no second question', async () => {
    // A new start has asked nothing yet. This key was in memory alone, so it is given again.
    await app.quit()
    await app.start()
    await prepare(app)
    await sidebarOf(app.page).openKeys()
    const keys = keysOf(app.page)
    await keys.open('Work')
    await answerQuestions(app.electron, cancel)
    await keys.remove()
    await expect.poll(() => answerQuestions(app.electron, cancel)).toHaveLength(1)
    expect(await listKeys(app.page)).toHaveLength(1)
    await answerQuestions(app.electron, agree)
    await keys.remove()
    await keys.text(words.keys.emptyTitle).waitFor()
    expect(await answerQuestions(app.electron, agree)).toEqual([expect.stringContaining('“Work”')])
  })

  it('[S29] a script can’t fill the disk with copies', async () => {
    const bridge = await bridgeOf(app.page)
    const codes = await bridge.evaluate(async (api, practiceModelId) => {
      const asked = {
        conversationId: null,
        text: 'Copy me',
        keyId: null,
        modelId: practiceModelId,
        parameters: null,
      }
      const sent = await api.chat.sendMessage(asked)
      if (!sent.ok) throw new Error(sent.failure.code)
      const { conversationId } = sent.value
      const all: string[] = []
      for (let time = 0; time < 40; time += 1) {
        const copied = await api.conversations.duplicateConversation({ conversationId })
        all.push(copied.ok ? 'copied' : copied.failure.code)
      }
      return all
    }, practiceModelId)
    expect(codes[0]).toBe('copied')
    expect(codes).toContain('ipc/too-often')
  })
})
