import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOpenAiOrigin, parseBaseUrl } from './base-url.ts'
import { openAiBaseUrl } from './chat/model.ts'

describe('parseBaseUrl', () => {
  test.each([
    [openAiBaseUrl, openAiBaseUrl],
    [' https://api.openai.com/v1/ ', openAiBaseUrl],
    ['https://api.openai.com/v1///', openAiBaseUrl],
    ['HTTPS://API.OpenAI.com:443/v1', openAiBaseUrl],
    ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
    ['https://example.test', 'https://example.test'],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
    ['http://127.8.9.10/v1', 'http://127.8.9.10/v1'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
  ])('accepts %s', (typed, baseUrl) => {
    expect(parseBaseUrl(typed)).toEqual({ ok: true, value: baseUrl })
  })

  test.each([
    'http://api.openai.com/v1',
    'http://example.test/v1',
    'http://10.0.0.1/v1',
    'http://0.0.0.0/v1',
    'http://localhost.example.test/v1',
    'http://sub.localhost/v1',
    'http://127.0.0.1.example.test/v1',
    'http://1270.0.0.1.example.test/v1',
    'http://[::ffff:127.0.0.1]/v1',
    'http://[::2]/v1',
  ])('refuses to send a key unencrypted: %s', (typed) => {
    expect(parseBaseUrl(typed)).toMatchObject({ ok: false, failure: { code: 'key/insecure-base-url' } })
  })

  test.each([
    '',
    'api.openai.com/v1',
    '//api.openai.com/v1',
    'https:/api.openai.com/v1',
    'https:api.openai.com',
    'https:///api.openai.com/v1',
    'ftp://api.openai.com/v1',
    'file:///v1',
    'javascript:alert(1)',
    'https://api.openai.com@example.test/v1',
    'https://user:word@api.openai.com/v1',
    'https://@api.openai.com/v1',
    'https://api.openai.com\\@example.test/v1',
    'https://api.openai.com/v1?key=1',
    'https://api.openai.com/v1?',
    'https://api.openai.com/v1#part',
    'https://api.openai.com/v1#',
    'https://api.openai.com./v1',
    'http://localhost./v1',
    'https://api.\nopenai.com/v1',
    'https://api .openai.com/v1',
    'https://аpi.openai.com/v1',
    'https://api。openai.com/v1',
    'https://',
    'https://api.openai.com:99999/v1',
    `https://example.test/${'a'.repeat(500)}`,
    'https://example.test/sk-canary-0123456789abcdef/v1',
    'https://sk-canary-0123456789abcdef.example.test/v1',
  ])('refuses %j', (typed) => {
    expect(parseBaseUrl(typed)).toMatchObject({ ok: false, failure: { code: 'key/bad-base-url' } })
  })

  test('never throws, and gives only addresses that it would give again', () => {
    const part = fc.constantFrom(
      'https://',
      'http://',
      'localhost',
      '127.0.0.1',
      'api.openai.com',
      '@',
      '.',
      ':',
      '/',
      '//',
      'v1',
      '#',
      '?',
      '\\',
      '[::1]',
      '%2e%2e',
      '..',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (typed) => {
          const result = parseBaseUrl(typed)
          if (!result.ok) return true
          const url = new URL(result.value)
          const isSafe =
            url.protocol === 'https:' ||
            ['localhost', '[::1]'].includes(url.hostname) ||
            url.hostname.startsWith('127.')
          return (
            isSafe &&
            url.username === '' &&
            JSON.stringify(parseBaseUrl(result.value)) === JSON.stringify(result)
          )
        },
      ),
    )
  })
})

describe('isOpenAiOrigin', () => {
  test.each([openAiBaseUrl, 'https://api.openai.com', 'https://api.openai.com:443/v2'])(
    'knows %s',
    (baseUrl) => {
      expect(isOpenAiOrigin(baseUrl)).toBe(true)
    },
  )

  test.each([
    'http://api.openai.com/v1',
    'https://api.openai.com:8443/v1',
    'https://api.openai.com.example.test/v1',
    'https://xapi.openai.com/v1',
    'https://openai.com/v1',
    'https://api-openai.com/v1',
    'https://example.test/https://api.openai.com/v1',
    'https://api.openai.com@example.test/v1',
    'https://api.0penai.com/v1',
    'https://xn--pi-7kc.openai.com/v1',
    'https://api.openai.com./v1',
    '',
  ])('is not taken in by %s', (baseUrl) => {
    expect(isOpenAiOrigin(baseUrl)).toBe(false)
  })
})
