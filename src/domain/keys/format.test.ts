import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseKey } from './format.ts'
import { openAiBaseUrl } from '../chat/model.ts'

const body = 'canaryCANARY0123456789abc3f9a'
const canary = `sk-${body}`
const localBaseUrl = 'http://127.0.0.1:11434/v1'

describe('parseKey', () => {
  test.each([
    [canary, 'user'],
    [`sk-proj-${body}`, 'project'],
    [`sk-svcacct-${body}`, 'service-account'],
    [`sk-None-${body}_-`, 'user'],
    [`sk-project-${body}`, 'user'],
  ])('accepts the forms of OpenAI keys, and tells their kinds: %s is of the kind %s', (key, kind) => {
    expect(parseKey(key, openAiBaseUrl)).toEqual({
      ok: true,
      value: { secret: key, lastFour: key.slice(-4), kind },
    })
    expect(parseKey(key, localBaseUrl)).toMatchObject({ ok: true, value: { kind: 'other' } })
  })

  test.each([
    ` ${canary} \n`,
    `"${canary}"`,
    `'${canary}'`,
    `“${canary}”`,
    `OPENAI_API_KEY=${canary}`,
    `OPENAI_API_KEY = "${canary}"`,
    `OPENAI_API_KEY: ${canary}`,
    `export OPENAI_API_KEY='${canary}'`,
    `set MY_KEY=${canary}`,
    `Bearer ${canary}`,
    `Authorization: Bearer ${canary}`,
    `"Bearer ${canary}"`,
    `\u{FEFF}${canary}`,
  ])('takes off what came along: %j', (typed) => {
    expect(parseKey(typed, openAiBaseUrl)).toMatchObject({ ok: true, value: { secret: canary } })
  })

  test.each([
    ['', 'key/empty'],
    ['   ', 'key/empty'],
    ['""', 'key/empty'],
    ['OPENAI_API_KEY=', 'key/empty'],
    [`${canary}\n${canary}`, 'key/has-line-break'],
    [`sk-canary\r\n${body}`, 'key/has-line-break'],
    [`sk-canary\r${body}`, 'key/has-line-break'],
    [`sk-canary\u{2028}${body}`, 'key/has-line-break'],
    [`OPENAI_API_KEY=${canary}\nOTHER=1`, 'key/has-line-break'],
    [`one two\nthree 'four'`, 'key/has-line-break'],
    [`sk-canary ${body}`, 'key/has-space'],
    [`sk-canary\t${body}`, 'key/has-space'],
    [`sk-canary\u{A0}${body}`, 'key/has-space'],
    [`sk-canary\u{3000}${body}`, 'key/has-space'],
    [`my key is "${canary}"`, 'key/has-space'],
    [`sk-canary"${body}`, 'key/has-quote'],
    [`sk-canary'${body}`, 'key/has-quote'],
    [`sk-canary\`${body}`, 'key/has-quote'],
    [`"${canary}`, 'key/has-quote'],
    [`${canary}”`, 'key/has-quote'],
    [`„${canary}“`, 'key/has-quote'],
    [`«${canary}»`, 'key/has-quote'],
    [`"${canary}',`, 'key/has-quote'],
    [`sk-canary😀${body}`, 'key/unprintable'],
    [`sk-canary\0${body}`, 'key/unprintable'],
    [`sk-canary\u{7F}${body}`, 'key/unprintable'],
    [`sk-canary\u{200B}${body}`, 'key/unprintable'],
    [`sk-canary\u{D800}${body}`, 'key/unprintable'],
    [`sk-canarу-${body}`, 'key/unprintable'],
    [`sk-é${body}`, 'key/unprintable'],
    [`sk-${'a'.repeat(201)}`, 'key/too-long'],
    ['a'.repeat(5_000), 'key/too-long'],
    [`sk-${'a'.repeat(4_997)}`, 'key/too-long'],
    ['"'.repeat(2_000_000), 'key/has-quote'],
    [`sk-admin-${body}`, 'key/admin'],
    [`Bearer sk-admin-${body}`, 'key/admin'],
    ['sk-admin-', 'key/admin'],
  ])('refuses %j as %s, for any server', (typed, code) => {
    for (const baseUrl of [openAiBaseUrl, localBaseUrl]) {
      const refused = parseKey(typed, baseUrl)
      expect(refused).toMatchObject({
        ok: false,
        failure: { code, retry: { kind: 'action', action: 'replace-key' } },
      })
      expect(JSON.stringify(refused)).not.toContain('canary')
    }
  })

  test.each(['sk-canary', `pk-${body}`, `SK-${body}`, `sk-canary.${body}`, 'a'.repeat(203)])(
    'refuses %j as malformed, for OpenAI alone',
    (typed) => {
      expect(parseKey(typed, openAiBaseUrl)).toMatchObject({ ok: false, failure: { code: 'key/malformed' } })
      expect(parseKey(typed.slice(0, 200), localBaseUrl)).toMatchObject({ ok: true })
    },
  )

  test('takes any printable key for another server, and hides the end of a short one', () => {
    expect(parseKey('ollama', localBaseUrl)).toEqual({
      ok: true,
      value: { secret: 'ollama', lastFour: '', kind: 'other' },
    })
    expect(parseKey('gsk_a.b/c+d=0123456789', localBaseUrl)).toMatchObject({
      ok: true,
      value: { lastFour: '6789' },
    })
    expect(parseKey('a'.repeat(201), localBaseUrl)).toMatchObject({
      ok: false,
      failure: { code: 'key/too-long' },
    })
  })

  /** The longest part of `typed` that `told` holds. */
  function findShared(typed: string, told: string, minChars: number): string | undefined {
    for (let start = 0; start + minChars <= typed.length; start += 1) {
      const part = typed.slice(start, start + minChars)
      if (told.includes(part)) return part
    }
    return undefined
  }

  const noise = fc.oneof(
    fc.string({ minLength: 6, maxLength: 300 }),
    fc.string({ unit: 'binary', minLength: 6, maxLength: 300 }),
    fc.string({ unit: 'grapheme', minLength: 6, maxLength: 300 }),
  )

  test('never throws, and never puts any part of what was typed into a failure', () => {
    const form = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `sk-${text}`,
      (text) => `sk-admin-${text}`,
      (text) => `${text}${body}`,
      (text) => `"${text}"`,
      (text) => text.repeat(40),
    )
    fc.assert(
      fc.property(noise, form, fc.boolean(), (text, shape, isOpenAi) => {
        const result = parseKey(shape(text), isOpenAi ? openAiBaseUrl : localBaseUrl)
        if (result.ok) return /^[\x21-\x7e]{1,203}$/u.test(result.value.secret)
        return findShared(`${text}${body}`, JSON.stringify(result.failure), 6) === undefined
      }),
      { numRuns: 2_000 },
    )
    // The control: the search does find what is shared.
    expect(findShared(`${body}x`, `… ${body.slice(3, 9)} …`, 6)).toBe(body.slice(3, 9))
  })

  test('gives the same key again for a key that it gave', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 250 }), (typed) => {
        const once = parseKey(typed, localBaseUrl)
        return !once.ok || JSON.stringify(parseKey(once.value.secret, localBaseUrl)) === JSON.stringify(once)
      }),
    )
  })
})
