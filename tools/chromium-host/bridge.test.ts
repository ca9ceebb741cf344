// Tests that the context bridge and IPC behave as Electron's: what is copied, what is proxied, and what
// neither side can reach.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright'
import { launch } from './fixtures/launch.ts'
import type { Launched } from './fixtures/launch.ts'

type Any = (...args: unknown[]) => unknown
// The API that the fixture's preload exposes. It is called inside the page; here only its type exists.
declare const api: Record<
  | 'add'
  | 'back'
  | 'bindings'
  | 'call'
  | 'exposeAgain'
  | 'invoke'
  | 'keep'
  | 'kept'
  | 'missing'
  | 'module'
  | 'on'
  | 'process'
  | 'send'
  | 'throwing',
  Any
> &
  Record<'later' | 'reject', (value?: unknown) => Promise<unknown>> & {
    promise: Promise<unknown>
    nested: { deep: { number: number } }
    list: unknown[]
  }
declare const window: Record<string, unknown>

let launched: Launched
let page: Page
beforeAll(async () => {
  launched = await launch()
  page = launched.page
}, 60_000)
afterAll(() => launched.close())

const failure = async (run: () => unknown): Promise<string> =>
  page.evaluate(run).then(
    () => 'nothing thrown',
    (error: Error) => error.message,
  )

describe('contextBridge', () => {
  it('is there before any script of the page', async () => {
    expect(await page.evaluate(() => (window['atStart'] as { api: string }).api)).toBe('object')
  })
  it('copies arguments and results', async () => {
    expect(
      await page.evaluate(() => {
        const given = { list: [1], when: new Date(3), map: new Map([['k', 1n]]) }
        const back = api.back(given) as typeof given
        return [back !== given, back.when.getTime(), String(back.map.get('k')), back.list]
      }),
    ).toEqual([true, 3, '1', [1]])
  })
  it('does not share what it copied', async () => {
    expect(
      await page.evaluate(() => {
        const given = { n: 1 }
        api.keep(given)
        given.n = 2
        return api.kept()
      }),
    ).toEqual({ n: 1 })
  })
  it('calls a function of the other world, both ways, synchronously', async () => {
    expect(
      await page.evaluate(() => [api.add(1, 2), api.call((a: number, b: number) => a * b, 3, 4)]),
    ).toEqual([3, 12])
  })
  it('gives the same proxy for the same function', async () => {
    expect(
      await page.evaluate(() => {
        const fn = (): number => 1
        api.keep(fn)
        return (api.kept() as Any)()
      }),
    ).toBe(1)
  })
  it('carries promises, kept and broken', async () => {
    expect(
      await page.evaluate(async () => [
        await api.promise,
        await api.later(new Promise((resolve) => setTimeout(() => resolve(['late'])))),
      ]),
    ).toEqual(['kept', ['late']])
    expect(await failure(() => api.reject())).toContain('refused')
    expect(
      await page.evaluate(async () => api.reject().catch((error: { code?: string }) => error.code)),
    ).toBeUndefined()
  })
  it('throws in the page what was thrown in the preload', async () => {
    expect(
      await page.evaluate(() => {
        try {
          return api.throwing()
        } catch (error) {
          return [error instanceof Error, (error as Error).message]
        }
      }),
    ).toEqual([true, 'too far'])
  })
  it('freezes what it exposes, deeply', async () => {
    expect(
      await page.evaluate(() => [
        Object.isFrozen(api),
        Object.isFrozen(api.nested.deep),
        Object.isFrozen(api.list),
        Object.isFrozen(api.add),
      ]),
    ).toEqual([true, true, true, true])
    expect(
      await page.evaluate(() => {
        const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'api')
        return [descriptor?.writable, descriptor?.configurable]
      }),
    ).toEqual([false, false])
  })
  it('refuses a second time for the same key', async () => {
    expect(await failure(() => api.exposeAgain())).toContain(
      'Cannot bind an API on top of an existing property on the window object',
    )
  })
  it('refuses what can not be cloned', async () => {
    expect(await failure(() => api.back(Symbol('s')))).toContain('An object could not be cloned.')
    expect(
      await failure(() => api.back((globalThis as unknown as { document: unknown }).document)),
    ).toContain('An object could not be cloned.')
  })
  it('works when the page has broken its own built-ins', async () => {
    expect(
      await page.evaluate(async () => {
        const broken = { parse: JSON.parse, push: Array.prototype.push, get: Map.prototype.get }
        const boom = (): never => {
          throw new Error('broken')
        }
        Object.assign(JSON, { parse: boom })
        Object.assign(Array.prototype, { push: boom })
        Object.assign(Map.prototype, { get: boom })
        const result = api.add(20, 3)
        Object.assign(JSON, { parse: broken.parse })
        Object.assign(Array.prototype, { push: broken.push })
        Object.assign(Map.prototype, { get: broken.get })
        return result
      }),
    ).toBe(23)
  })
})

