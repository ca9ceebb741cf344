import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { parseKey } from '../../domain/keys/format.ts'
import type { KeyId } from '../../domain/ids.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { ok, type Result } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import { createClipboardKey } from './clipboard-key.ts'

const canary = 'sk-canary-aaaaaaaaaaaaaaaaaaaaaaaa-1a1a'
const other = 'sk-canary-bbbbbbbbbbbbbbbbbbbbbbbb-2b2b'

function setUp() {
  let text = ''
  let canRead = true
  let canClear = true
  const held: string[] = []
  const timers = new Set<{ readonly work: () => void; readonly delayMs: number }>()
  const clipboardKey = createClipboardKey({
    servers: { allow: () => ok(undefined) },
    askToPaste: () => Promise.resolve(true),
    clipboard: {
      readText: async () => (canRead ? text : Promise.reject(new Error('no text there'))),
      clear: () => void (canClear && (text = '')),
    },
    hold(typed, baseUrl) {
      const parsed = parseKey(typed, baseUrl)
      if (!parsed.ok) return parsed
      held.push(parsed.value.secret)
      const { lastFour, kind } = parsed.value
      return ok({ id: newId<KeyId>(), baseUrl, lastFour, kind, restoresId: null })
    },
    schedule(work, delayMs) {
      const timer = { work, delayMs }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  })
  return {
    clipboardKey,
    held,
    timers,
    hold: () => clipboardKey.hold(openAiBaseUrl),
    copy: (copied: string) => void (text = copied),
    read: () => text,
    breakReading: () => void (canRead = false),
    /** As under Wayland, without the focus. */
    ignoreClearing: (isIgnored: boolean) => void (canClear = !isIgnored),
    async elapse() {
      for (const timer of timers) {
        timers.delete(timer)
        timer.work()
      }
      await settle()
    },
  }
}

/** What was begun without being awaited has ended by then. */
const settle = () => new Promise((resolve) => setImmediate(resolve))
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code)

test('a key is held, and cleared a minute later, with all that came along with it', async () => {
  const app = setUp()
  for (const copied of [canary, `  "${canary}"\n`, `export OPENAI_API_KEY='${canary}'`]) {
    app.copy(copied)
    expect(codeOf(await app.hold())).toBe('ok')
    expect(app.held.at(-1)).toBe(canary)
    expect([...app.timers].map(({ delayMs }) => delayMs)).toEqual([60_000])
    expect(app.read()).toBe(copied)
    await app.elapse()
    expect(app.read()).toBe('')
  }
})

test('what was copied since is left alone', async () => {
  const app = setUp()
  app.copy(`${canary}\n`)
  await app.hold()
  app.copy(canary) // the same key, yet not the same text
  await app.elapse()
  expect(app.read()).toBe(canary)
  await app.clipboardKey.close()
  expect(app.read()).toBe(canary)
})

test.each(['', ' \n\t'])('an empty clipboard is told: %j', async (text) => {
  const app = setUp()
  app.copy(text)
  expect(codeOf(await app.hold())).toBe('key/clipboard-empty')
  expect(app.timers.size).toBe(0)
})

test('so is one that has no text, or can’t be read', async () => {
  const app = setUp()
  app.breakReading()
  expect(codeOf(await app.hold())).toBe('key/clipboard-empty')
})

test('what is no key is never cleared', async () => {
  const app = setUp()
  app.copy('a note of mine')
  expect(codeOf(await app.hold())).not.toBe('ok')
  await app.elapse()
  await app.clipboardKey.retry()
  await app.clipboardKey.close()
  expect(app.read()).toBe('a note of mine')
})

test('what is no key doesn’t call off the clearing of a key that is copied back', async () => {
  const app = setUp()
  app.copy(canary)
  await app.hold()
  app.copy('a note of mine')
  await app.hold()
  app.copy(canary)
  await app.elapse()
  expect(app.read()).toBe('')
})

test('a second paste begins the minute again', async () => {
  const app = setUp()
  app.copy(canary)
  await app.hold()
  const [before] = app.timers
  app.copy(other)
  await app.hold()
  expect(app.timers.size).toBe(1)
  expect(before && app.timers.has(before)).toBe(false)
  await app.elapse()
  expect(app.read()).toBe('')
})

test('quitting clears at once, and nothing comes after', async () => {
  const app = setUp()
  app.copy(canary)
  await app.hold()
  await app.clipboardKey.close()
  expect(app.read()).toBe('')
  expect(app.timers.size).toBe(0)
  app.copy(canary)
  await app.hold()
  expect(app.timers.size).toBe(0)
})

test('quitting is not kept by a clipboard that can’t be read', async () => {
  const app = setUp()
  app.copy(canary)
  await app.hold()
  app.breakReading()
  await app.clipboardKey.close()
  await expect(app.clipboardKey.close()).resolves.toBeUndefined()
})

test('what could not be cleared without the focus is cleared with it, once', async () => {
  const app = setUp()
  app.copy(canary)
  await app.hold()
  await app.clipboardKey.retry()
  expect(app.read()).toBe(canary) // its time has not come
  app.ignoreClearing(true)
  await app.elapse()
  expect(app.read()).toBe(canary)
  app.ignoreClearing(false)
  await app.clipboardKey.retry()
  expect(app.read()).toBe('')
  app.copy(canary)
  await app.clipboardKey.retry()
  expect(app.read()).toBe(canary)
})

test('the key is not kept', async () => {
  const app = setUp()
  app.copy(canary)
  await app.hold()
  expect(inspect([app.clipboardKey, ...app.timers], { depth: null, showHidden: true })).not.toContain(
    'canary',
  )
})

test('the timer of its own clears after a minute, and keeps no app from ending', async () => {
  const spy = vi.spyOn(globalThis, 'setTimeout')
  let cleared = 0
  const clipboardKey = createClipboardKey({
    servers: { allow: () => ok(undefined) },
    askToPaste: () => Promise.resolve(true),
    clipboard: { readText: async () => canary, clear: () => void (cleared += 1) },
    hold: (_typed, baseUrl) =>
      ok({ id: newId<KeyId>(), baseUrl, lastFour: '1a1a', kind: 'other', restoresId: null }),
  })
  await clipboardKey.hold(openAiBaseUrl)
  const at = spy.mock.calls.findIndex(([, delayMs]) => delayMs === 60_000)
  const timer = spy.mock.results[at]?.value as NodeJS.Timeout
  expect(timer.hasRef()).toBe(false)
  expect(cleared).toBe(0)
  spy.mock.calls[at]?.[0]()
  await vi.waitFor(() => expect(cleared).toBe(1))
  await clipboardKey.close()
})
