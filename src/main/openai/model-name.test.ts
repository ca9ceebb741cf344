import { expect, test } from 'vitest'
import { createCanary } from '../../../test/support/canary.ts'
import { formsOf } from './echo.ts'
import { isModelName } from './model-name.ts'

const secret = 'xai-Zq7Wm2KpTest0123456789'
const forms = formsOf(secret)

test.each(['gpt-6-luna', 'llama3.3:70b', 'org/Model Name (Q4)', 'модель'])('a name: %s', (name) => {
  expect(isModelName(name, forms)).toBe(true)
})

test.each([
  ['none', ''],
  ['no text', 7],
  ['too long', 'm'.repeat(201)],
  ['turned round', '\u202Elive'],
  ['two lines', 'a\nb'],
  ['cut off by a NUL', 'a\0b'],
  ['with a key of OpenAI’s form', `m-${createCanary()}`],
  ['with the key that was sent', `m-${secret}`],
  ['with that key taken out', 'm-•••'],
])('not a name: %s', (_why, name) => {
  expect(isModelName(name, forms)).toBe(false)
})
