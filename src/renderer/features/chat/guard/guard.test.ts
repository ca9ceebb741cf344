import { expect, it } from 'vitest'
import type { Secret } from '../../../../domain/chat/secret-guard.ts'
import { takeOutSecrets } from './guard.ts'

const at = (start: number, end: number): Secret => ({ kind: 'token', start, end })

it.each([
  ['AAA', [at(0, 3)], '#'],
  ['x AAA y', [at(2, 5)], 'x # y'],
  ['x AAA y BB', [at(2, 5), at(8, 10)], 'x # y #'],
  ['AAABB tail', [at(0, 3), at(3, 5)], '## tail'],
])('%j without %j', (text, secrets, left) => {
  const { start, end, rest } = takeOutSecrets(text, secrets, '#')
  expect(text.slice(0, start) + rest + text.slice(end)).toBe(left)
})
