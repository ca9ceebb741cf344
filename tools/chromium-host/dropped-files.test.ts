// Tests that the paths of files dropped on a page reach main through the preload, and nothing else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright'
import { launch } from './fixtures/launch.ts'
import type { Launched } from './fixtures/launch.ts'

// The API that the fixture's preload exposes. It is called inside the page; here only its type exists.
declare const api: {
  lastPath(): string
  pathOfMadeUp(): string
  pathOfNothing(): string
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  send(channel: string, ...args: unknown[]): void
}
declare const document: {
  body: EventTarget & { append(...nodes: object[]): void }
  createElement(name: string): object
}
declare const DataTransfer: new () => { items: { add(file: File): void } }
declare const DragEvent: new (type: string, init: object) => Event
declare const location: { href: string }

let launched: Launched
let page: Page
let folder: string
beforeAll(async () => {
  launched = await launch()
  page = launched.page
  folder = mkdtempSync(join(tmpdir(), 'host-drop-'))
  await page.evaluate(() => {
    const target = Object.assign(document.createElement('div') as EventTarget, { id: 'target' })
    Object.assign((target as unknown as { style: object }).style, { width: '200px', height: '200px' })
    target.addEventListener('dragover', (event) => event.preventDefault())
    document.body.append(target)
  })
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await launched.close()
})

const logged = () =>
  launched.app.evaluate(() =>
    (globalThis as unknown as { log: unknown[][] }).log.filter(
      ([name]) => name === 'dropped' || name === 'note',
    ),
  )
beforeEach(() =>
  launched.app.evaluate(() => void ((globalThis as unknown as { log: unknown[][] }).log.length = 0)),
)

const makeFile = (name: string): string => {
  const path = join(folder, name)
  writeFileSync(path, 'A=1')
  return path
}

/** Drags files from elsewhere and lets go of them, as a person does. */
async function drop(files: readonly string[], selector = '#target'): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const box = await page.locator(selector).boundingBox()
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 }
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}

describe('a drop that the page takes', () => {
  it.each(['.env', 'with a space, "quotes" and ümlauts.txt', String.raw`a\b.txt`])(
    'tells main the path of %s',
    async (name) => {
      const path = makeFile(name)
      await drop([path])
      await expect.poll(logged).toEqual([
        ['note', 'before'],
        ['dropped', [path], true, `file:${path}`],
        ['note', 'after'],
      ])
    },
  )

  it('tells of all files, in their order, with what comes after behind them', async () => {
    const paths = ['1', '2', '3'].map(makeFile)
    await drop(paths)
    const after = await page.evaluate(() => api.invoke('echo', 'after'))
    expect(after).toEqual(['after'])
    expect((await logged()).map(([, first]) => first)).toEqual(['before', paths, 'after'])
  })

  it('leaves the page without the path', async () => {
    const path = makeFile('secret.txt')
    await drop([path])
    await expect.poll(async () => (await logged()).length).toBe(3)
    const heard = await page.evaluate(() => api.lastPath())
    expect(heard).not.toBe('')
    expect(heard).not.toContain(folder)
  })

  it('leaves the page where it is', async () => {
    expect(await page.evaluate(() => location.href)).toContain('/index.html')
    expect(launched.app.windows()).toHaveLength(1)
  })
})

describe('no path is told', () => {
  it('of a file dropped where the page takes none', async () => {
    const before = page.url()
    await drop([makeFile('.env')], 'h1')
    await page.evaluate(() => api.invoke('echo'))
    expect(await logged()).toEqual([])
    expect(page.url()).toBe(before)
  })

  it('of a file that a script made up, nor of one in a drop that it made up', async () => {
    expect(await page.evaluate(() => api.pathOfMadeUp())).toBe('')
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['text'], '/etc/passwd'))
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }))
    })
    await expect.poll(logged).toEqual([
      ['note', 'before'],
      ['dropped', [''], false, 'file:'],
      ['note', 'after'],
    ])
    expect(await page.evaluate(() => api.lastPath())).toBe('')
  })

  it('of what is no file', async () => {
    const message = await page.evaluate(() => {
      try {
        return api.pathOfNothing()
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(message).toContain('expects a File')
  })

  it('to a number that stands for none', async () => {
    await drop([makeFile('.env')])
    await expect.poll(async () => (await logged()).length).toBe(3)
    const standIn = await page.evaluate(() => api.lastPath())
    await page.evaluate((text) => api.send('dropped', [text]), standIn.replace(/\d+\/$/, '999/'))
    await expect.poll(async () => (await logged()).at(-1)).toEqual(['dropped', ['']])
  })

  it('of a page that was left in the meantime, and what follows comes all the same', async () => {
    await drop([makeFile('.env')])
    await page.reload()
    expect(await page.evaluate(() => api.invoke('echo', 'again'))).toEqual(['again'])
  })
})
