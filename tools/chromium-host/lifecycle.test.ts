// Tests the life of an app on the host: strictness, start, one instance, windows, crashes, the order of
// quitting, and what it leaves behind.
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createFolder, fixture, launch, start } from './fixtures/launch.ts'
import type { Launched, Started } from './fixtures/launch.ts'

let launched: Launched | undefined
const started: Started[] = []
afterEach(async () => {
  await launched?.close().catch(() => {})
  launched = undefined
  for (const { child } of started.splice(0)) child.kill('SIGKILL')
})

const begin = async (args: readonly string[], env?: Record<string, string>): Promise<Started> => {
  const one = await start(args, env)
  started.push(one)
  return one
}
const profilesOf = (pid: number | undefined): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`chromium-host-${pid}-`))
const listening = (pid: number | undefined): string[] => {
  // Looks for listening sockets (state 0A) among those of the process and its children.
  const inodes = new Set<string>()
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
      if (Number(id) !== pid && !command.includes(`chromium-host-${pid}-`)) continue
      for (const fd of readdirSync(`/proc/${id}/fd`)) {
        const inode = statSync(`/proc/${id}/fd/${fd}`, { throwIfNoEntry: false })
        if (inode?.isSocket()) inodes.add(String(inode.ino))
      }
    } catch {}
  }
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A' && inodes.has(fields[9] ?? ''))
      .map((fields) => fields[1] ?? ''),
  )
}

describe('strictness', { timeout: 60_000 }, () => {
  it('names what it does not have', async () => {
    launched = await launch()
    const messages = await launched.app.evaluate((electron) => {
      const tell = (run: () => unknown): string => {
        try {
          run()
          return 'nothing thrown'
        } catch (error) {
          return (error as Error).message
        }
      }
      const { BrowserWindow, app } = electron
      const window = BrowserWindow.getAllWindows()[0]
      const open = (options: object): string => tell(() => new BrowserWindow(options))
      return [
        tell(() => (electron as unknown as { autoUpdater: unknown }).autoUpdater),
        tell(() => app.getGPUInfo('basic')),
        tell(() => window?.setOpacity(1)),
        tell(() => window?.webContents.debugger),
        open({ transparent: true }),
        open({ webPreferences: { nodeIntegration: true } }),
        open({ webPreferences: { sandbox: false } }),
        open({ webPreferences: { contextIsolation: false } }),
        open({ webPreferences: { webSecurity: false } }),
        tell(() => electron.protocol.registerSchemesAsPrivileged([])),
        tell(() => app.enableSandbox()),
        tell(() => electron.session.fromPartition('persist:x')),
      ]
    })
    expect(messages).toEqual([
      'The Chromium host has no electron.autoUpdater',
      'The Chromium host has no electron.app.getGPUInfo',
      'The Chromium host has no electron.BrowserWindow.setOpacity',
      'The Chromium host has no electron.webContents.debugger',
      'The Chromium host has no BrowserWindow option.transparent',
      expect.stringContaining('webPreferences.nodeIntegration on'),
      expect.stringContaining('webPreferences.sandbox off'),
      expect.stringContaining('webPreferences.contextIsolation off'),
      expect.stringContaining('webPreferences.webSecurity off'),
      'protocol.registerSchemesAsPrivileged should be called before app is ready',
      'app.enableSandbox() can only be called before app is ready',
      expect.stringContaining('persistent session'),
    ])
  })
})

describe('Playwright', { timeout: 60_000 }, () => {
  it('drives main and windows as on Electron', async () => {
    launched = await launch()
    const { app, page, profile } = launched
    expect(
      await app.evaluate(({ app: main }) => [
        main.getName(),
        main.getVersion(),
        main.getPath('userData'),
        main.isPackaged,
        process.type,
      ]),
    ).toEqual(['Fixture', '1.2.3', profile, false, 'browser'])
    const window = await app.browserWindow(page)
    // The fixture shows itself on ready-to-show, after the first paint.
    await expect.poll(() => window.evaluate((it) => it.isVisible())).toBe(true)
    expect((await page.screenshot()).length).toBeGreaterThan(1000)
    await app.evaluate(
      ({ dialog }) =>
        void Object.assign(dialog, { showMessageBox: async () => ({ response: 7, checkboxChecked: false }) }),
    )
    expect(
      await app.evaluate(async ({ dialog }) => (await dialog.showMessageBox({ message: '' })).response),
    ).toBe(7)
  })
  it('finds a window in its size from its first script on: nothing moves under the pointer', async () => {
    launched = await launch()
    const { app, page } = launched
    const arrived = app.waitForEvent('window')
    await app.evaluate(() => void (globalThis as unknown as { open(): unknown }).open())
    const second = await arrived
    await second.waitForLoadState()
    for (const one of [page, second]) {
      const window = await app.browserWindow(one)
      await expect.poll(() => window.evaluate((it) => it.isVisible())).toBe(true)
      expect(await one.evaluate(() => (globalThis as unknown as { sizes: unknown }).sizes)).toEqual([
        [900, 700],
      ])
    }
  })
  it('sees a second window, with frames of its own', async () => {
    launched = await launch()
    const arrived = launched.app.waitForEvent('window')
    await launched.app.evaluate(() => void (globalThis as unknown as { open(): unknown }).open())
    const second = await arrived
    await second.waitForLoadState()
    const who = await second.evaluate(() =>
      (globalThis as unknown as { api: { invoke(channel: string): Promise<unknown> } }).api.invoke('sender'),
    )
    expect(who).toMatchObject({ isMain: true, isWindow: false })
    await second.close()
    const { app } = launched
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
})

describe('focus', { timeout: 60_000 }, () => {
  it('is told to the app with the window that gets or loses it', async () => {
    launched = await launch()
    const { app, page } = launched
    const window = await app.browserWindow(page)
    await expect.poll(() => window.evaluate((it) => it.isFocused())).toBe(true)
    const told = await app.evaluate(async ({ app: main, BrowserWindow }) => {
      const [only] = BrowserWindow.getAllWindows()
      const names: unknown[] = []
      for (const name of ['browser-window-focus', 'browser-window-blur'] as const)
        // Each name has an overload of its own, so a union of names fits none.
        main.on(name as 'browser-window-focus', (_event, who) => names.push([name, who === only]))
      only?.hide()
      only?.show()
      return names
    })
    expect(told.slice(0, 2)).toEqual([
      ['browser-window-blur', true],
      ['browser-window-focus', true],
    ])
  })
})

describe('a crash', { timeout: 60_000 }, () => {
  it('of the page is told, and a reload brings page and preload back', async () => {
    launched = await launch()
    const { app } = launched
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer())
    await expect
      .poll(() =>
        app.evaluate(() =>
          (globalThis as unknown as { log: unknown[][] }).log.filter((entry) => entry[0] === 'gone'),
        ),
      )
      .toEqual([['gone', 'crashed']])
    const answer = await app.evaluate(async ({ webContents }) => {
      const contents = webContents.getAllWebContents()[0]
      const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()))
      contents?.reload()
      await loaded
      return contents?.executeJavaScript("api.invoke('sender')")
    })
    expect(answer).toMatchObject({ isMain: true, origin: 'app://bundle' })
  })
  it('of Chromium closes the windows', async () => {
    const profile = createFolder()
    const one = await begin([fixture('app'), `--user-data-dir=${profile}`])
    await one.printed('ready')
    const [folder] = profilesOf(one.child.pid)
    const chromium = readdirSync('/proc').find((id) => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
        return (
          command.includes(String(folder)) &&
          command.includes('--remote-debugging-pipe') &&
          !command.includes('--type=')
        )
      } catch {
        return false
      }
    })
    process.kill(Number(chromium), 'SIGKILL')
    expect(await one.exit).toBe(0)
  })
})

