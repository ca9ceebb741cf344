// What only a packaged app does: main runs as it is, told that it is packaged. Nothing is attached to it, because
// a packaged app refuses what would attach.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executablePath, isElectron, projectFolder } from '../support/app.ts'
import type { Environment } from '../../tools/setup/project.ts'
import type { SeenInside } from '../support/look-inside-main.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'

let profile: TemporaryProfile
beforeAll(async () => {
  profile = await createTemporaryProfile('packaged')
})
afterAll(() => profile.remove())

const look = join(projectFolder, 'test', 'support', 'look-inside-main.ts')

interface Ended {
  readonly code: number | null
  readonly said: string
  /** What the app saw once its window showed its page; `null` if it didn't come that far. */
  readonly seen: SeenInside | null
}

/** The app ends by itself, also one that should have refused to start. */
async function runPackaged(args: readonly string[] = [], env: Environment = {}): Promise<Ended> {
  const file = join(profile.folder, 'seen.json')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { NODE_COMPILE_CACHE: _cacheOfTests, ...inherited } = process.env
  const child = spawn(
    executablePath,
    ['-r', look, ...asRoot, projectFolder, `--user-data-dir=${profile.folder}`, ...args],
    {
      env: { ...inherited, CHROMIUM_HOST_PACKAGED: '1', LATCHKEY_SEEN: file, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 90_000,
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  // Written by look-inside-main.ts.
  const seen = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SeenInside) : null
  return { code, said, seen }
}

// Electron decides by its own executable whether it is packaged: there a package is needed.
describe.skipIf(isElectron)('a packaged app', () => {
  it.each([
    '--remote-debugging-pipe',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--js-flags=--expose-gc',
    '--inspect-publish-uid=http',
  ])('[S24] refuses to start with %s, and says so', async (debuggingSwitch) => {
    const { code, said, seen } = await runPackaged([debuggingSwitch])
    expect(code, said).toBe(1)
    expect(seen).toBeNull()
    expect(said).toContain(`Latchkey does not start with ${debuggingSwitch.split('=')[0] ?? ''}`)
    expect(existsSync(join(profile.folder, 'latchkey.db'))).toBe(false)
  })

  it('[S24] shows its own page, whatever address of a development server the environment has', async () => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests += 1
      response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo // it listens on a port, not on a path
    const { seen, said } = await runPackaged([], { ELECTRON_RENDERER_URL: `http://127.0.0.1:${port}/` })
    server.closeAllConnections()
    server.close()
    expect(seen?.origin, said).toBe('app://bundle')
    expect(requests).toBe(0)
  })

  it('[S12][S15][S30] starts without them: no developer tools, no way to the settings, and nothing in its profile runs', async () => {
    // Whatever runs one of these leaves a mark.
    const mark = join(profile.folder, 'a-stranger-ran')
    const script = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`
    const planted = [
      'index.js',
      'preload.js',
      'keyring-worker.js',
      'electron.cjs',
      'compile-cache/index.js',
      'extensions/a.js',
    ]
    for (const name of planted) {
      mkdirSync(join(profile.folder, name, '..'), { recursive: true })
      writeFileSync(join(profile.folder, name), script)
    }
    writeFileSync(join(profile.folder, 'package.json'), '{"main":"index.js","imports":{"#x":"./index.js"}}')
    const caches = await readdir(join(profile.folder, 'compile-cache'))

    const { code, said, seen } = await runPackaged()
    expect(code, said).toBe(0)
    expect(seen).toMatchObject({
      isPackaged: true,
      preferences: { devTools: false, sandbox: true },
      storeListeners: 0,
      compileCache: null,
    })
    expect(seen?.menuRoles).toContain('quit')
    expect(seen?.menuRoles.filter((role) => /devtools|reload/u.test(role))).toEqual([])
    expect(existsSync(mark)).toBe(false)
    expect(await readdir(join(profile.folder, 'compile-cache'))).toEqual(caches)
    // The control: what is planted does leave its mark when it runs.
    const control = spawn(process.execPath, [join(profile.folder, 'electron.cjs')], { stdio: 'ignore' })
    await once(control, 'close')
    expect(existsSync(mark)).toBe(true)
  })
})
