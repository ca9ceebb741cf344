import { expect, test } from 'vitest'
import { createKept } from './kept.ts'

test('keeps so many, and of those what was wanted last', () => {
  const kept = createKept<number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  expect(kept.get('a')).toBe(1)
  kept.set('c', 3)
  expect(['a', 'b', 'c'].map((name) => kept.get(name))).toEqual([1, undefined, 3])
  kept.set('c', 4)
  expect(['a', 'c'].map((name) => kept.get(name))).toEqual([1, 4])
})
