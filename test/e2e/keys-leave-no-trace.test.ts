// One long life of a key — typed, tested, paid with, refused in every way, rotated, removed — and then the
// search for it: on disk, in the output, in arguments and environments. Each search also finds a planted key.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary, plantCanary, scanFolder, scanText } from '../support/canary.ts'
import { startFaultServer, type FaultScript } from '../support/fault-server.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { listProcessTree } from '../support/process-tree.ts'
import { refusals } from '../support/refusals.ts'
import { waitFor } from '../support/wait.ts'
import { bridgeOf, holdTyped, saveHeld, testThrough, findSeenKey } from './bridge.ts'
import { chatOf } from './screens/chat.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const next = createCanary()
const secrets = [canary, next]
const openAi = 'https://api.openai.com/v1'

let script: FaultScript = []
const faults = await startFaultServer(() => script, canary)
afterAll(() => faults.stop())

const app = withApp({ hasKeyring: true, isOpenAi: true, server: { models: ['gpt-6-luna'] } })

const searchText = (text: string) => secrets.flatMap((secret) => scanText(text, secret))
const searchFolder = async (folder: string) =>
  (await Promise.all(secrets.map((secret) => scanFolder(folder, secret)))).flat()

describe('a key', () => {
  it('is typed, tested, paid with and chatted with', async () => {
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({ secret: canary })
    await keys.hold()
    await keys.payForQuota()
    await keys.saveAs('Traced')
    await keys.startChat()
    const chat = chatOf(app.page)
    await chat.send('Hello there')
    await chat.endedAnswer.getByText('streamed').waitFor()
    // The paid test, the chat and its title; the server doesn't record requests for the list of models.
    await expect.poll(() => app.server.requests().length).toBe(3)
  })

  it('is refused in every way, as it is tested and as it chats', async () => {
    const elsewhere = await holdTyped(app.page, canary, faults.baseUrl)
    await saveHeld(app.page, elsewhere, 'Refused')
    const bridge = await bridgeOf(app.page)
    for (const refusal of refusals) {
      script = refusal.script
      await testThrough(app.page, elsewhere, true)
      await bridge.evaluate(
        (api, keyId) =>
          new Promise<void>((resolve, reject) => {
            const answerer = { keyId, modelId: 'any-model' }
            const message = { conversationId: null, text: 'Hello', ...answerer, parameters: null }
            void api.chat.sendMessage(message).then((sent) => {
              if (!sent.ok) return reject(new Error(sent.failure.code))
              const { messageId } = sent.value
              const nothing = (): void => {}
              const listener = { snapshot: nothing, delta: nothing, settle: () => resolve() }
              return api.chat.streamAnswer({ messageId }, listener)
            })
          }),
        elsewhere,
      )
    }
    // The control: those requests did carry the key.
    expect(faults.requests.filter(({ isExpectedKey }) => isExpectedKey).length).toBeGreaterThan(
      refusals.length,
    )
  })

  it('[S4] stands in no argument and no environment of any process, while it is in use', () => {
    const { pid = 0 } = app.electron.process()
    const processes = listProcessTree(pid)
    expect(processes.length).toBeGreaterThan(2)
    for (const { commandLine, environment } of processes) {
      expect(searchText(commandLine)).toEqual([])
      expect(searchText(environment)).toEqual([])
    }
    // The positive control: a value put into the environment is found.
    expect(processes.some(({ environment }) => environment.includes(app.temporaryFolder))).toBe(true)
  })

  it('[S4] stands in no title, and nowhere on the page', async () => {
    await sidebarOf(app.page).openKeys()
    await keysOf(app.page).row('Traced').waitFor()
    expect(searchText(await app.page.title())).toEqual([])
    expect(searchText(await app.page.content())).toEqual([])
  })

  it('[S4] is in nothing that the app has printed or logged', async () => {
    const output = app.output()
    expect(searchText(output)).toEqual([])
    const logs = join(app.profileFolder, 'logs')
    expect(await searchFolder(logs)).toEqual([])
    // The positive controls: printed text is caught, and a log that contains the key is found.
    await app.electron.evaluate((_electron, text) => void process.stderr.write(text), 'a line of a test')
    await waitFor('the line', () => app.output().includes('a line of a test'))
    expect(searchText(`${output}${canary}`)).not.toEqual([])
    const planted = await plantCanary(logs, canary)
    expect(new Set((await searchFolder(logs)).map(({ file }) => file))).toEqual(new Set([planted]))
    await rm(join(logs, planted))
  })

  it('is rotated and removed', async () => {
    const bridge = await bridgeOf(app.page)
    const candidateId = await holdTyped(app.page, next, openAi)
    const old = await bridge.evaluate(async (api) => {
      const listed = await api.keys.listKeys({})
      return listed.ok ? listed.value.find(({ label }) => label === 'Traced')?.id : undefined
    })
    if (old === undefined) throw new Error('the key is not listed')
    const seen = await findSeenKey(app.page, old)
    const ids = { ...seen, candidateId }
    const rotated = await bridge.evaluate((api, both) => api.keys.rotateKey(both), ids)
    expect(rotated.ok ? null : rotated.failure).toBeNull()
    await answerQuestions(app.electron, agree)
    const removed = await bridge.evaluate((api, key) => api.keys.removeKey(key), seen)
    expect(removed.ok ? null : removed.failure).toBeNull()
    expect(
      await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: candidateId }),
    ).toBe(next)
  })

  it('[S1] is nowhere on disk but in the keychain, which is encrypted: in use, and after quitting', async () => {
    const crashes = await app.electron.evaluate(({ app: electronApp }) => electronApp.getPath('crashDumps'))
    const folders = [app.profileFolder, app.temporaryFolder, app.keyring.folder]
    for (const folder of folders) expect(await searchFolder(folder), folder).toEqual([])
    await app.quit()
    for (const folder of folders) expect(await searchFolder(folder), folder).toEqual([])
    expect(await readdir(crashes).catch(() => [])).toEqual([])
    // The search covers what the app wrote: its database, its log, its settings.
    expect((await readdir(app.profileFolder)).length).toBeGreaterThan(3)
    for (const folder of folders) {
      const planted = await plantCanary(folder, canary)
      expect((await searchFolder(folder)).map(({ file }) => file)).toContain(planted)
    }
  })
})
