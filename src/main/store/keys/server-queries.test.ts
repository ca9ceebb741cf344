import { expect, test } from 'vitest'
import { makeFolder, openTestStore } from '../test-support.ts'

test('allowed servers are known, also to the next start, until they are removed', () => {
  const folder = makeFolder()
  const { servers } = openTestStore(folder)
  expect(servers.list()).toEqual([])
  servers.insert({ origin: 'https://b.example.com', allowedAtMs: 2 })
  servers.insert({ origin: 'https://a.example.com', allowedAtMs: 3 })
  servers.insert({ origin: 'https://b.example.com', allowedAtMs: 4 })
  const again = openTestStore(folder).servers
  expect(again.list()).toEqual([
    { origin: 'https://a.example.com', allowedAtMs: 3 },
    { origin: 'https://b.example.com', allowedAtMs: 2 },
  ])
  expect(again.has('https://a.example.com')).toBe(true)
  expect(again.has('https://a.example.co')).toBe(false)
  again.remove('https://a.example.com')
  expect(servers.has('https://a.example.com')).toBe(false)
})
