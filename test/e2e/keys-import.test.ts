// Keys in plain text: found in a file of 200 lines by the picker and by a drop, and in the environment. They
// are saved, and their lines alone are taken out of the file when the person agrees.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { chooseInDialog } from '../support/dialogs.ts'
import { dropFiles } from '../support/drop.ts'
import { makeEnvFile } from '../support/env-file.ts'
import { answerModels, startFaultServer } from '../support/fault-server.ts'
import { readHeap } from '../support/heap.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { answerForOpenAi } from '../support/openai-origin.ts'
import { bridgeOf, findKey, listKeys } from './bridge.ts'
import { importsOf } from './screens/imports.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { withApp } from './with-app.ts'

const [first, second, third] = [createCanary(), createCanary(), createCanary()]
const inEnvironment = createCanary()
const { text, expected } = makeEnvFile([first, second, third])
const folderName = 'a-site-of-somebody'

const models = answerModels(['gpt-6-luna'])
const openAi = await startFaultServer(() => models, inEnvironment)
// The server that the environment names beside its key.
const other = await startFaultServer(() => models, inEnvironment)
afterAll(() => Promise.all([openAi.stop(), other.stop()]))

const app = withApp({
  hasKeyring: true,
  env: { OPENAI_API_KEY: inEnvironment, OPENAI_BASE_URL: other.baseUrl },
})

let folder = ''
let file = ''
const readEnv = () => readFile(file, 'utf8')

const stored = async (label: string) => {
  const { id } = await findKey(app.page, label)
  return lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey', username: id })
}

/** Compares each row with the content of the file. */
async function expectRows(): Promise<void> {
  const imports = importsOf(app.page)
  await imports.rows.first().waitFor()
  expect(await imports.rows.count()).toBe(expected.entries.length)
  for (const [index, entry] of expected.entries.entries()) {
    const row = imports.rows.nth(index)
    const shown = await row.innerText()
    expect(shown).toContain(entry.variable)
    expect(shown).toMatch(new RegExp(`${words.keyImport.lines(entry.lines)}\\b(?!,\\s\\d)`, 'u'))
    expect(shown.includes(words.keyImport.commentedOut)).toBe(entry.isCommentedOut)
    if (entry.code !== null) expect(shown).toContain(words.failures.codes[entry.code].title)
    const tick = row.getByRole('checkbox')
    expect(await tick.count(), entry.variable).toBe(entry.secret === null ? 0 : 1)
    if (entry.secret !== null) expect(await tick.isChecked(), entry.variable).toBe(!entry.isCommentedOut)
  }
  await imports.text(words.keyImport.otherLines(expected.otherLines)).waitFor()
}

/** Checks that the window's memory has no key and nothing of the file's path. */
async function expectNothingInHeap(): Promise<void> {
  const heap = await readHeap(app.page)
  for (const secret of [first, second, third, inEnvironment]) expect(scanText(heap, secret)).toEqual([])
  expect(heap.includes(folderName)).toBe(false)
}

beforeAll(async () => {
  await answerForOpenAi(app, openAi.baseUrl)
  folder = join(app.temporaryFolder, folderName)
  file = join(folder, '.env')
  await mkdir(folder)
  await writeFile(file, text, { mode: 0o640 })
  await sidebarOf(app.page).openKeys()
})

