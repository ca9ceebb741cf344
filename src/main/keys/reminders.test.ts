import { describe, expect, it } from 'vitest'
import { dayMs } from '../../domain/keys/lifecycle.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { Key } from '../../domain/keys/key.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { newId } from '../store/new-id.ts'
import { createReminders, type Reminder } from './reminders.ts'

const noon = new Date(2026, 10, 10, 12).getTime()
const at = (days: number, hours = 0): number => new Date(2026, 10, 10 + days, 12 + hours).getTime()

const makeKey = (label: string, over: Partial<Key> = {}): Key => ({
  id: newId<KeyId>(),
  label,
  project: '',
  note: '',
  baseUrl: openAiBaseUrl,
  lastFour: 'abcd',
  kind: 'project',
  keptIn: 'keychain',
  isDefault: false,
  isEnabled: true,
  createdAtMs: noon - 60 * dayMs,
  lastUse: { atMs: noon, failureCode: null },
  lastTest: null,
  rotateByMs: null,
  replacedById: null,
  sameKeyId: null,
  ...over,
})
const due = { rotateByMs: noon - 1 }

function setUp(...keys: Key[]) {
  let lastAtMs: number | null = null
  let nowMs = noon
  let isWanted = true
  let fault: Error | null = null
  const told: (readonly Reminder[])[] = []
  const reminders = createReminders({
    list: () => keys,
    reminders: {
      readLastAtMs: () => lastAtMs,
      recordAtMs(atMs) {
        if (fault) throw fault
        lastAtMs = atMs
      },
    },
    isWanted: () => isWanted,
    notify: (entries) => void told.push(entries),
    nowMs: () => nowMs,
  })
  return {
    told,
    check: () => reminders.check(),
    checkAt(atMs: number) {
      nowMs = atMs
      reminders.check()
      return told.length
    },
    want: (wanted: boolean) => void (isWanted = wanted),
    fail: (error: Error | null) => void (fault = error),
    readLast: () => lastAtMs,
  }
}

describe('a reminder', () => {
  it('names each key that wants looking after, by what presses most', () => {
    const app = setUp(
      makeKey('Idle', { lastUse: { atMs: noon - 40 * dayMs, failureCode: null } }),
      makeKey('Fine'),
      makeKey('Soon', { rotateByMs: noon + dayMs, kind: 'user' }),
      makeKey('Late', { ...due, lastUse: null }),
      makeKey('Replaced', { replacedById: newId<KeyId>(), isEnabled: false }),
    )
    app.check()
    expect(app.told).toEqual([
      [
        { label: 'Replaced', hint: 'revoke-old' },
        { label: 'Late', hint: 'rotate-now' },
        { label: 'Idle', hint: 'unused' },
      ],
    ])
  })

  it('is not shown for what a notification doesn’t speak of, nor is it then used up', () => {
    const app = setUp(makeKey('Soon', { rotateByMs: noon + dayMs, kind: 'user', sameKeyId: newId<KeyId>() }))
    app.check()
    expect(app.told).toEqual([])
    expect(app.readLast()).toBeNull()
  })

  it('is not shown to who wants none', () => {
    const app = setUp(makeKey('Late', due))
    app.want(false)
    expect(app.checkAt(noon)).toBe(0)
    expect(app.readLast()).toBeNull()
    app.want(true)
    expect(app.checkAt(noon)).toBe(1)
  })

  it('comes once a day, by this person’s own midnight', () => {
    const app = setUp(makeKey('Late', due))
    const counts = [at(0, 11.9), at(0, 11.99), at(1, -11.99), at(1), at(1, 11), at(4), at(4)].map((time) =>
      app.checkAt(time),
    )
    expect(counts).toEqual([1, 1, 2, 2, 2, 3, 3])
  })

  it('never comes twice a day, though the clock is set back and forth', () => {
    const app = setUp(makeKey('Late', due))
    expect(app.checkAt(at(100))).toBe(1) // on a day that the clock was wrong about
    expect(app.checkAt(at(0))).toBe(1)
    expect(app.checkAt(at(0, 3))).toBe(1)
    expect(app.checkAt(at(0, -3))).toBe(1)
    expect(app.checkAt(at(1))).toBe(2) // and comes again as ever
    expect(app.checkAt(at(1, -6))).toBe(2)
  })
})

describe('a store that can’t be written', () => {
  it.each(['ENOSPC', 'EROFS'])('keeps it from being shown, rather than every time: %s', (code) => {
    const app = setUp(makeKey('Late', due))
    app.fail(Object.assign(new Error('a fault'), { code }))
    expect(app.checkAt(noon)).toBe(0)
    expect(app.checkAt(at(0, 1))).toBe(0)
    app.fail(null)
    expect(app.checkAt(at(0, 2))).toBe(1)
  })

  it('is no cover for a bug', () => {
    const app = setUp(makeKey('Late', due))
    app.fail(new TypeError('a bug'))
    expect(() => app.check()).toThrow('a bug')
    expect(app.told).toEqual([])
  })
})
