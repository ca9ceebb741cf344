// Takes the pictures of docs/keys.md: the ten commonest states of a key, each produced by a server or a
// keyring that really behaves that way. Run it again when the keys page changes.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FailureCode } from '../src/domain/failure.ts'
import type { KeyId } from '../src/domain/ids.ts'
import { speak } from '../src/words/language.ts'
import { words } from '../src/words/words.ts'
import { bridgeOf, findSeenKey, holdTyped, saveHeld, testThrough } from '../test/e2e/bridge.ts'
import { keysOf } from '../test/e2e/screens/keys.ts'
import { sidebarOf } from '../test/e2e/screens/sidebar.ts'
import { launchApp, type RunningApp } from '../test/support/app.ts'
import { createCanary } from '../test/support/canary.ts'
import { answerJson, startFaultServer, type FaultScript } from '../test/support/fault-server.ts'
import { startKeyring, type Keyring } from '../test/support/keyring.ts'
import { clearSecret } from '../test/support/secret-tool.ts'
import { answerForOpenAi } from '../test/support/openai-origin.ts'
import { refusals } from '../test/support/refusals.ts'
import { createTemporaryProfile } from '../test/support/temporary-profile.ts'

speak('en')

const folder = join(import.meta.dirname, '..', 'docs', 'images', 'keys')
const size = { width: 900, height: 600 }
const openAi = 'https://api.openai.com/v1'
const label = 'Personal'

const models = answerJson({
  object: 'list',
  data: ['gpt-6-luna', 'gpt-6-sol', 'gpt-6-astra'].map((id) => ({ id, object: 'model' })),
})
const refusalOf = (code: FailureCode): FaultScript =>
  refusals.find((refusal) => refusal.code === code)?.script ?? models

let script: FaultScript = models
const secret = createCanary()
await using server = await startFaultServer(() => script)
await using profile = await createTemporaryProfile('pictures')
await mkdir(folder, { recursive: true })

async function open(keyring: Keyring, profileFolder: string): Promise<RunningApp> {
  const app = await launchApp({ profileFolder, env: keyring.env })
  await app.page.setViewportSize(size)
  await answerForOpenAi(app, server.baseUrl)
  return app
}

/** Opens the row first, so that the picture shows what the page says about the state. */
async function take(app: RunningApp, name: string, state: string): Promise<void> {
  const keys = keysOf(app.page)
  await sidebarOf(app.page).openKeys()
  await keys.row(state).first().waitFor()
  if (!(await keys.isOpen(label))) await keys.open(label)
  await app.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  console.log(`✓ ${name}`)
}

async function add(app: RunningApp): Promise<KeyId> {
  const id = await holdTyped(app.page, secret, openAi)
  await testThrough(app.page, id)
  await saveHeld(app.page, id, label)
  return id
}

async function takeKept(): Promise<void> {
  await using keyring = await startKeyring('unlocked')
  let app = await open(keyring, profile.folder)
  const id = await add(app)
  const testAgain = async (answer: FaultScript) => {
    script = answer
    await testThrough(app.page, id)
    script = models
  }
  await take(app, 'works', words.keys.states.works)

  await testAgain(refusalOf('openai/permission-denied'))
  await take(app, 'restricted', words.keys.states.restricted)
  await testAgain(refusalOf('openai/insufficient-quota'))
  await take(app, 'out-of-credit', words.keys.states['out-of-credit'])
  await testAgain(refusalOf('openai/invalid-key'))
  await take(app, 'refused', words.keys.states.refused)
  await testAgain(refusalOf('openai/unsupported-region'))
  await take(app, 'not-allowed-here', words.keys.states['not-allowed-here'])
  await testAgain([{ do: 'reset' }])
  await take(app, 'unreachable', words.keys.states.unreachable)

  await testAgain(models)
  const bridge = await bridgeOf(app.page)
  await bridge.evaluate((api, change) => api.keys.changeKey(change), {
    ...(await findSeenKey(app.page, id)),
    rotateByMs: Date.now() - 86_400_000,
  })
  await take(app, 'rotate-now', words.keys.states['rotate-now'])

  await app.quit()
  await keyring.restart('locked')
  app = await open(keyring, profile.folder)
  await take(app, 'keychain-locked', words.keys.states['keychain-locked'])
  await app.quit()

  await keyring.restart('unlocked')
  app = await open(keyring, profile.folder)
  await clearSecret(keyring.env, { service: 'app.latchkey.Latchkey', username: id })
  await testThrough(app.page, id)
  await take(app, 'lost', words.keys.states.lost)
  await app.quit()
}

async function takeSessionOnly(): Promise<void> {
  await using keyring = await startKeyring('no-dbus')
  await using empty = await createTemporaryProfile('pictures-session')
  const app = await open(keyring, empty.folder)
  const keyId = await holdTyped(app.page, secret, openAi)
  await testThrough(app.page, keyId)
  const bridge = await bridgeOf(app.page)
  const seen = await findSeenKey(app.page, keyId)
  const saying = { ...seen, label, project: '', note: '', keepIn: 'session' as const }
  await bridge.evaluate((api, input) => api.keys.saveCandidate(input), saying)
  await take(app, 'session-only', label)
  await app.quit()
}

await takeKept()
await takeSessionOnly()
console.log('pictures: 10 in docs/images/keys')
