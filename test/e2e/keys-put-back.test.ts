// A key that was deleted from the keychain by hand: the app notices, and the same key is entered once more
// and restored. And a file that is imported a second time, only to remove its keys.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary } from '../support/canary.ts'
import { dropFiles } from '../support/drop.ts'
import { clearSecret, lookUpSecret, storeSecret } from '../support/secret-tool.ts'
import { findKey, listKeys } from './bridge.ts'
import { importsOf } from './screens/imports.ts'
import { keysOf } from './screens/keys.ts'
import { sidebarOf } from './screens/sidebar.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const service = 'app.latchkey.Latchkey'
// The key is for another server than OpenAI's, so that the sheet has to know which one.
const app = withApp({ hasKeyring: true, server: { apiKey: canary, models: ['small'] } })

const entryOf = async () => ({ service, username: (await findKey(app.page, 'Local')).id })

/** Tests the key of the open row, and waits for the result. */
async function findLost(code: 'keychain/lost' | 'keychain/corrupt'): Promise<void> {
  const keys = keysOf(app.page)
  await keys.testNow()
  await keys.isTestOver()
  await keys.checklist.getByText(`${words.failures.codes[code].title}.`).waitFor()
}

async function giveAgain(): Promise<void> {
  await app.page.getByRole('button', { name: words.failures.actions['add-again'], exact: true }).click()
  const keys = keysOf(app.page)
  // Its own server is filled in.
  expect(await keys.sheet.getByLabel(words.addKey.entry.baseUrl).inputValue()).toBe(app.server.baseUrl)
  await keys.secretField.fill(canary)
  await keys.hold()
  await keys.chip.getByText(words.addKey.entry.restores('Local')).waitFor()
  await keys.isTestOver()
}

describe('a key that the keychain lost', () => {
  it('is said to be lost, and is put back under its name when it is given once more', async () => {
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.type({ secret: canary, baseUrl: app.server.baseUrl })
    await keys.hold()
    await keys.saveAs('Local', { project: 'Site' })
    await keys.done()
    const before = await findKey(app.page, 'Local')
    await clearSecret(app.keyring.env, await entryOf())
    await sidebarOf(app.page).openKeys()
    if (!(await keys.isOpen('Local'))) await keys.open('Local')
    await findLost('keychain/lost')
    await keys.row('Local').getByText(words.keys.states.lost).waitFor()
    await giveAgain()
    await keys.saveButton.click()
    await keys.done()
    const after = await findKey(app.page, 'Local')
    expect(after).toEqual({ ...before, lastTest: after.lastTest })
    expect(after.lastTest?.failureCode).toBeNull()
    expect(await lookUpSecret(app.keyring.env, await entryOf())).toBe(canary)
    await keys.row('Local').getByText(words.keys.states.works, { exact: true }).first().waitFor()
    expect(await keys.checklist.count()).toBe(0)
  })

  it('is put back as well when it is given as its own successor', async () => {
    const keys = keysOf(app.page)
    await clearSecret(app.keyring.env, await entryOf())
    await findLost('keychain/lost')
    await keys.rotate()
    await keys.secretField.fill(canary)
    await keys.hold()
    await keys.sheet.getByText(words.keys.rotation.switchSame('Local')).waitFor()
    await keys.sheet.getByRole('button', { name: words.keys.rotation.switchSameConfirm }).click()
    await app.page.getByText(words.keys.rotation.switchedSame('Local')).first().waitFor()
    await keys.sheet.waitFor({ state: 'detached' })
    expect(await lookUpSecret(app.keyring.env, await entryOf())).toBe(canary)
    expect((await listKeys(app.page)).length).toBe(1)
  })

  it('is never put in the place of something else, until a person has deleted that', async () => {
    const keys = keysOf(app.page)
    const attributes = await entryOf()
    await clearSecret(app.keyring.env, attributes)
    await findLost('keychain/lost')
    await giveAgain()
    await storeSecret(app.keyring.env, { label: 'Mine', attributes, secret: 'something else' })
    await keys.saveButton.click()
    await keys.verdict.getByText(words.failures.codes['keychain/corrupt'].title).waitFor()
    expect(await lookUpSecret(app.keyring.env, attributes)).toBe('something else')
    await clearSecret(app.keyring.env, attributes)
    await keys.saveButton.click()
    await keys.done()
    expect(await lookUpSecret(app.keyring.env, attributes)).toBe(canary)
  })
})

describe('a file whose keys are all here', () => {
  it('can be cleared of them at once', async () => {
    const file = join(app.temporaryFolder, '.env')
    await writeFile(file, `A=1\nOPENAI_API_KEY=${canary}\nOPENAI_BASE_URL=${app.server.baseUrl}\n`)
    await keysOf(app.page).openImport()
    const imports = importsOf(app.page)
    await dropFiles(imports.dropZone, [file])
    await imports.row('OPENAI_API_KEY').getByText(words.failures.codes['key/duplicate'].title).waitFor()
    await imports.removeLines(1)
    await imports.text(words.keyImport.removed(1, '.env')).waitFor()
    expect(await readFile(file, 'utf8')).toBe(`A=1\nOPENAI_BASE_URL=${app.server.baseUrl}\n`)
  })
})
