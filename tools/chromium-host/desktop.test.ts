// A test can replace a function of the desktop modules, and main calls the replacement by its imported name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from './fixtures/launch.ts'
import type { Launched } from './fixtures/launch.ts'
import { findProxy } from './proxy.ts'

// Globals of the fixture's main process.
declare const log: unknown[][]
declare const choose: () => Promise<{ canceled: boolean; filePaths: string[] }>
declare const choosePlace: () => Promise<{ canceled: boolean; filePath: string }>
declare const notify: (title: string) => boolean
// Globals of a page.
declare const addEventListener: (
  name: 'keydown',
  heard: (event: { code: string; defaultPrevented: boolean; preventDefault(): void }) => void,
) => void

let launched: Launched
beforeAll(async () => {
  launched = await launch('app', {}, [
    '--proxy-server=http://127.0.0.1:3128',
    '--proxy-bypass-list=*.direct.test',
  ])
}, 60_000)
afterAll(() => launched.close())

it('dialog.showOpenDialog can be replaced', async () => {
  await launched.app.evaluate(
    ({ dialog }) =>
      void Object.assign(dialog, {
        showOpenDialog: async (options: object) => {
          log.push(['asked', options])
          return { canceled: false, filePaths: ['/tmp/.env'] }
        },
      }),
  )
  expect(await launched.app.evaluate(() => choose())).toEqual({ canceled: false, filePaths: ['/tmp/.env'] })
  expect(await launched.app.evaluate(() => log.filter(([name]) => name === 'asked'))).toEqual([
    ['asked', { properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'] }],
  ])
})

it('dialog.showSaveDialog can be replaced', async () => {
  await launched.app.evaluate(
    ({ dialog }) =>
      void Object.assign(dialog, {
        showSaveDialog: async (options: object) => {
          log.push(['asked where', options])
          return { canceled: false, filePath: '/tmp/usage.csv' }
        },
      }),
  )
  expect(await launched.app.evaluate(() => choosePlace())).toEqual({
    canceled: false,
    filePath: '/tmp/usage.csv',
  })
  expect(await launched.app.evaluate(() => log.filter(([name]) => name === 'asked where'))).toEqual([
    ['asked where', { defaultPath: 'usage.csv' }],
  ])
})

describe('a key', () => {
  it('is the page’s first, also where it listens on its window, and then the menu’s', async () => {
    await launched.app.evaluate(({ Menu }) => {
      const item = (accelerator: string) => ({
        label: accelerator,
        accelerator,
        click: () => void log.push(['chosen', accelerator]),
      })
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([{ label: 'Keys', submenu: [item('Ctrl+J'), item('Ctrl+I')] }]),
      )
    })
    const { page } = launched
    await page.evaluate(() => {
      addEventListener('keydown', (event) => {
        if (event.code !== 'KeyJ') return
        Object.assign(globalThis, { wasFree: !event.defaultPrevented })
        event.preventDefault()
      })
    })
    await page.keyboard.press('Control+J')
    await page.keyboard.press('Control+I')
    expect(await page.evaluate(() => (globalThis as { wasFree?: boolean }).wasFree)).toBe(true)
    const chosen = () => launched.app.evaluate(() => log.filter(([name]) => name === 'chosen'))
    await expect.poll(chosen).toEqual([['chosen', 'Ctrl+I']])
  })
})

describe('Notification', () => {
  it('is not supported by itself', async () => {
    expect(await launched.app.evaluate(() => notify('unseen'))).toBe(false)
  })

  it('can be made to be, and be shown, clicked and closed', async () => {
    await launched.app.evaluate(({ Notification }) => {
      Notification.isSupported = () => true
      Notification.prototype.show = function (this: Electron.Notification) {
        log.push(['shown', this.title, this.body])
        this.emit('click', {})
        this.close()
      }
    })
    expect(await launched.app.evaluate(() => notify('Seen'))).toBe(true)
    const told = await launched.app.evaluate(() =>
      log.filter(([name]) => ['shown', 'click', 'close'].includes(String(name))),
    )
    expect(told).toEqual([
      ['shown', 'Seen', 'Body'],
      ['click', 'Seen'],
      ['close', 'Seen'],
    ])
  })
})

describe('resolveProxy', () => {
  it('answers the command line’s for every session that wasn’t told otherwise', async () => {
    const answers = await launched.app.evaluate(async ({ session }) => {
      const own = session.fromPartition('with-a-proxy')
      const direct = session.fromPartition('without-one')
      await direct.setProxy({ mode: 'direct' })
      return Promise.all([
        session.defaultSession.resolveProxy('https://api.openai.com/v1'),
        session.defaultSession.resolveProxy('https://one.direct.test/'),
        session.defaultSession.resolveProxy('http://127.0.0.1:1/'),
        own.resolveProxy('https://api.openai.com/v1'),
        direct.resolveProxy('https://api.openai.com/v1'),
      ])
    })
    expect(answers).toEqual(['PROXY 127.0.0.1:3128', 'DIRECT', 'DIRECT', 'PROXY 127.0.0.1:3128', 'DIRECT'])
  })

  it.each([
    ['proxy.test:8080', '', 'https://a.test/', 'PROXY proxy.test:8080'],
    ['proxy.test', '', 'https://a.test/', 'PROXY proxy.test:80'],
    ['https://proxy.test', '', 'https://a.test/', 'HTTPS proxy.test:443'],
    ['socks5://[::1]:9', '', 'https://a.test/', 'SOCKS5 [::1]:9'],
    ['http=one.test:1;https=two.test:2,direct://', '', 'http://a.test/', 'PROXY one.test:1'],
    ['http=one.test:1;https=two.test:2,direct://', '', 'https://a.test/', 'PROXY two.test:2;DIRECT'],
    ['http=one.test:1', '', 'https://a.test/', 'DIRECT'],
    ['proxy.test:1', '', 'http://localhost:8/', 'DIRECT'],
    ['proxy.test:1', '', 'http://[::1]/', 'DIRECT'],
    ['proxy.test:1', '<-loopback>', 'http://localhost:8/', 'PROXY proxy.test:1'],
    ['proxy.test:1', '<local>', 'http://intranet/', 'DIRECT'],
    ['proxy.test:1', '.a.test', 'https://b.a.test/', 'DIRECT'],
    ['proxy.test:1', 'a.test:8443', 'https://a.test/', 'PROXY proxy.test:1'],
    ['proxy.test:1', 'x.test, a.test:8443', 'https://a.test:8443/', 'DIRECT'],
    ['proxy.test:1', 'a*test', 'https://abtest/', 'DIRECT'],
    ['proxy.test:1', 'a.test', 'https://abtest/', 'PROXY proxy.test:1'],
    ['proxy.test:1', '', 'nowhere', 'DIRECT'],
  ])('reads %s with %j for %s', (server, bypass, url, answer) => {
    expect(findProxy({ server, bypass }, url)).toBe(answer)
  })

  it('names what it can’t read', () => {
    expect(() => findProxy({ server: 'quic://a:1', bypass: '' }, 'https://a.test/')).toThrow(
      'The Chromium host has no proxy quic://a:1',
    )
    expect(() => findProxy({ server: 'a:1', bypass: '10.0.0.0/8' }, 'https://a.test/')).toThrow('10.0.0.0/8')
  })
})
