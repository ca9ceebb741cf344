import { describe, expect, test } from 'vitest'
import { createCanary, scanText } from '../../../test/support/canary.ts'
import { filterBody, filterFailure, filterHeaders, filterText, formsOf, tellsKey } from './echo.ts'
import { fail } from './failure-mapper.ts'

// One of OpenAI's form, and three that nothing tells from other text.
const secrets = [
  createCanary(),
  'xai-Zq7Wm2KpTest0123456789',
  'correct-horse-battery-staple!9',
  'hunter-with-nothing-but-words',
]

async function pass(chunks: readonly Uint8Array[], secret: string): Promise<string> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  return new Response(filterBody(body, formsOf(secret))).text()
}

const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )

describe.each(secrets)('[S31] of a key: %#', (secret) => {
  test.each([0, 1, 2])(
    'each form in which it can be told is found, also in base64 after %d bytes',
    (bytes) => {
      const forms = formsOf(secret)
      const before = 'x'.repeat(bytes)
      for (const encoding of ['base64', 'base64url'] as const)
        expect(tellsKey(Buffer.from(`${before}${secret}, and more`).toString(encoding), forms)).toBe(true)
      for (const text of [secret, JSON.stringify(secret), encodeURIComponent(secret)])
        expect(tellsKey(`${before}${text}${before}`, forms)).toBe(true)
      expect(tellsKey(Buffer.from(secret).toString('hex'), forms)).toBe(true)
      expect(tellsKey(secret.slice(0, -1), forms)).toBe(false)
    },
  )

  test('a body is passed on without it, wherever it is cut', async () => {
    const told = [secret, Buffer.from(secret).toString('base64'), `${secret}${secret}`]
    const text = JSON.stringify({ told, é: '…', rest: secret.slice(0, 7) })
    const bytes = Buffer.from(text)
    expect(scanText(text, secret)).not.toEqual([])
    for (const size of [1, 2, 3, 7, 64, bytes.length]) {
      const passed = await pass(cut(bytes, size), secret)
      expect(scanText(passed, secret)).toEqual([])
      expect(JSON.parse(passed)).toMatchObject({ é: '…', rest: secret.slice(0, 7) })
    }
  })

  test('text that comes letter by letter is passed on without it', () => {
    const filter = filterText(formsOf(secret))
    const said = `Your key is ${secret}. It begins with ${secret.slice(0, 5)}`
    const shown = said.replaceAll(/./gu, (letter) => filter.push(letter)) + filter.end()
    expect(shown).toBe(`Your key is •••. It begins with ${secret.slice(0, 5)}`)
  })

  test('headers and failures that tell it are left out', () => {
    const given = new Headers({ 'x-request-id': secret, 'x-as-base64': btoa(secret), 'retry-after': '3' })
    expect([...filterHeaders(given, formsOf(secret)).keys()]).toEqual(['retry-after'])
    const failure = fail('openai/permission-denied', { status: 403, scope: secret })
    expect(filterFailure(failure, formsOf(secret)).data).toEqual({ status: 403 })
    const other = fail('openai/permission-denied', { status: 403, scope: 'model.request' })
    expect(filterFailure(other, formsOf(secret))).toBe(other)
  })
})

test.each([
  '',
  'ollama',
  'lm-studio',
  'not-needed',
  'no-key-required',
  'EMPTY',
  'anything',
  'practice-guide',
])('a key that is no secret can be in an answer: %s', (secret) => {
  expect(formsOf(secret)).toEqual([])
})