describe('isolation', () => {
  it('leaves the page without Node', async () => {
    expect(await page.evaluate(() => window['atStart'])).toEqual({
      api: 'object',
      process: 'undefined',
      require: 'undefined',
      Buffer: 'undefined',
      module: 'undefined',
    })
  })
  it('leaves nothing of the host on the page', async () => {
    const names = await page.evaluate(() =>
      Object.getOwnPropertyNames(globalThis).filter((name) =>
        /binding_|receiver_|handover-|electron|ipcRenderer/.test(name),
      ),
    )
    expect(names).toEqual([])
  })
  it('leaves the preload no way to main but ipcRenderer', async () => {
    expect(await page.evaluate(() => api.bindings())).toEqual([])
  })
  it('shows the page no event of the bridge', async () => {
    expect(await page.evaluate(() => api.call(() => String((globalThis as { event?: unknown }).event)))).toBe(
      'undefined',
    )
  })
  it('gives the preload what a sandboxed one has', async () => {
    expect(await page.evaluate(() => api.process())).toMatchObject({ type: 'renderer', sandboxed: true })
    expect(await failure(() => api.module('node:fs'))).toContain('module not found: node:fs')
    expect(await failure(() => api.missing())).toContain(
      'The Chromium host has no electron.ipcRenderer.sendSync',
    )
  })
})

describe('ipc', () => {
  it('answers an invoke with a copy', async () => {
    expect(await page.evaluate(() => api.invoke('echo', 1, { a: [null] }))).toEqual([1, { a: [null] }])
  })
  it("words a handler's error as Electron does, without its code", async () => {
    expect(
      await page.evaluate(async () =>
        (api.invoke('fail') as Promise<unknown>).catch((error: Error & { code?: string }) => [
          error.message,
          error.code,
        ]),
      ),
    ).toEqual(["Error invoking remote method 'fail': TypeError: no luck", undefined])
    expect(await failure(() => api.invoke('nope'))).toContain(
      "Error invoking remote method 'nope': Error: No handler registered for 'nope'",
    )
  })
  it('tells main who asks', async () => {
    expect(await page.evaluate(() => api.invoke('sender'))).toEqual({
      url: 'app://bundle/index.html',
      origin: 'app://bundle',
      isMain: true,
      isTop: true,
      isWindow: true,
      type: 'frame',
    })
  })
  it('keeps many messages in order', async () => {
    expect(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const heard: unknown[] = []
            const off = api.on('pong', (value: unknown) => {
              heard.push(value)
              if (heard.length === 500) resolve(heard.every((item, index) => item === index))
            }) as () => void
            for (let index = 0; index < 500; index += 1) api.send('ping', index)
            void off
          }),
      ),
    ).toBe(true)
  })
  it('goes on after a reload, with the preload run again', async () => {
    await page.reload()
    expect(await page.evaluate(() => api.invoke('echo', 'again'))).toEqual(['again'])
    expect(await page.evaluate(() => api.invoke('sender'))).toMatchObject({ isMain: true })
  })
})
