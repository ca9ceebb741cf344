import { expect, test } from 'vitest'
import { mark, readMarks } from './timing.ts'

test('marks are kept in order, with the time since the process began', () => {
  mark('first')
  mark('second')
  const marks = readMarks()
  expect(marks.map(({ name }) => name)).toEqual(['first', 'second'])
  const times = marks.map(({ atMs }) => atMs)
  expect(times.every((atMs) => atMs > 0)).toBe(true)
  expect(times.toSorted((left, right) => left - right)).toEqual(times)
  mark('third')
  expect(marks).toHaveLength(2)
})
