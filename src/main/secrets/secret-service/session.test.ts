import { expect, test } from 'vitest'
import type { Value } from '../dbus/types.ts'
import { beginKeyExchange } from './session.ts'

const canary = 'sk-canary-session-0123456789abcdef3f9a'

function makePair() {
  const [one, other] = [beginKeyExchange(), beginKeyExchange()]
  return { ours: one.agree(other.publicKey), theirs: other.agree(one.publicKey) }
}

test('what one side seals the other opens, and nothing of it can be read between', () => {
  const { ours, theirs } = makePair()
  const sealed = ours.seal('/session', canary) as readonly Value[]
  expect(theirs.open(sealed)).toBe(canary)
  expect(sealed[0]).toBe('/session')
  expect(sealed[3]).toBe('text/plain')
  const bytes = Buffer.concat(sealed.filter((part) => Buffer.isBuffer(part)))
  expect(bytes.includes(canary)).toBe(false)
  expect(bytes.includes('canary')).toBe(false)
  // Each has an initial vector of its own.
  expect(ours.seal('/session', canary)).not.toEqual(sealed)
})

test('another session’s key opens nothing', () => {
  const sealed = makePair().ours.seal('/session', canary)
  let opened = ''
  try {
    opened = makePair().theirs.open(sealed)
  } catch {
    opened = 'refused'
  }
  expect(opened).not.toContain('canary')
})

test('a key that would make every session’s key the same is refused', () => {
  const exchange = beginKeyExchange()
  for (const key of [Buffer.alloc(0), Buffer.from([0]), Buffer.from([1]), Buffer.alloc(128, 255)])
    expect(() => exchange.agree(key)).toThrow('no key')
})

test('what is no secret, or no text, is refused', () => {
  const { ours, theirs } = makePair()
  for (const sealed of [undefined, 'text', [], ['/session', 'iv', 'value', 'text/plain']] as const)
    expect(() => theirs.open(sealed as Value)).toThrow()
  const [session = '', iv = '', value = '', type = ''] = ours.seal('/session', canary) as readonly Value[]
  expect(() => theirs.open([session, iv, (value as Buffer).subarray(1), type])).toThrow()
})
