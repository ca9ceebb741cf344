// A script in the page calls every route and stream of the contract, with a key and with a stranger's address in every
// place that takes a text. The person agrees to nothing. Then nothing has reached the stranger, no limit is looser, no
// key has gone, and no file was read or written.
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Budget } from '../../src/domain/budgets/budget.ts'
import { contract } from '../../src/contract/index.ts'
import { nameCrossings } from '../../src/contract/kinds.ts'
import { createCanary } from '../support/canary.ts'
import { answerQuestions, cancel } from '../support/dialogs.ts'
import { answerJson, startFaultServer } from '../support/fault-server.ts'
import { listHostileCalls } from '../support/hostile-inputs.ts'
import { answerFor } from '../support/openai-origin.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { bridgeOf, holdTyped, listKeys } from './bridge.ts'
import { changeSettings, giveKey } from './give-key.ts'
import { chatOf } from './screens/chat.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const origin = 'https://stranger.example'
const canary = createCanary()
const held = createCanary()
const stranger = await startFaultServer(() => answerJson({ object: 'list', data: [] }), canary)
const app = withApp({ hasKeyring: true, server: { apiKey: canary, models: ['house-model'] } })
beforeAll(() => answerFor(app, origin, stranger.baseUrl))
afterAll(() => stranger.stop())

const answers = async () => {
  const bridge = await bridgeOf(app.page)
  return bridge.evaluate(async (api) => ({
    budgets: await api.budgets.listBudgets({}),
    servers: await api.keys.listAllowedServers({}),
    prices: await api.prices.listPrices({}),
  }))
}
const readLimits = async () => {
  const { budgets } = await answers()
  return budgets.ok ? budgets.value.map(({ budget }) => budget) : []
}

describe('a hostile page', () => {
  it('[S29] gains nothing by any route, with a key or a stranger’s address in every place', async () => {
    const { page, electron } = app
    await changeSettings(page, { writesTitles: false, defaultModelId: 'house-model' })
    const baseUrl = app.server.baseUrl
    const keyId = await giveKey(page, { secret: canary, baseUrl, label: 'Work' })
    await sidebarOf(page).newChat()
    await chatOf(page).send('Hello')
    await chatOf(page).endedAnswer.waitFor()
    const candidateId = await holdTyped(page, held, baseUrl)
    const bridge = await bridgeOf(page)
    const limit = { limitNanoUsd: 1_000 as Budget['limitNanoUsd'], isHard: true, warnAtPercent: null }
    const added = await bridge.evaluate(
      (api, one) => api.budgets.addBudget({ scope: { kind: 'all' }, period: 'month', ...one }),
      limit,
    )
    if (!added.ok) throw new Error(added.failure.code)
    const listed = await bridge.evaluate((api) =>
      api.conversations.listConversations({ shelf: { kind: 'recent' }, limit: 10, before: null }),
    )
    const conversationId = listed.ok ? listed.value[0]?.id : undefined
    const files = await readdir(app.temporaryFolder)
    const before = await readLimits()
    expect(before).toMatchObject([limit])

    // What a dialog for files would be opened for is counted, and nobody chooses anything.
    await electron.evaluate(({ dialog }) => {
      const opened = { files: 0 }
      const refuse = async () => {
        opened.files += 1
        return { canceled: true, filePaths: [], filePath: '' }
      }
      Object.assign(globalThis, { opened })
      Object.assign(dialog, { showOpenDialog: refuse, showSaveDialog: refuse })
    })
    await answerQuestions(electron, cancel)
    const texts = [held, `${origin}/v1`, `${origin}/${canary}`]
    const known = {
      keyId,
      seenBaseUrl: baseUrl,
      candidateId,
      conversationId,
      budgetId: added.value.budget.id,
      limitNanoUsd: 1_000_000_000_000,
      isHard: false,
      ignoresBudgets: true,
    }
    // The key that is held first, because some routes save it; it is dropped only with the second.
    const ofHeld = listHostileCalls(texts, { ...known, keyId: candidateId })
    const calls = [
      ...ofHeld.filter(({ name }) => name !== 'keys.dropCandidate'),
      ...listHostileCalls(texts, known),
    ]
    const answered = await page.evaluate(async (all) => {
      type Call = (input: unknown, listener?: unknown) => unknown
      const api = (globalThis as unknown as { latchkey: Record<string, Record<string, Call>> }).latchkey
      const told: Record<string, unknown[]> = {}
      for (const { name, kind, input } of all) {
        const [domain = '', verb = ''] = name.split('.')
        const call = api[domain]?.[verb] as Call
        const answer =
          kind === 'route'
            ? await call(input)
            : await new Promise((resolve) => {
                call(input, { snapshot: () => {}, delta: () => {}, settle: resolve })
              })
        ;(told[name] ??= []).push(answer)
      }
      return told
    }, calls)

    // Every route and stream was called, and some of them did something.
    const events = Object.entries(contract).flatMap(([domain, crossings]) =>
      Object.entries(crossings).flatMap(([name, { kind }]) =>
        kind === 'event' ? [`${domain}.${name}`] : [],
      ),
    )
    const silent = Object.keys(nameCrossings(contract)).filter(
      (name) => !(name in answered) && !events.includes(name),
    )
    expect(silent).toEqual([])
    const asked = await answerQuestions(electron, cancel)
    expect(asked.some((question) => question.includes(origin))).toBe(true)
    expect(asked.length).toBeGreaterThan(3)

    expect(stranger.countConnections()).toBe(0)
    for (const budget of before) expect(await readLimits()).toContainEqual(budget)
    expect((await answers()).servers).toMatchObject({ ok: true, value: [] })
    const keys = await listKeys(page)
    expect(keys.map(({ id }) => id)).toContain(keyId)
    // It could save what the person had given, at the server that it was given for.
    expect(new Set(keys.map((key) => key.baseUrl))).toEqual(new Set([baseUrl]))
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: keyId })).toBe(
      canary,
    )
    // A file is read or written only after a dialog, and none was agreed to.
    const { files: opened } = await electron.evaluate(
      () => (globalThis as unknown as { opened: { files: number } }).opened,
    )
    expect(opened).toBeGreaterThan(0)
    expect(await readdir(app.temporaryFolder)).toEqual(files)
  })
})