describe('a file of 200 lines', () => {
  it('that is chosen shows its keys with their lines, duplicates as one, and why some are none', async () => {
    await chooseInDialog(app.electron, null)
    await keysOf(app.page).openImport()
    const imports = importsOf(app.page)
    await imports.chooseFile()
    await chooseInDialog(app.electron, file)
    await imports.chooseFile()
    await expectRows()
  })

  it('[S2] that is dropped shows the same, and what the window is told of it holds no key', async () => {
    const imports = importsOf(app.page)
    await imports.lookElsewhere()
    const told = await (
      await bridgeOf(app.page)
    ).evaluateHandle((api) => {
      const heard: unknown[] = []
      api.keys.importDropped((read) => void heard.push(read))
      return heard
    })
    await dropFiles(imports.dropZone, [file])
    await expectRows()
    const heard = JSON.stringify(await told.jsonValue())
    expect(heard).toContain('STAGING_OPENAI_API_KEY')
    expect(heard).not.toContain(folderName)
    for (const secret of [first, second, third]) expect(scanText(heard, secret)).toEqual([])
    expect(scanText(`${heard}${first}`, first)).not.toEqual([])
  })

  it('[S3] gives the window neither a key nor the file’s path', async () => {
    await expectNothingInHeap()
    // The positive control.
    const planted = [first, file] as const
    await app.page.evaluate((kept) => Object.assign(globalThis, { kept }), planted)
    const heap = await readHeap(app.page)
    expect(scanText(heap, first)).not.toEqual([])
    expect(heap.includes(folderName)).toBe(true)
    await app.page.evaluate(() => Reflect.deleteProperty(globalThis, 'kept'))
  })

  it('[S8] has what was ticked put into the keychain, and is itself as it was', async () => {
    const imports = importsOf(app.page)
    await imports.start(2)
    await imports.text(words.keyImport.result(2, 0)).waitFor()
    expect((await listKeys(app.page)).map(({ label }) => label)).toEqual(['OpenAI', 'Staging'])
    expect(await stored('OpenAI')).toBe(first)
    expect(await stored('Staging')).toBe(second)
    await expectNothingInHeap()
    expect(await readEnv()).toBe(text)
  })

  it('loses exactly the lines of what was saved, when asked', async () => {
    const imports = importsOf(app.page)
    await imports.removeLines(4)
    await imports.text(words.keyImport.removed(4, '.env')).waitFor()
    expect(await readEnv()).toBe(expected.withoutLinesOf([first, second]))
    // No copy is left beside it, and the file's permissions are the same.
    expect(await readdir(folder)).toEqual(['.env'])
    expect((await stat(file)).mode & 0o777).toBe(0o640)
    await imports.done()
  })
})

describe('what is left of it', () => {
  it('is imported under a name of one’s own', async () => {
    await keysOf(app.page).openImport()
    const imports = importsOf(app.page)
    await imports.chooseFile()
    await expect.poll(() => imports.tick('SPARE').isChecked()).toBe(false)
    await imports.tick('SPARE').check()
    await imports.nameFor('SPARE').fill('Put aside')
    await imports.start(1)
    expect(await stored('Put aside')).toBe(third)
  })

  it('is left alone if it was changed in the meantime, and that is said', async () => {
    const changed = `${await readEnv()}ADDED=later\n`
    await writeFile(file, changed)
    const imports = importsOf(app.page)
    await imports.removeLines(1)
    await imports.problem.getByText(words.failures.codes['import/changed'].title).waitFor()
    expect(await readEnv()).toBe(changed)
    await imports.leaveFile()
    await imports.text(words.keyImport.left('.env')).waitFor()
    await imports.done()
  })
})

describe('a key that is stored already', () => {
  it('is found again, said to be there, and not offered', async () => {
    await writeFile(file, text)
    await keysOf(app.page).openImport()
    const imports = importsOf(app.page)
    await dropFiles(imports.dropZone, [file])
    const row = imports.row('OPENAI_API_KEY')
    await row.getByText(words.failures.codes['key/duplicate'].title).waitFor()
    expect(await row.innerText()).toContain('OpenAI')
    expect(await row.getByRole('checkbox').count()).toBe(0)
  })
})

describe('the environment', () => {
  it('gives its key for the server that it names beside it, and for no other', async () => {
    const imports = importsOf(app.page)
    await imports.lookElsewhere()
    await imports.lookAtEnvironment()
    const row = imports.row('OPENAI_API_KEY')
    await row.getByText(other.baseUrl).waitFor()
    await imports.nameFor('OPENAI_API_KEY').fill('Environment')
    await imports.start(1)
    await imports.text(words.keyImport.environmentTitle).waitFor()
    await row.getByText(words.keyImport.works).waitFor()
    expect(await stored('Environment')).toBe(inEnvironment)
    expect((await findKey(app.page, 'Environment')).baseUrl).toBe(other.baseUrl)
    // The environment's key was tested at its own server; the file's keys went to OpenAI.
    expect(other.requests.map(({ isExpectedKey }) => isExpectedKey)).toEqual([true])
    expect(openAi.requests.map(({ isExpectedKey }) => isExpectedKey)).toEqual([false, false, false])
    await expectNothingInHeap()
  })
})