describe('the end', { timeout: 60_000 }, () => {
  it('comes in order on SIGTERM, and leaves nothing', async () => {
    const profile = createFolder()
    const one = await begin([fixture('app'), `--user-data-dir=${profile}`], { FIXTURE_TELLS: '1' })
    await one.printed('ready')
    expect(profilesOf(one.child.pid)).toHaveLength(1)
    expect(statSync(join(tmpdir(), String(profilesOf(one.child.pid)[0]))).mode & 0o777).toBe(0o700)
    one.child.kill('SIGTERM')
    expect(await one.exit).toBe(0)
    expect(one.lines.filter((line) => line.startsWith('event '))).toEqual([
      'event before-quit',
      'event will-quit',
      'event quit',
    ])
    expect(profilesOf(one.child.pid)).toEqual([])
    rmSync(profile, { recursive: true, force: true })
  })
  it('by SIGKILL takes Chromium along, and the next start clears up', async () => {
    const one = await begin([fixture('app'), `--user-data-dir=${createFolder()}`])
    await one.printed('ready')
    const [folder] = profilesOf(one.child.pid)
    one.child.kill('SIGKILL')
    await one.exit
    await expect
      .poll(
        () =>
          readdirSync('/proc').some(
            (id) =>
              existsSync(`/proc/${id}/cmdline`) && safeRead(`/proc/${id}/cmdline`).includes(String(folder)),
          ),
        { timeout: 10_000 },
      )
      .toBe(false)
    const next = await begin([fixture('app'), `--user-data-dir=${createFolder()}`])
    await next.printed('ready')
    expect(profilesOf(one.child.pid)).toEqual([])
  })
  it('by SIGKILL leaves nobody who owns the clipboard', async () => {
    launched = await launch()
    const { app } = launched
    const pid = await app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('a secret')
      return process.pid
    })
    const owners = readdirSync('/proc').filter(
      (id) =>
        safeRead(`/proc/${id}/cmdline`).startsWith('xclip\0') &&
        safeRead(`/proc/${id}/stat`).split(' ')[3] === String(pid),
    )
    expect(owners).toHaveLength(1)
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(() => safeRead(`/proc/${owners[0]}/cmdline`), { timeout: 10_000 })
      .not.toContain('xclip')
  })
  it('opens no port without the switches', async () => {
    const one = await begin([fixture('app'), `--user-data-dir=${createFolder()}`])
    await one.printed('ready')
    expect(listening(one.child.pid)).toEqual([])
    expect(one.errors.filter((line) => line.includes('listening'))).toEqual([])
  })
})

describe('one instance', { timeout: 60_000 }, () => {
  it('hears of the second start, which ends; a killed holder is taken over', async () => {
    const profile = createFolder()
    const args = [fixture('app'), `--user-data-dir=${profile}`]
    const env = { FIXTURE_SINGLE: '1', FIXTURE_TELLS: '1' }
    const first = await begin(args, env)
    await first.printed('ready')
    const second = await begin([...args, '--extra'], env)
    expect(await second.exit).toBe(3)
    expect(await first.printed('event second-instance')).toContain('--extra')
    first.child.kill('SIGKILL')
    await first.exit
    const third = await begin(args, env)
    await third.printed('ready')
  })
})

it('says what Electron says without a display', { timeout: 30_000 }, async () => {
  const one = await begin([fixture('app')], { DISPLAY: '', WAYLAND_DISPLAY: '' })
  expect(await one.exit).toBe(1)
  expect(one.errors.join('\n')).toContain('Unable to open X display')
})

function safeRead(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
