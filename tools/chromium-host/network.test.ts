// Tests what a page may load, open and do: only the app's handler answers, its policy is in force, and no
// window, navigation or permission is granted unless main allowed it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Page } from 'playwright'
import { launch } from './fixtures/launch.ts'
import type { Launched } from './fixtures/launch.ts'

// The page's own globals, which Node's types lack.
declare const document: {
  createElement(name: string): Element
  body: { append(element: Element): void; appendChild(element: Element): Element }
  addEventListener(name: string, heard: (event: never) => void): void
}
declare const location: { href: string }
declare const navigator: {
  permissions: { query(name: { name: string }): Promise<{ state: string }> }
  mediaDevices: { getUserMedia(what: object): Promise<unknown>; getDisplayMedia(): Promise<unknown> }
  clipboard: { writeText(text: string): Promise<void>; readText(): Promise<string> }
  usb: { requestDevice(filters: object): Promise<unknown> }
  sendBeacon(url: string): boolean
}
declare const Worker: new (url: string) => unknown
declare const Image: new () => { src: string }
declare const WebSocket: new (url: string) => {
  addEventListener(name: string, heard: (event: unknown) => void): void
}
interface Element {
  src: string
  href: string
  target: string
  textContent: string
  addEventListener(name: string, heard: () => void): void
  click(): void
  submit(): void
}

vi.setConfig({ testTimeout: 20_000 })
let launched: Launched
let page: Page
let hits: string[] = []
const listener = createServer((request, response) => {
  hits.push(request.url ?? '')
  response.end()
})
listener.on('upgrade', (request) => hits.push(`upgrade ${request.url ?? ''}`))

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  launched = await launch()
  page = launched.page
}, 60_000)
afterAll(async () => {
  await launched.close()
  listener.close()
})

