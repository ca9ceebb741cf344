// No key and no word of a chat reaches a server that is neither OpenAI's nor on this machine until a person allows
// it in a dialog of main's. The foreign server has a made-up name, and stands on this machine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { answerQuestions } from '../support/dialogs.ts'
import { answerJson, startFaultServer } from '../support/fault-server.ts'
import { answerFor } from '../support/openai-origin.ts'
import { bridgeOf, findKey, holdTyped, saveHeld, testThrough } from './bridge.ts'
import { settingsOf } from './screens/settings.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const origin = 'https://gateway.example'
const foreign = `${origin}/v1`
const environmentKey = createCanary()
const typed = createCanary()
const server = await startFaultServer(
  () => answerJson({ object: 'list', data: [{ id: 'model-one', object: 'model' }] }),
  typed,
)

const app = withApp({ hasKeyring: true, env: { OPENAI_API_KEY: environmentKey } })
beforeAll(() => answerFor(app, foreign, server.baseUrl))
afterAll(() => server.stop())

const cancel = () => answerQuestions(app.electron, 1)
const allow = () => answerQuestions(app.electron, 0)

describe('a script in the page', () => {
  it('[S10] moves no key from the environment to another server, not while it is being saved either', async () => {
    await cancel()
    const bridge = await bridgeOf(app.page)
    const codes = await bridge.evaluate(async (api, baseUrl) => {
      const heard: string[] = []
      const note = (answer: { ok: boolean; failure?: { code: string } }) =>
        heard.push(answer.ok ? 'ok' : (answer.failure?.code ?? ''))
      const imported = await api.keys.importEnvironment({})
      const candidate = imported.ok ? imported.value.entries[0]?.candidate : null
      if (!candidate) return ['nothing imported']
      const { id: keyId, baseUrl: seenBaseUrl } = candidate
      const saying = { label: 'Own', project: '', note: '', keepIn: 'keychain' as const }
      const [saved, moved] = await Promise.all([
        api.keys.saveCandidate({ keyId, seenBaseUrl, ...saying }),
        api.keys.moveCandidate({ keyId, baseUrl }),
      ])
      note(saved)
      note(moved)
      return heard
    }, foreign)
    expect(codes).toEqual(['ok', expect.stringMatching(/^key\/(refused-base-url|duplicate)$/u)])
    expect(await findKey(app.page, 'Own')).toMatchObject({ baseUrl: 'https://api.openai.com/v1' })
    expect(server.countConnections()).toBe(0)
  })

  it('[S10] tests and saves no typed key at another server unless a person allows it', async () => {
    const keyId = await holdTyped(app.page, typed, foreign)
    const lines = await testThrough(app.page, keyId)
    expect(lines.find(({ step }) => step === 'network')).toMatchObject({
      outcome: 'failed',
      failure: { code: 'key/refused-base-url' },
    })
    await expect(saveHeld(app.page, keyId, 'Gateway')).rejects.toThrow('key/refused-base-url')
    const asked = await cancel()
    expect(asked.slice(-2).map((question) => question.includes(origin))).toEqual([true, true])
    expect(server.countConnections()).toBe(0)
  })

  it('[S10] can’t act on a key by another base URL than the one it has', async () => {
    const bridge = await bridgeOf(app.page)
    const { id } = await findKey(app.page, 'Own')
    const codes = await bridge.evaluate(
      async (api, key) => {
        const answers = await Promise.all([
          api.keys.removeKey(key),
          api.keys.makeDefault(key),
          api.keys.confirmRevoked(key),
          api.keys.changeKey({ ...key, note: 'Changed' }),
          api.keys.rotateKey({ ...key, candidateId: key.keyId }),
          new Promise<{ ok: boolean; failure?: { code: string } }>((resolve) => {
            api.keys.testKey({ ...key, paysForQuota: false }, { snapshot() {}, delta() {}, settle: resolve })
          }),
        ])
        return answers.map((answer) => ('failure' in answer ? answer.failure?.code : 'ok'))
      },
      { keyId: id, seenBaseUrl: foreign },
    )
    expect(codes).toEqual(Array.from({ length: 6 }, () => 'key/changed-server'))
    expect(await findKey(app.page, 'Own')).toMatchObject({ note: '' })
  })
})

describe('a server that a person allows', () => {
  it('[S10] gets the key, is asked about once, and stands in Settings', async () => {
    await allow()
    const keyId = await holdTyped(app.page, typed, foreign)
    await testThrough(app.page, keyId)
    await saveHeld(app.page, keyId, 'Gateway')
    expect(await allow()).toHaveLength(1)
    expect(server.requests.some(({ isExpectedKey }) => isExpectedKey === true)).toBe(true)
    await sidebarOf(app.page).openSettings()
    await settingsOf(app.page).open('servers')
    await settingsOf(app.page).server(origin).waitFor()
  })

  it('[S10] can be taken back there: then nothing goes to it without a question', async () => {
    await cancel()
    const row = settingsOf(app.page).server(origin)
    await row.getByRole('button', { name: words.settings.removeServerNamed('gateway.example') }).click()
    await row.waitFor({ state: 'detached' })
    const before = server.requests.length
    const { id } = await findKey(app.page, 'Gateway')
    const lines = await testThrough(app.page, id)
    expect(lines.some(({ failure }) => failure?.code === 'key/refused-base-url')).toBe(true)
    const bridge = await bridgeOf(app.page)
    const listed = await bridge.evaluate((api, keyId) => api.models.listModels({ keyId }), id)
    expect(listed).toMatchObject({ ok: false, failure: { code: 'key/refused-base-url' } })
    expect(server.requests).toHaveLength(before)
    // Only the acts of a person ask, such as the test.
    expect(await cancel()).toHaveLength(1)
  })
})
