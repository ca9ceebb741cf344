// Text that can't be a key: each kind has its own message, and reaches neither the keychain nor a server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FailureCode } from '../../src/domain/failure.ts'
import { words } from '../../src/words/words.ts'
import { createCanary, scanText } from '../support/canary.ts'
import { startFaultServer } from '../support/fault-server.ts'
import { lookUpSecret } from '../support/secret-tool.ts'
import { answerForOpenAi } from '../support/openai-origin.ts'
import { bridgeOf } from './bridge.ts'
import { keysOf } from './screens/keys.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
const half = canary.slice(0, 30)
// Takes the place of OpenAI.
const server = await startFaultServer(() => [{ do: 'reset' }], canary)
afterAll(() => server.stop())

const app = withApp({ hasKeyring: true })

const cases: readonly (readonly [string, string, FailureCode])[] = [
  ['with a space inside', `${half} ${canary}`, 'key/has-space'],
  ['with a tab inside', `${half}\t${canary}`, 'key/has-space'],
  ['with a no-break space inside', `${half}\u00a0${canary}`, 'key/has-space'],
  ['with a quote inside', `${half}"${canary}`, 'key/has-quote'],
  ['with a line break inside', `${half}\n${canary}`, 'key/has-line-break'],
  ['with an emoji', `${canary}🔑`, 'key/unprintable'],
  ['of 5,000 characters', `sk-canary-${'a'.repeat(4_990)}`, 'key/too-long'],
  ['of admin kind', `sk-admin-${canary}`, 'key/admin'],
  ['that is too short', 'sk-abc', 'key/malformed'],
  ['of nothing', '   ', 'key/empty'],
]

describe('a key', () => {
  beforeAll(async () => {
    await answerForOpenAi(app, server.baseUrl)
    await welcomeOf(app.page).addKey()
  })

  it('has a message of its own for each kind', () => {
    const codes = new Set(cases.map(([, , code]) => code))
    const titles = new Set([...codes].map((code) => words.failures.codes[code].title))
    expect(titles.size).toBe(codes.size)
  })

  it.each(cases)('%s is refused where it is typed', async (_kind, secret, code) => {
    // A field of one line removes line breaks from pasted text; main sees them when it reads the clipboard.
    const keys = keysOf(app.page)
    if (code === 'key/has-line-break') {
      await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), secret)
      await keys.paste()
    } else {
      await keys.type({ secret })
      await keys.hold()
    }
    const title = code === 'key/empty' ? words.addKey.entry.fieldEmpty : words.failures.codes[code].title
    await keys.problem.getByText(title).waitFor()
    expect(scanText(await keys.problem.innerText(), canary)).toEqual([])
  })

  it.each(cases)('%s is refused by main, whatever the window does', async (_kind, secret, code) => {
    const bridge = await bridgeOf(app.page)
    const typed = { secret, baseUrl: 'https://api.openai.com/v1' }
    const held = await bridge.evaluate((api, input) => api.keys.holdTyped(input), typed)
    expect(held.ok ? 'held' : held.failure.code).toBe(code)
    expect(scanText(JSON.stringify(held), canary)).toEqual([])
  })

  it('none of them reached the keychain or a server', async () => {
    expect(server.requests).toEqual([])
    expect(await lookUpSecret(app.keyring.env, { service: 'app.latchkey.Latchkey' })).toBeUndefined()
    // The control: a good key reaches the server.
    const keys = keysOf(app.page)
    await keys.type({ secret: canary })
    await keys.hold()
    await keys.chip.waitFor()
    await expect.poll(() => server.requests.map(({ isExpectedKey }) => isExpectedKey)).toEqual([true])
  })
})
