import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact, redacted } from './redact.ts'

const canary = 'sk-canary-0123456789abcdefABCDEF'
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const percentAll = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

test.each([
  [canary, redacted],
  [`the key ${canary}.`, `the key ${redacted}.`],
  ['sk-test', redacted],
  [`Authorization: Bearer ${canary}`, `Authorization: ${redacted}`],
  ['authorization: Basic dXNlcjpodW50ZXIy', `authorization: ${redacted}`],
  ['{"authorization":"Basic dXNlcjpodW50ZXIy","a":1}', `{"authorization":"${redacted}","a":1}`],
  ['bearer local-token_1', redacted],
  [
    `Headers.append: "Bearer one\ntwo three" is an invalid header value`,
    `Headers.append: "${redacted}" is an invalid header value`,
  ],
  ['https://host/v1?api_key=hunter2&x=1', `https://host/v1?api_key=${redacted}&x=1`],
  ['https://host/v1?key=hunter2', `https://host/v1?key=${redacted}`],
  ['{"api_key":"hunter2","n":1}', `{"api_key":"${redacted}","n":1}`],
  [`{ apiKey: 'hunter2' }`, `{ apiKey: '${redacted}' }`],
  [String.raw`{\"api_key\":\"hunter2\",\"n\":1}`, String.raw`{\"api_key\":\"${redacted}\",\"n\":1}`],
  ['OPENAI_API_KEY=hunter2 node', `OPENAI_API_KEY=${redacted} node`],
  ['https://user:hunter2@host/v1', `https://${redacted}@host/v1`],
  ['postgres://user:hun/ter2@host/v1', `postgres://${redacted}@host/v1`],
  [`x=${base64(canary)}`, redacted],
  [`"${base64(`user:${canary}`)}"`, `"${redacted}"`],
  [`"${base64(`{"a":"${canary}"}`)}"`, `"${redacted}"`],
  [encodeURIComponent(`Bearer ${canary}`), redacted],
])('%j becomes %j', (text, expected) => {
  expect(redact(text)).toBe(expected)
})

test.each([
  'task-list, disk-full, risk-averse',
  'input tokens: 120, output tokens: 7',
  'file:///app/node_modules/@napi-rs/keyring/index.js:12:3',
  'https://api.openai.com/v1/responses?limit=5',
  'SQLITE_FULL: database or disk is full',
  '0198e1a2-7c1d-7abc-8def-0123456789ab',
  'at openConnection (connection.ts:23:14)',
  'f'.repeat(64),
])('%j is left as it is', (text) => {
  expect(redact(text)).toBe(text)
})

const encodings: readonly (readonly [name: string, encode: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in base64', base64],
  ['in base64 for URLs', (text) => Buffer.from(text).toString('base64url')],
  ['for a URL', encodeURIComponent],
  ['for a URL, every byte', percentAll],
  ['in base64 for a URL', (text) => encodeURIComponent(base64(text))],
  ['in base64 twice', (text) => base64(base64(text))],
]

describe.each(encodings)('a key %s', (_name, encode) => {
  test('never survives, wherever it stands in a text', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 80 })
    const letters = fc.stringMatching(/^[A-Za-z0-9+/=%_-]{0,12}$/u)
    const around = fc.oneof(
      any,
      letters,
      fc.constantFrom('"', 'Bearer ', 'key=', '{"a":"', 'https://a:b@c/', '\n', '\0'),
    )
    fc.assert(
      fc.property(around, around, any, (before, after, inside) => {
        const planted = encode(canary)
        const text = redact(before + planted + after)
        // A tail that comes before the key may only shift what is decoded, never hide it.
        for (const part of [planted, canary, 'canary', '0123456789abcdef']) expect(text).not.toContain(part)
        const wrapped = encode(`${inside.replaceAll(/[^\x20-\x7e]/gu, '')} ${canary}`)
        expect(redact(`"${wrapped}"`)).not.toContain(wrapped)
      }),
      { numRuns: 300 },
    )
  })
})

test('to redact twice changes nothing more', () => {
  const parts = fc.constantFrom(
    canary,
    'Bearer x ',
    'api_key=',
    '"',
    ' ',
    'abc',
    'https://u:p@h ',
    'authorization: ',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (all) => {
      const once = redact(all.join(''))
      expect(redact(once)).toBe(once)
    }),
  )
})

test('a long text is no trouble', () => {
  expect(redact('a'.repeat(200_000))).toHaveLength(200_000)
  expect(redact(`${'a'.repeat(200_000)}${canary}`)).not.toContain('canary')
})
