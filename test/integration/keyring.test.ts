// The keychain adapter against a real gnome-keyring in each of its states, checked from outside with
// secret-tool. Each state is a child process with its own session bus, home and runtime folder.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const canary = 'sk-canary-keyring-0123456789abcdef3f9a'
const service = 'app.latchkey.test'
const account = '019a0000-0000-7000-8000-000000000001'
const password = 'a word'

const hasTools = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'].every(
  (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0,
)

const secretsFolder = join(import.meta.dirname, '..', '..', 'src', 'main', 'secrets')
const quote = (...parts: string[]) => JSON.stringify(join(secretsFolder, ...parts))
const ask = `
import { openKeychain } from ${quote('open-keychain.ts')}
const keychain = openKeychain({
  platform: 'linux', env: process.env, service: ${JSON.stringify(service)}, timeoutMs: 10_000,
  keyringWorkerPath: '', onNews: () => {},
})
const [call, account] = process.argv.slice(2)
const secret = process.env.CANARY
const outcome = call === 'write' ? await keychain.write(account, secret) : await keychain[call](account)
console.log(JSON.stringify(outcome))
process.exit()
`

const daemon = 'gnome-keyring-daemon --components=secrets'
// The daemon reads the password from its input, answers once it has the bus name, and keeps running.
const unlocked = `printf '%s' '${password}' | ${daemon} --unlock >/dev/null 2>&1; `
const locked = `${daemon} --start >/dev/null 2>&1; `

describe.skipIf(!hasTools)('the keyring', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-keyring-'))
    mkdirSync(join(folder, 'run'))
    chmodSync(join(folder, 'run'), 0o700)
    writeFileSync(join(folder, 'ask.mjs'), ask)
  })

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  /** Runs a shell script on a session bus of its own, or with a bus address that leads nowhere. */
  async function run(script: string, bus: 'own' | 'none' | 'without-provider' = 'own'): Promise<string[]> {
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_RUNTIME_DIR: join(folder, 'run'),
      CANARY: canary,
      ASK: `'${process.execPath}' --no-warnings '${join(folder, 'ask.mjs')}'`,
    }
    const config = join(folder, 'bus.conf')
    writeFileSync(
      config,
      `<busconfig><type>session</type><listen>unix:tmpdir=${folder}</listen>
      <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
      <allow own="*"/></policy></busconfig>`,
    )
    const shell = ['sh', '-c', `ask() { eval "$ASK \\"\\$@\\""; }\n${script}`]
    const command =
      bus === 'own'
        ? ['dbus-run-session', '--', ...shell]
        : bus === 'without-provider'
          ? ['dbus-run-session', `--config-file=${config}`, '--', ...shell]
          : shell
    const [program = '', ...programArguments] = command
    const child = spawn(program, programArguments, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let noise = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (noise += text))
    await new Promise((resolve) => child.on('exit', resolve))
    expect(noise).not.toContain(canary)
    return output.split('\n').filter((line) => line !== '')
  }

  const lookUp = `secret-tool lookup service ${service} username ${account} || echo none; `
  const askAll = `ask probe; ask read ${account}; ask write ${account}; ask remove ${account}; `

  test('[S5] unlocked: what is written, read and removed is seen from outside', async () => {
    const lines = await run(
      `${unlocked} ask probe; ask read ${account}; ask write ${account}; ask read ${account}; ${lookUp}
      echo; ask remove ${account}; ${lookUp} ask read ${account}
      secret-tool search --all service ${service} 2>&1 | grep -c attribute.username`,
    )
    expect(lines).toEqual([
      '"ok"',
      '{"state":"absent"}',
      '{"state":"ok"}',
      JSON.stringify({ state: 'ok', secret: canary }),
      canary,
      '{"state":"ok"}',
      'none',
      '{"state":"absent"}',
      '0',
    ])
  })

  test('[S5] locked: said so, nothing written or deleted, and unlocked again the key works', async () => {
    expect(await run(`${unlocked} ask write ${account}`)).toEqual(['{"state":"ok"}'])
    const ring = join(folder, '.local/share/keyrings/login.keyring')
    const before = readFileSync(ring)
    expect(await run(`${locked} ${askAll}`)).toEqual(['"locked"', ...Array(3).fill('{"state":"locked"}')])
    expect(readFileSync(ring).equals(before)).toBe(true)
    expect(before.includes(canary)).toBe(false)
    expect(await run(`${unlocked} ask read ${account}; ${lookUp}`)).toEqual([
      JSON.stringify({ state: 'ok', secret: canary }),
      canary,
    ])
  })

  test('[S5] locked and without the key: not called absent', async () => {
    await run(`${unlocked} ask write ${account}`)
    expect(await run(`${locked} ask read another`)).toEqual(['{"state":"locked"}'])
  })

  test('[S5] no default collection: told as that, and not as absent', async () => {
    expect(await run(`${locked} ${askAll}`)).toEqual([
      '"no-collection"',
      ...Array(3).fill('{"state":"no-collection"}'),
    ])
  })

  test('[S5] a bus without a provider: unavailable', async () => {
    expect(await run(askAll, 'without-provider')).toEqual([
      '"unavailable"',
      ...Array(3).fill('{"state":"unavailable"}'),
    ])
  })

  test('[S5] no bus: unavailable, and no weaker store is used instead', async () => {
    expect(await run(askAll, 'none')).toEqual(['"unavailable"', ...Array(3).fill('{"state":"unavailable"}')])
    if (existsSync('/proc/keys')) expect(readFileSync('/proc/keys', 'utf8')).not.toContain(service)
  })

  test('the service dies: unavailable; the next one is found again', async () => {
    const lines = await run(
      `${unlocked} ask write ${account}
      kill $(cat /proc/[0-9]*/stat 2>/dev/null | awk -v s=$$ '/gnome-keyring-d/ {print $1}' | while read p; do
        tr '\\0' '\\n' </proc/$p/environ | grep -qx "HOME=$HOME" && echo $p; done)
      sleep 0.5; ${unlocked} ask read ${account}`,
    )
    expect(lines).toEqual(['{"state":"ok"}', JSON.stringify({ state: 'ok', secret: canary })])
  })

  test('an entry changed or removed from outside is read as it is', async () => {
    const store = `printf other | secret-tool store --label=x service ${service} username ${account}; `
    const lines = await run(
      `${unlocked} ask write ${account}; ${store} ask read ${account}
      secret-tool clear service ${service} username ${account}; ask read ${account}`,
    )
    expect(lines.at(0)).toBe('{"state":"ok"}')
    // secret-tool may add a second entry beside the first; then neither counts as the key.
    expect(['{"state":"ok","secret":"other"}', '{"state":"corrupt"}']).toContain(lines.at(1))
    expect(lines.at(2)).toBe('{"state":"absent"}')
  })
})