const origin = (): string => `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
const logged = async (kind: string): Promise<unknown[]> =>
  launched.app.evaluate(
    (_electron, wanted) =>
      (globalThis as unknown as { log: unknown[][] }).log.filter((entry) => entry[0] === wanted),
    kind,
  )
/** Makes a round trip through page and main: everything sent before has arrived by then. */
const settle = async (asked: Page = page): Promise<unknown> =>
  asked.evaluate(() =>
    (globalThis as unknown as { api: { invoke(channel: string): Promise<unknown> } }).api.invoke('echo'),
  )

describe('requests', () => {
  let lax: Launched
  beforeAll(async () => {
    lax = await launch('app', { FIXTURE_LAX: '1' })
  }, 60_000)
  afterAll(() => lax.close())
  it('are answered by the handler of the scheme, with its own addresses', async () => {
    expect(await logged('request')).toEqual([
      ['request', 'app://bundle/index.html'],
      ['request', 'app://bundle/page.js'],
    ])
  })
  it('are refused by the host before the network is tried', async () => {
    const failed = lax.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/refused'))
    await lax.page.evaluate((to) => fetch(`${to}/refused`).catch(() => {}), origin())
    expect((await failed).failure()?.errorText).toContain('net::ERR_BLOCKED_BY_CLIENT')
  })
  it("carry the answer's headers", async () => {
    const response = await page.reload()
    expect(await response?.headerValue('x-content-type-options')).toBe('nosniff')
    expect(await response?.headerValue('content-security-policy')).toContain("trusted-types 'none'")
  })
  it.each(['fetch', 'script', 'image', 'frame', 'beacon', 'websocket', 'worker', 'form'])(
    'that nobody answers fail, with no policy of the app: %s',
    async (kind) => {
      hits = []
      await lax.page.evaluate(
        async ([how, to]) => {
          const add = (name: string, part: Partial<Element>): Promise<void> =>
            new Promise((resolve) => {
              const element = Object.assign(document.createElement(name), part)
              element.addEventListener('load', resolve)
              element.addEventListener('error', resolve)
              document.body.append(element)
            })
          if (how === 'fetch') await fetch(`${to}/fetch`).catch(() => {})
          if (how === 'script') await add('script', { src: `${to}/script` })
          if (how === 'image') await add('img', { src: `${to}/image` })
          if (how === 'frame') await add('iframe', { src: `${to}/frame` })
          if (how === 'beacon') navigator.sendBeacon(`${to}/beacon`)
          if (how === 'websocket')
            await new Promise((resolve) =>
              new WebSocket(`${to?.replace('http', 'ws')}/socket`).addEventListener('error', resolve),
            )
          if (how === 'worker')
            try {
              void new Worker(`${to}/worker`)
            } catch {}
          if (how === 'form')
            Object.assign(document.body.appendChild(document.createElement('form')), {
              action: `${to}/form`,
            }).submit()
        },
        [kind, origin()],
      )
      await settle(lax.page)
      expect(hits).toEqual([])
    },
  )
})

describe("the app's policy", () => {
  it.each([
    [
      'style-src-elem',
      () => document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
    ],
    [
      'require-trusted-types-for',
      () => void ((document.createElement('div') as unknown as { innerHTML: string }).innerHTML = '<b>'),
    ],
    ['img-src', () => void (new Image().src = 'https://elsewhere.test/i.png')],
    ['connect-src', () => void fetch('https://elsewhere.test/').catch(() => {})],
  ])('is in force: %s', async (directive, run) => {
    const violated = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          document.addEventListener('securitypolicyviolation', (event: { effectiveDirective: string }) =>
            resolve(event.effectiveDirective),
          ),
        ),
    )
    await page.evaluate(run).catch(() => {})
    expect(await violated).toBe(directive)
  })
})

it('lets no inline script of the page run', async () => {
  expect(await page.evaluate(() => (globalThis as { inline?: unknown }).inline)).toBeUndefined()
})

describe('navigation', () => {
  it.each(['https://elsewhere.test/x', 'app://other/', 'about:blank', 'http://127.0.0.1:9/'])(
    'to %s is asked of main, and prevented leaves the page as it is',
    async (target) => {
      await page.evaluate(() => void ((globalThis as unknown as { mark: number }).mark = 1))
      const before = page.url()
      const pretend = target.replace('app://other/', 'https://other.app.invalid/')
      await page.evaluate((to) => void (location.href = to), pretend)
      await expect.poll(async () => (await logged('will-navigate')).at(-1)).toEqual(['will-navigate', target])
      await settle()
      expect(page.url()).toBe(before)
      expect(await page.evaluate(() => (globalThis as unknown as { mark: number }).mark)).toBe(1)
    },
  )
})

describe('new windows', () => {
  it.each([
    [
      'window.open',
      async () =>
        await page.evaluate(
          () =>
            void (globalThis as unknown as { open(url: string): unknown }).open(
              'https://elsewhere.test/open',
            ),
        ),
      'https://elsewhere.test/open',
    ],
    ['a click on target=_blank', () => page.click('#blank'), 'https://elsewhere.test/blank'],
    ['a click with Ctrl', () => page.click('a', { modifiers: ['Control'] }), 'https://elsewhere.test/'],
    ['a click with Shift', () => page.click('a', { modifiers: ['Shift'] }), 'https://elsewhere.test/'],
    ['a middle click', () => page.click('a', { button: 'middle' }), 'https://elsewhere.test/'],
  ])('by %s are asked of main, and denied never appear', async (_how, act, url) => {
    const before = (await logged('window-open')).length
    await act()
    await expect.poll(async () => (await logged('window-open')).slice(before)).toEqual([['window-open', url]])
    await settle()
    expect(launched.app.windows()).toHaveLength(1)
  })
  it('by window.open give the page null', async () => {
    expect(
      await page.evaluate(() =>
        (globalThis as unknown as { open(url: string): unknown }).open('https://elsewhere.test/'),
      ),
    ).toBeNull()
  })
})

describe('permissions', () => {
  it.each([
    'geolocation',
    'camera',
    'microphone',
    'notifications',
    'clipboard-read',
    'midi',
    'idle-detection',
    'window-management',
    'local-fonts',
  ])('%s is denied', async (name) => {
    expect(
      await page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked })).state, name),
    ).toBe('denied')
  })
  it.each([
    ['a camera', () => navigator.mediaDevices.getUserMedia({ video: true })],
    ['the screen', () => navigator.mediaDevices.getDisplayMedia()],
    ['reading the clipboard', () => navigator.clipboard.readText()],
    ['a USB device', () => navigator.usb.requestDevice({ filters: [] })],
  ])('asking for %s is refused', async (_what, ask) => {
    await expect(page.evaluate(ask)).rejects.toThrow()
  })
  it('writing to the clipboard is granted, and main reads what the page wrote', async () => {
    await page.click('#field')
    await page.evaluate(() => navigator.clipboard.writeText('from the page'))
    expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('from the page')
  })
  it('a long text comes whole from the page to main', async () => {
    await page.click('#field')
    await page.evaluate(() => navigator.clipboard.writeText('ä'.repeat(1_000_000)))
    const isWhole = () =>
      launched.app.evaluate(async ({ clipboard }) => (await clipboard.readText()) === 'ä'.repeat(1_000_000))
    // The page is told that its text was written before the display's clipboard has it.
    await expect.poll(isWhole, { timeout: 20_000 }).toBe(true)
  })
  it('what main writes to the clipboard can be pasted', async () => {
    await launched.app.evaluate(({ clipboard }) => clipboard.writeText('from main'))
    await page.click('#field')
    await page.keyboard.press('Control+V')
    expect(await page.inputValue('#field')).toBe('from main')
  })
  it.each(['by the page', 'by main'])('what was written %s is gone as soon as main clears it', async (by) => {
    await page.click('#field')
    if (by === 'by the page') {
      await page.evaluate(() => navigator.clipboard.writeText('written by the page'))
    } else {
      await launched.app.evaluate(({ clipboard }) => clipboard.writeText('written by main'))
    }
    await expect
      .poll(() => launched.app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(`written ${by}`)
    const left = await launched.app.evaluate(async ({ clipboard }) => {
      clipboard.clear()
      return clipboard.readText()
    })
    expect(left).toBe('')
  })
})
