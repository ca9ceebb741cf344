// Main takes a key from the clipboard: the window never has it, and the clipboard doesn't keep it.
import { describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { readHeap } from '../support/heap.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { keysOf } from './screens/keys.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const app = withApp({ hasKeyring: true, isOpenAi: true, server: { apiKey: canary, models: ['gpt-6-luna'] } })

const writeClipboard = (text: string) =>
  app.electron.evaluate(({ clipboard }, written) => clipboard.writeText(written), text)
const readClipboard = () => app.electron.evaluate(({ clipboard }) => clipboard.readText())

describe('the clipboard', () => {
  it('without a key says so, and is left as it is', async () => {
    await writeClipboard('a note of mine')
    await welcomeOf(app.page).addKey()
    const keys = keysOf(app.page)
    await keys.paste()
    await keys.problem.waitFor()
    expect(await keys.problem.innerText()).toContain(words.failures.codes['key/has-space'].title)
    expect(await readClipboard()).toBe('a note of mine')
    await writeClipboard('')
    await keys.paste()
    await keys.problem.getByText(words.failures.codes['key/clipboard-empty'].title).waitFor()
  })

  it('[S3] with a key gives it to main: the heap of the window never holds it', async () => {
    await writeClipboard(`${canary}\n`)
    const keys = keysOf(app.page)
    await keys.paste()
    // At every step, not only at the end.
    expect(scanText(await readHeap(app.page), canary)).toEqual([])
    await keys.verdict.getByText(words.addKey.saving.yes).waitFor()
    expect(scanText(await readHeap(app.page), canary)).toEqual([])
    await keys.saveAs('Pasted')
    expect(scanText(await readHeap(app.page), canary)).toEqual([])
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey' })).toBe(canary)
    // The positive control.
    await app.page.evaluate((text) => Object.assign(globalThis, { kept: text }), canary)
    expect(scanText(await readHeap(app.page), canary)).not.toEqual([])
  })

  it('does not keep the key: quitting clears it, if it is still there', async () => {
    // Copied again, because a minute after it was pasted it is cleared anyway.
    await writeClipboard(`${canary}\n`)
    await app.quit()
    await app.start()
    expect(await readClipboard()).toBe('')
  })
})
