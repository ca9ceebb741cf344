import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignColours, colourGroups } from './group-colours.ts'

const none = new Map<string, number>()
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

test('those that matter most get the first colours, and what is left over gets none', () => {
  expect([...assignColours(none, ['a', 'b', 'c'], 2)]).toEqual([
    ['a', 0],
    ['b', 1],
  ])
})

test('a group keeps its colour when others come before it, or go', () => {
  const first = assignColours(none, ['a', 'b'], 3)
  expect(assignColours(first, ['b'], 3).get('b')).toBe(1)
  const next = assignColours(first, ['c', 'b', 'a'], 3)
  expect([next.get('a'), next.get('b'), next.get('c')]).toEqual([0, 1, 2])
})

test('of two that had the same apart from each other, the one that matters more keeps it', () => {
  const known = new Map([
    ['a', 0],
    ['b', 0],
  ])
  expect([...assignColours(known, ['b', 'a'], 3)]).toEqual([
    ['b', 0],
    ['a', 1],
  ])
})

test('no two that are drawn together look the same, and none is without while a colour is free', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 10 })
  const known = fc.array(fc.tuple(fc.constantFrom(...letters), fc.nat({ max: 5 })))
  fc.assert(
    fc.property(known, ids, (before, drawn) => {
      const given = assignColours(new Map(before), drawn, 6)
      expect(new Set(given.values()).size).toBe(given.size)
      expect(given.size).toBe(Math.min(6, drawn.length))
    }),
  )
})

test('what groups of one kind have says nothing of another', () => {
  expect(colourGroups('model', ['a', 'b'], 6).get('b')).toBe(1)
  expect(colourGroups('key', ['b'], 6).get('b')).toBe(0)
  expect(colourGroups('model', ['b'], 6).get('b')).toBe(1)
})
