import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseKey } from './key-format.ts'
import { openAiBaseUrl } from './model.ts'

const body = 'canaryCANARY0123456789abc3f9a'
const canary = `sk-${body}`
const localBaseUrl = 'http://127.0.0.1:11434/v1'

describe('parseKey', () => {
  test.each([canary, `sk-proj-${body}`, `sk-svcacct-${body}`, `sk-None-${body}_-`])(
    'accepts the forms of OpenAI keys: %s',
    (key) => {
      expect(parseKey(key, openAiBaseUrl)).toEqual({
        ok: true,
        value: { secret: key, lastFour: key.slice(-4) },
      })
    },
  )

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
    [`${canary}\n${canary}`, 'key/unprintable'],
    [`sk-canary\r\n${body}`, 'key/unprintable'],
    [`sk-canary\0${body}`, 'key/unprintable'],
    [`sk-canary\u{200B}${body}`, 'key/unprintable'],
    [`sk-canarу-${body}`, 'key/unprintable'],
    [`sk-${'a'.repeat(201)}`, 'key/unprintable'],
    [`sk-admin-${body}`, 'key/admin'],
    ['sk-canary', 'key/malformed'],
    [`pk-${body}`, 'key/malformed'],
    [`SK-${body}`, 'key/malformed'],
    [`sk-canary ${body}`, 'key/malformed'],
    [`sk-canary.${body}`, 'key/malformed'],
  ])('refuses %j as %s', (typed, code) => {
    expect(parseKey(typed, openAiBaseUrl)).toMatchObject({ ok: false, failure: { code } })
  })

  test('takes any printable key for another server, and hides the end of a short one', () => {
    expect(parseKey('ollama', localBaseUrl)).toEqual({ ok: true, value: { secret: 'ollama', lastFour: '' } })
    expect(parseKey('gsk_a.b/c+d=0123456789', localBaseUrl)).toMatchObject({
      ok: true,
      value: { lastFour: '6789' },
    })
    expect(parseKey('a'.repeat(201), localBaseUrl)).toMatchObject({
      ok: false,
      failure: { code: 'key/unprintable' },
    })
    expect(parseKey('two words', localBaseUrl)).toMatchObject({
      ok: false,
      failure: { code: 'key/malformed' },
    })
  })

  test('never throws, and never puts what was typed into a failure', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string()),
        fc.boolean(),
        (noise, isOpenAi) => {
          const typed = `sk-canary${noise}${body}`
          const result = parseKey(typed, isOpenAi ? openAiBaseUrl : localBaseUrl)
          if (result.ok) return /^[\x21-\x7e]{1,203}$/u.test(result.value.secret)
          const told = JSON.stringify(result.failure)
          return !told.includes(body) && !told.includes('sk-canary')
        },
      ),
    )
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
