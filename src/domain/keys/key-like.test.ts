import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideKeyLike, holdsKeyLike } from './key-like.ts'

const canary = 'sk-canary-0123456789abcdefghij3f9a'

test.each([
  canary,
  `my key is ${canary}, see`,
  `"${canary}"`,
  `Bearer${canary}`,
  `https://example.test/?key=${canary}`,
  String.raw`one\n${canary}`,
  `%20${canary}`,
  `_${canary}`,
  'sk-proj-abcdefghijklmnop',
  'sk-admin-abcdefghijklmnop',
  'tosk-proj-Abcdefghijklmnop',
])('%s holds what looks like a key, and nothing of it is left', (text) => {
  expect(holdsKeyLike(text)).toBe(true)
  expect(hideKeyLike(text)).not.toMatch(/canary|proj|admin|3f9a/u)
  expect(holdsKeyLike(hideKeyLike(text))).toBe(false)
})

test.each([
  '',
  'a task-list',
  'sk-short',
  'https://task-management-service.example.test/v1',
  'helpdesk-production-for-europe',
  'gpt-6-luna',
])('%j holds none, and stays as it is', (text) => {
  expect(holdsKeyLike(text)).toBe(false)
  expect(hideKeyLike(text)).toBe(text)
})

test('a key is found behind anything, and answered alike each time it is asked', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const text = `${before}${canary}${after}`
      return holdsKeyLike(text) && holdsKeyLike(text) && !hideKeyLike(text).includes('canary-0123')
    }),
  )
})

test('a long text of words that begin like one takes no time worth naming', () => {
  const text = 'task-'.repeat(400_000)
  expect(holdsKeyLike(text)).toBe(false)
})
