// The app with the keyrings that people have: GNOME Keyring with its own prompter, KeePassXC and KWallet, each real,
// with a person who answers its windows late, refuses them, or unlocks it elsewhere. What the app shows, what opens,
// and what is in the keyring before and after. Ends with a table. Needs a built app.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyId } from '../../src/domain/ids.ts'
import type { KeychainState } from '../../src/domain/keys/key.ts'
import { words } from '../../src/words/words.ts'
import { bridgeOf, findSeenKey, holdTyped, listKeys, saveHeld, testThrough } from '../e2e/bridge.ts'
import { keysOf } from '../e2e/screens/keys.ts'
import { sidebarOf } from '../e2e/screens/sidebar.ts'
import { launchApp, type RunningApp } from '../support/app.ts'
import { createCanary } from '../support/canary.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { startGnomeKeyring } from '../support/keyrings/gnome-keyring.ts'
import { startKeePassXc, type KeePassXc } from '../support/keyrings/keepassxc.ts'
import { startKWallet } from '../support/keyrings/kwallet.ts'
import type { KeyringProgram } from '../support/keyrings/program.ts'
import { startTypist, type Typist } from '../support/keyrings/typist.ts'
import { startOpenAiServer, type OpenAiServer } from '../support/openai-server.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'
import { waitFor } from '../support/wait.ts'

const canary = createCanary()
const programs = [
  ['GNOME Keyring', startGnomeKeyring],
  ['KeePassXC', startKeePassXc],
  ['KWallet', startKWallet],
] as const

type Row = readonly [program: string, done: string, shown: string, entries: string]
const rows: Row[] = []

