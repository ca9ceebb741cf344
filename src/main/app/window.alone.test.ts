import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, test, vi } from 'vitest'
import { lockContents } from './window.ts'

vi.mock('electron', () => ({}))

const pageUrl = 'app://bundle/index.html?language=en'

function lock() {
  const events = new EventEmitter()
  const told = { open: undefined as (() => unknown) | undefined, webRtc: '' }
  const contents = Object.assign(events, {
    setWindowOpenHandler: (handler: () => unknown) => (told.open = handler),
    setWebRTCIPHandlingPolicy: (policy: string) => (told.webRtc = policy),
  })
  lockContents(contents as unknown as WebContents, pageUrl) // the part of it that is used
  const isPrevented = (name: string, url: string): boolean => {
    let isSo = false
    events.emit(name, { url, preventDefault: () => (isSo = true) })
    return isSo
  }
  return { told, isPrevented }
}

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
  '[S18] no contents go elsewhere: %s',
  (name) => {
    const { isPrevented } = lock()
    const elsewhere = [
      'https://example.org/',
      'about:blank',
      'file:///etc/passwd',
      `${pageUrl}#x`,
      'app://bundle/',
    ]
    expect(elsewhere.filter((url) => !isPrevented(name, url))).toEqual([])
    expect(isPrevented(name, pageUrl)).toBe(false)
  },
)

test('[S18] no contents open a window or hold a webview', () => {
  const { told, isPrevented } = lock()
  expect(told.open?.()).toEqual({ action: 'deny' })
  expect(isPrevented('will-attach-webview', pageUrl)).toBe(true)
})

test('[S11] no contents speak WebRTC past the proxy', () => {
  expect(lock().told.webRtc).toBe('disable_non_proxied_udp')
})
