import { describe, expect, test } from 'vitest'
import { contract } from '../../contract/index.ts'
import { nameCrossings } from '../../contract/kinds.ts'
import { maxMessageChars } from '../../domain/chat/message.ts'
import { createRouteLimits, routeLimits } from './route-limits.ts'

// Main asks before it opens a link; the others take nothing.
const unlimited = ['app.openLink', 'chat.streamAnswer', 'keys.dropCandidate']
const isRead = (name: string): boolean => /\.(?:list|read|find|estimate)[A-Z]/u.test(name)

function open() {
  let nowMs = 0
  const limit = createRouteLimits(() => nowMs)
  const count = (name: string, input: unknown, times: number): number =>
    Array.from({ length: times }, () => limit(name, input)).filter((refusal) => refusal === null).length
  return { limit, count, pass: (ms: number) => void (nowMs += ms) }
}

test('every route and stream that stores, tests or shows something is limited, and each once', () => {
  const asked = Object.entries(nameCrossings(contract)).flatMap(([name, kind]) =>
    kind === 'event' ? [] : [name],
  )
  const limited = routeLimits.flatMap(({ routes }) => routes)
  expect(new Set(limited).size).toBe(limited.length)
  const free = asked.filter((name) => !limited.includes(name as (typeof limited)[number]))
  expect(free.filter((name) => !isRead(name) && !unlimited.includes(name))).toEqual([])
})

describe('a limit', () => {
  test.each(routeLimits.map((one) => [one.routes[0] ?? '', one] as const))(
    'of %s allows what is allowed at once, then waits',
    (_name, { routes, calls }) => {
      const { limit, count, pass } = open()
      const [first = '', last = routes.at(-1) ?? ''] = routes
      expect(count(first, {}, calls.atOnce + 100)).toBe(calls.atOnce)
      // The routes of one limit share it.
      expect(limit(last, {})).toMatchObject({ code: 'ipc/too-often' })
      pass(60_000)
      expect(count(last, {}, calls.atOnce + 100)).toBe(Math.min(calls.atOnce, calls.perMinute))
    },
  )

  test('of characters holds whatever the number of calls', () => {
    const { count, pass } = open()
    const message = { text: 'x'.repeat(maxMessageChars) }
    const atOnce = count('chat.sendMessage', message, 30)
    expect(atOnce).toBeGreaterThan(10)
    expect(atOnce).toBeLessThan(21)
    // What is refused uses nothing up: a short one still goes.
    expect(count('chat.sendMessage', { text: 'Hello' }, 1)).toBe(1)
    pass(60_000)
    expect(count('chat.sendMessage', message, 30)).toBeLessThanOrEqual(10)
  })

  test('is not met by what only reads', () => {
    const { count } = open()
    expect(count('keys.listKeys', {}, 10_000)).toBe(10_000)
  })
})