function drawTable(): string {
  const all: readonly Row[] = [
    ['program', 'what was done', 'what the app showed', 'entries of ours'],
    ...rows,
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const draw = (row: Row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')
  return all.map((row) => draw(row).trimEnd()).join('\n')
}

describe.runIf(process.platform === 'linux').each(programs)('the app and %s', (name, startProgram) => {
  const stack = new AsyncDisposableStack()
  let typist: Typist
  let program: KeyringProgram
  let profile: TemporaryProfile
  let server: OpenAiServer
  let app: RunningApp
  let keyId: KeyId

  beforeAll(async () => {
    typist = stack.use(await startTypist())
    program = stack.use(await startProgram(typist))
    profile = stack.use(await createTemporaryProfile())
    server = stack.use(await startOpenAiServer({ apiKey: canary }))
    await program.unlock()
    await open()
  })
  afterAll(async () => {
    await app?.quit()
    await stack.disposeAsync()
    if (name === programs.at(-1)?.[0]) console.log(`\n${drawTable()}\n`)
  })

  const open = async () => {
    app = await launchApp({ profileFolder: profile.folder, env: program.env })
    await sidebarOf(app.page).openKeys()
  }
  const shows = (state: KeychainState) =>
    keysOf(app.page).text(words.keys.keychain(program.name, state)).waitFor()
  const listOurs = async () => (await program.listEntries()).filter(({ username }) => username !== null)
  const note = async (done: string, shown: string, counts = true) =>
    rows.push([name, done, shown, counts ? String((await listOurs()).length) : 'locked'])
  const seesWindow = async () =>
    (await typist.sees(program.passwordWindow)) ||
    (program.accessWindow !== null && (await typist.sees(program.accessWindow)))
  /** Says yes where the program asks for each entry, too. */
  const giveAccess = async () => {
    if (program.accessWindow !== null) await typist.answer(program.accessWindow, '')
  }
  const askToRemove = async () => {
    await answerQuestions(app.electron, agree)
    const bridge = await bridgeOf(app.page)
    const seen = await findSeenKey(app.page, keyId)
    await program.prepareWindow()
    return bridge.evaluate((api, key) => api.keys.removeKey(key), seen)
  }

  it('[S5] [S8] keeps a key under a name that a person knows', async () => {
    await shows('ok')
    await note('started, unlocked', 'ok')
    keyId = await holdTyped(app.page, canary, server.baseUrl)
    await saveHeld(app.page, keyId, 'Mine')
    // KeePassXC writes its file a moment later.
    await expect.poll(listOurs).toEqual([{ label: 'Latchkey: Mine', username: keyId }])
    await note('a key was saved', 'ok')
  })

  it('[S5] [S32] tells by itself that it was locked elsewhere, and opens no window for that', async () => {
    await program.lock()
    await shows('locked')
    const before = await program.readFile()
    await app.page.reload()
    await sidebarOf(app.page).openKeys()
    await shows('locked')
    expect(await seesWindow()).toBe(false)
    expect(await program.readFile()).toEqual(before)
    await note('locked', 'locked', false)
  })

  it('[S6] [S32] keeps the key whose removal was refused at its window', async () => {
    const removed = askToRemove()
    await shows('prompting')
    await typist.refuse(program.passwordWindow)
    expect(await removed).toMatchObject({ ok: false, failure: { code: 'keychain/still-stored' } })
    await shows('locked')
    expect((await listKeys(app.page)).map(({ id }) => id)).toEqual([keyId])
    await note('a removal, refused', 'locked, still stored', false)
  })

  it('[S32] waits for the password as long as its window stands, and goes on by itself', async () => {
    await program.prepareWindow()
    const tested = testThrough(app.page, keyId)
    await shows('prompting')
    await waitFor('the window to stand', seesWindow)
    await typist.answer(program.passwordWindow, program.password)
    const lines = await tested
    expect(lines.find(({ step }) => step === 'authentication')?.outcome).toBe('passed')
    await shows('ok')
    expect(await listOurs()).toHaveLength(1)
    await note('a test, the password typed late', 'ok')
  })

  it('[S32] removes nothing for an app that has ended, when the password is typed after all', async () => {
    await program.lock()
    await shows('locked')
    const removed = askToRemove().catch(() => null)
    await shows('prompting')
    await waitFor('the window to stand', seesWindow)
    await app.quit()
    await removed
    if (await typist.sees(program.passwordWindow))
      await typist.answer(program.passwordWindow, program.password)
    else await program.unlock()
    expect(await listOurs()).toHaveLength(1)
    await open()
    await shows('ok')
    expect(await seesWindow()).toBe(false)
    const tested = testThrough(app.page, keyId)
    await giveAccess()
    expect((await tested).find(({ step }) => step === 'authentication')?.outcome).toBe('passed')
    await note('a removal, the app ended, then the password', 'ok')
  })

  it('[S5] is told as gone when its program ends, and as there when it starts', async () => {
    await program.end()
    await keysOf(app.page).text(words.keys.keychain('Secret Service', 'unavailable')).waitFor()
    rows.push([name, 'its program ended', 'unavailable', 'nobody to ask'])
    await program.start()
    await program.unlock()
    await shows('ok')
    await note('its program started later', 'ok')
  })

  it.runIf(name === 'KeePassXC')('[S5] is told as having no database open, until one is opened', async () => {
    const { closeDatabase } = program as KeePassXc
    await closeDatabase()
    await shows('no-collection')
    rows.push([name, 'its database was closed', 'no database', 'nobody to ask'])
    await program.unlock()
    await shows('ok')
  })

  it('[S7] removes the key, and says what the program keeps of it', async () => {
    const removed = askToRemove()
    await giveAccess()
    const recycleBinOf = name === 'KeePassXC' ? 'KeePassXC' : null
    expect(await removed).toMatchObject({ ok: true, value: { recycleBinOf } })
    await expect.poll(listOurs).toEqual([])
    expect((await program.listEntries()).map(({ label }) => label)).toEqual(['Somebody else’s'])
    // What is said of the bin is true: the key is in there, among the entry's old versions.
    if (name === 'KeePassXC') expect(await (program as KeePassXc).holds(canary)).toBe(true)
    await note('removed', recycleBinOf === null ? 'removed' : 'removed, still in its bin')
  })
})
