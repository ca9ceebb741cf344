import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { lockSession } from './session-policy.ts'

/** A session as Electron shows it, writing down what it was told. */
function fakeSession() {
  const told: Record<string, unknown> = {}
  const tell =
    (name: string) =>
    (value: unknown): void =>
      void (told[name] = value)
  const members = {
    setPermissionRequestHandler: tell('request'),
    setPermissionCheckHandler: tell('check'),
    setDevicePermissionHandler: tell('device'),
    setDisplayMediaRequestHandler: tell('display'),
    setSpellCheckerEnabled: tell('spelling'),
    setProxy: async (config: unknown) => tell('proxy')(config),
    webRequest: { onBeforeRequest: tell('before') },
  }
  const session = Object.assign(new EventEmitter(), members)
  // Only what lockSession uses; the real one is used end to end.
  return { session: session as unknown as Session, events: session, told }
}

type Before = (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void

let fake = fakeSession()
beforeEach(() => (fake = fakeSession()))

const isCancelled = (url: string): boolean => {
  let isSo = false
  ;(fake.told['before'] as Before)({ url }, ({ cancel }) => (isSo = cancel))
  return isSo
}

describe('a window’s session', () => {
  it('[S11] lets the app’s own requests through, and cancels every other', async () => {
    await lockSession(fake.session, null)
    for (const url of ['app://bundle/index.html', 'data:image/png;base64,AA==', 'blob:app://bundle/1']) {
      expect(isCancelled(url), url).toBe(false)
    }
    const others = [
      'https://api.openai.com/v1',
      'http://127.0.0.1:1/',
      'ws://127.0.0.1:1/',
      'wss://example.org/',
    ]
    for (const url of [
      ...others,
      'file:///etc/passwd',
      'ftp://example.org/',
      'chrome://version',
      'filesystem:x',
    ]) {
      expect(isCancelled(url), url).toBe(true)
    }
    expect(fake.told['proxy']).toMatchObject({ mode: 'fixed_servers', proxyBypassRules: '<-loopback>' })
  })

  it('reaches the development server and nothing beside it', async () => {
    await lockSession(fake.session, 'http://127.0.0.1:5173')
    expect(isCancelled('http://127.0.0.1:5173/main.tsx')).toBe(false)
    expect(isCancelled('ws://127.0.0.1:5173/?token=1')).toBe(false)
    expect(isCancelled('http://127.0.0.1:5174/')).toBe(true)
    expect(isCancelled('http://127.0.0.1.example.org:5173/')).toBe(true)
    expect(fake.told['proxy']).toBeUndefined()
  })

  it('[S20] grants writing to the clipboard, and no other permission', async () => {
    await lockSession(fake.session, null)
    const check = fake.told['check'] as (contents: null, permission: string) => boolean
    const request = fake.told['request'] as (
      contents: null,
      permission: string,
      answer: (is: boolean) => void,
    ) => void
    const asked = (permission: string): boolean => {
      let isGranted = false
      request(null, permission, (is) => (isGranted = is))
      return isGranted
    }
    expect([check(null, 'clipboard-sanitized-write'), asked('clipboard-sanitized-write')]).toEqual([
      true,
      true,
    ])
    for (const permission of [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'usb',
      'fileSystem',
    ]) {
      expect([check(null, permission), asked(permission)], permission).toEqual([false, false])
    }
    expect((fake.told['device'] as () => boolean)()).toBe(false)
    let streams: unknown = 'unanswered'
    ;(fake.told['display'] as (request: object, answer: (given: unknown) => void) => void)(
      {},
      (given) => (streams = given),
    )
    expect(streams).toBeNull()
  })

  it('downloads nothing', async () => {
    await lockSession(fake.session, null)
    let isPrevented = false
    fake.events.emit('will-download', { preventDefault: () => (isPrevented = true) })
    expect(isPrevented).toBe(true)
  })
})
