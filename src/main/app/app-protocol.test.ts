import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppHandler, listBundle } from './app-protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-bundle-'))
let handle: ReturnType<typeof createAppHandler>

beforeAll(() => {
  mkdirSync(join(folder, 'out', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'out', 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'out', 'assets', 'index.js'), 'export {}')
  writeFileSync(join(folder, 'out', 'secret.pem'), 'not served')
  writeFileSync(join(folder, 'outside.html'), 'outside')
  handle = createAppHandler(listBundle(join(folder, 'out')), 'app://bundle/index.html?language=en')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Electron hands over the address as Chromium has it; a pretend request keeps it from being tidied. */
const ask = (url: string, method = 'GET') => handle({ url, method } as Request)

describe('app://bundle', () => {
  it('serves the files of the build, with the policy in force', async () => {
    const page = await ask('app://bundle/index.html')
    expect(page.status).toBe(200)
    expect(await page.text()).toBe('<!doctype html>')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('content-security-policy')).toMatchInlineSnapshot(
      `"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"`,
    )
    expect((await ask('app://bundle/assets/index.js')).status).toBe(200)
    expect(await (await ask('app://bundle/index.html?language=en')).text()).toBe('<!doctype html>')
    const head = await ask('app://bundle/index.html', 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it.each([
    'app://bundle/',
    'app://bundle',
    'app://bundle/../outside.html',
    'app://bundle/assets/../../outside.html',
    'app://bundle/%2e%2e/outside.html',
    'app://bundle/..%2foutside.html',
    'app://bundle/%2e%2e%5coutside.html',
    'app://bundle/..\\outside.html',
    'app://bundle//index.html',
    'app://bundle/./index.html',
    'app://bundle/index.html?x',
    'app://bundle/index.html?language=en&x',
    'app://bundle/index.html?language=fi',
    'app://bundle/assets/index.js?language=en',
    'app://bundle/index.html/',
    'app://bundle/INDEX.HTML',
    'app://bundle/index%2ehtml',
    'app://bundle/index.html%00.js',
    'app://bundle/secret.pem',
    'app://bundle/assets',
    'app://bundle/__proto__',
    'app://bundle/etc/passwd',
    'app://bundle:80/index.html',
    'app://user@bundle/index.html',
    'app://bundle.evil/index.html',
    'app://other/index.html',
    'app://bumble/index.html', // as long as the true host
    'app:///index.html',
    'https://bundle/index.html',
    'file:///etc/passwd',
  ])('[S22] answers 404 to %s', async (url) => {
    const answer = await ask(url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('Not found')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('[S22] answers 404 to %s', async (method) => {
    expect((await ask('app://bundle/index.html', method)).status).toBe(404)
  })
})
