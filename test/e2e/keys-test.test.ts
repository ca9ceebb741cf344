// Tests keys against servers that fail in every known way: each failure has its own line and words, and never
// those of the API, and decides whether the key may be saved.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FailureCode } from '../../src/domain/failure.ts'
import { words } from '../../src/words/words.ts'
import { agree, answerQuestions } from '../support/dialogs.ts'
import { createCanary } from '../support/canary.ts'
import { startFaultServer, type FaultScript } from '../support/fault-server.ts'
import { refusals } from '../support/refusals.ts'
import { startTlsServer } from '../support/tls-server.ts'
import { keysOf } from './screens/keys.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

const canary = createCanary()
let script: FaultScript = []
const server = await startFaultServer(() => script, canary)
afterAll(() => server.stop())

const app = withApp({ hasKeyring: true })

/** Holds the key for this address, and waits for the failure in the checklist. */
async function expectFailure(baseUrl: string, code: FailureCode): Promise<void> {
  const keys = keysOf(app.page)
  await keys.type({ secret: canary, baseUrl })
  await keys.hold()
  await keys.checklist.getByText(words.failures.codes[code].title).first().waitFor()
  await keys.isTestOver()
  const text = await keys.checklist.innerText()
  expect(text).not.toMatch(/raw words|Missing scopes:|Sign in|ECONN|undefined|fetch failed|\bat \w+ \(/u)
  await expect.poll(() => keys.saveButton.isEnabled()).toBe(!cannotBeSaved.has(code))
  await keys.useAnother()
}

const cannotBeSaved: ReadonlySet<FailureCode> = new Set(['openai/invalid-key', 'openai/not-in-organization'])

describe('the test of a key', () => {
  beforeAll(() => welcomeOf(app.page).addKey())

  it.each(refusals)('names $name', async (refusal) => {
    script = refusal.script
    const before = server.requests.length
    await expectFailure(server.baseUrl, refusal.code)
    // Once, with the key: a refused request is not sent again.
    expect(server.requests.slice(before).map(({ isExpectedKey }) => isExpectedKey)).toEqual([true])
  })

  it('names a certificate that can’t be verified', async () => {
    await using tls = await startTlsServer()
    await expectFailure(tls.baseUrl, 'network/tls')
    expect(tls.countAuthorized()).toBe(0)
  })

  it('names a connection that is refused', async () => {
    const closed = await startFaultServer(() => [])
    await closed.stop()
    await expectFailure(closed.baseUrl, 'network/refused')
  })

  it('names a server that can’t be found by its name', async () => {
    await answerQuestions(app.electron, agree) // it is asked about first, like every server elsewhere
    await expectFailure('https://nowhere.invalid/v1', 'network/dns')
  })

  it('names a server that never answers, and everything else goes on meanwhile', async () => {
    script = [{ do: 'stall' }]
    await expectFailure(server.baseUrl, 'network/timeout')
  })

  it('says what another server doesn’t offer, calmly, and lets the key be saved', async () => {
    script = [
      { do: 'head', status: 200, headers: { 'content-type': 'application/json' } },
      { do: 'write', chunk: JSON.stringify({ object: 'list', data: [{ id: 'llama-local' }] }) },
      { do: 'end' },
    ]
    const keys = keysOf(app.page)
    await keys.type({ secret: canary, baseUrl: server.baseUrl })
    await keys.hold()
    await keys.verdict.getByText(words.addKey.saving.yes).waitFor()
    expect(await keys.line('limits').innerText()).toContain(words.addKey.checklist.skips['not-offered'])
    await expect.poll(() => keys.saveButton.isEnabled()).toBe(true)
  })
})
