import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseInput } from './parse-input.ts'

const schema = z.strictObject({ name: z.string().max(5) })

test('an input that fits is returned, and one that does not is refused', () => {
  expect(parseInput(schema, { name: 'short' })).toMatchObject({ success: true, data: { name: 'short' } })
  expect(parseInput(schema, { name: 'too long' }).success).toBe(false)
})

test('an input that the check itself fails on is refused', () => {
  const input = { name: { length: Object.create(null) as object } }
  // The control: this is one.
  expect(() => schema.safeParse(input)).toThrow('primitive')
  expect(parseInput(schema, input).success).toBe(false)
})
