import { describe, expect, test } from 'vitest'
import { createHoldsSecret, readKeyEdit, readTexts } from './edit.ts'

const reverse = (text: string): string => text.split('').toReversed().join('')
const recognise = (secret: string) =>
  createHoldsSecret(
    { fingerprint: reverse(secret), lastFour: secret.length < 16 ? '' : secret.slice(-4) },
    reverse,
  )

describe.each(['xai-Zq7Wm2KpTest0123456789', 'Zq7Wm2Kp'])(
  '[S1] a key that looks like any other text: %s',
  (secret) => {
    const holdsSecret = recognise(secret)

    test.each(['', 'key=', '"', 'my,', 'a longer word before it '])('is found after %j', (before) => {
      for (const after of ['', '"', ',yours', ' and more'])
        expect(holdsSecret(`${before}${secret}${after}`)).toBe(true)
      expect(holdsSecret(`${before}${secret.slice(0, -1)}`)).toBe(false)
    })

    test('is refused in every text, and in an address', () => {
      for (const name of ['label', 'project', 'note'] as const)
        expect(readTexts({ [name]: `key=${secret}` }, holdsSecret).ok).toBe(false)
      const key = { baseUrl: 'https://api.example.com/v1' }
      const coded = secret.replaceAll(/./gu, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
      for (const path of [secret, `a${secret}`, coded]) {
        const read = readKeyEdit(key, { baseUrl: `${key.baseUrl}/${path}` }, holdsSecret)
        expect(read.ok ? null : read.failure.code).toBe('key/bad-base-url')
      }
      expect(readKeyEdit(key, { baseUrl: `${key.baseUrl}/other` }, holdsSecret).ok).toBe(true)
    })
  },
)

test('a text that was made to be slow is not searched to its end', () => {
  let computed = 0
  const holdsSecret = createHoldsSecret({ fingerprint: 'none', lastFour: 'aaaa' }, (text) => {
    computed += 1
    return text
  })
  expect(holdsSecret('a'.repeat(1_000_000))).toBe(false)
  expect(computed).toBeLessThan(200_000)
})
