import { beforeEach, describe, expect, test } from 'vitest'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import type { KeyId } from '../../domain/ids.ts'
import { canary } from '../openai/test-support.ts'
import type { Fetch } from '../openai/exchange.ts'
import { wallFetch } from './servers.ts'
import { codeOf, makeKeys, other, runTest, take, tell, type Made } from './test-support.ts'

const foreign = 'https://gateway.example/v1'
const { origin } = new URL(foreign)

/** Keys whose requests are counted by the address they were sent to, and answered as a server of models does. */
function makeCounted() {
  const sent: string[] = []
  const fetch: Fetch = async (input) => {
    sent.push(input instanceof Request ? input.url : input.toString())
    return Response.json({ object: 'list', data: [{ id: 'model-one', object: 'model' }] })
  }
  const made: Made = makeKeys({ fetch: (input, init) => wallFetch(fetch, made.servers.check)(input, init) })
  return { ...made, sent }
}

describe('a server that is neither OpenAI’s nor this machine’s', () => {
  let made: ReturnType<typeof makeCounted>
  let id: KeyId
  beforeEach(() => {
    made = makeCounted()
    id = made.hold(canary, foreign)
  })
  const saying = { label: 'Gateway', project: '', note: '', keepIn: 'keychain' } as const

  const acts: readonly (readonly [string, () => Promise<string>])[] = [
    ['a test', async () => tell(await runTest(made.keys, id)).join(', ')],
    ['saving', async () => codeOf(await made.keys.save(id, saying))],
  ]

  test.each(acts)('is asked about before %s, and gets nothing if the person refuses', async (_act, act) => {
    made.answers.allows = false
    expect(await act()).toContain('key/refused-base-url')
    expect(made.asked).toEqual([origin])
    expect(made.sent).toEqual([])
    expect(made.keychain.listAccounts()).toEqual([])
    expect(made.servers.list()).toEqual([])
  })

  test('is asked about once, and is listed with its time', async () => {
    expect(tell(await runTest(made.keys, id))).toContain('network passed')
    take(await made.keys.save(id, saying))
    take(await made.keys.listModels(id))
    expect(made.asked).toEqual([origin])
    expect(made.servers.list()).toEqual([{ origin, allowedAtMs: 2_000 }])
    expect(new Set(made.sent)).toEqual(new Set([`${foreign}/models`]))
  })

  test('that was taken back gets nothing more without a question, and nothing from work in the background', async () => {
    take(await made.keys.save(id, saying))
    take(made.servers.takeBack(origin))
    made.answers.allows = false
    made.asked.length = 0
    expect(codeOf(await made.keys.listModels(id))).toBe('key/refused-base-url')
    expect(made.asked).toEqual([])
    expect(codeOf(await made.keys.useSecret(id, async () => 'sent'))).toBe('key/refused-base-url')
    expect(codeOf(await made.keys.confirmRevoked(id))).toBe('key/refused-base-url')
    expect(tell(await runTest(made.keys, id))).toContain('network failed key/refused-base-url')
    expect(made.asked).toEqual([origin, origin, origin])
    expect(made.sent).toEqual([])
    made.answers.allows = true
    expect(await made.keys.useSecret(id, async () => 'sent')).toEqual({ ok: true, value: 'sent' })
    expect(made.servers.list()).toMatchObject([{ origin }])
  })

  test('is asked about again for a rotation’s new key', async () => {
    take(await made.keys.save(id, saying))
    const next = made.hold(other, foreign)
    take(made.servers.takeBack(origin))
    made.answers.allows = false
    expect(codeOf(await made.keys.rotate(id, next))).toBe('key/refused-base-url')
    expect(made.keys.list()).toMatchObject([{ id, isEnabled: true }])
  })

  test('is not allowed by the leave that another port or scheme has', async () => {
    take(made.servers.allow(foreign))
    made.answers.allows = false
    for (const near of ['https://gateway.example:8443/v1', 'https://gateway.example.com/v1'])
      expect(codeOf(await made.servers.request(near))).toBe('key/refused-base-url')
    expect(codeOf(await made.servers.request('https://gateway.example:443/other'))).toBe('ok')
  })

  test('that a held key was moved to by the person needs no second question', async () => {
    const held = made.hold(other, openAiBaseUrl)
    take(await made.keys.move(held, foreign))
    await runTest(made.keys, held)
    expect(made.asked).toEqual([])
    expect(made.sent).toEqual([`${foreign}/models`])
  })
})

test('several requests at once ask once, and share the answer', async () => {
  const { servers, asked } = makeKeys()
  const answers = await Promise.all([1, 2, 3].map(() => servers.request(foreign)))
  expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
  expect(asked).toEqual([origin])
})

test.each([
  openAiBaseUrl,
  'http://localhost:11434/v1',
  'http://127.0.0.1:1/v1',
  'http://127.9.9.9/v1',
  'http://[::1]:1/v1',
])('%s needs no leave', async (baseUrl) => {
  const { servers, asked } = makeKeys()
  expect(codeOf(servers.check(baseUrl))).toBe('ok')
  expect(codeOf(await servers.request(baseUrl))).toBe('ok')
  expect([asked, servers.list()]).toEqual([[], []])
})

test.each([
  'https://api.openai.com.gateway.example/v1',
  'https://api.openai.com:8443/v1',
  'https://localhost.gateway.example/v1',
  'https://[::ffff:127.0.0.1]/v1',
  'https://0.0.0.0/v1',
  'https://10.0.0.1/v1',
])('%s needs the person’s leave', (baseUrl) => {
  expect(codeOf(makeKeys().servers.check(baseUrl))).toBe('key/refused-base-url')
})

test('[S10] nothing passes the wall to a server that isn’t allowed, even if nobody asked', async () => {
  const { servers } = makeKeys()
  const sent: string[] = []
  const fetch = wallFetch(async (input) => {
    sent.push(input instanceof Request ? input.url : input.toString())
    return new Response()
  }, servers.check)
  for (const input of [`${foreign}/models`, new URL(foreign), new Request(foreign)])
    await expect(fetch(input)).rejects.toThrow('key/refused-base-url')
  expect(sent).toEqual([])
  take(servers.allow(foreign))
  for (const input of [`${foreign}/models`, new URL(foreign), new Request(foreign)]) await fetch(input)
  expect(sent).toHaveLength(3)
})

test('a candidate that is moved while its saving waits for its turn is not saved elsewhere', async () => {
  const { keys, keychain, hold } = makeKeys()
  const [first, second] = [hold(canary), hold(other)]
  const saying = { label: 'Work', project: '', note: '', keepIn: 'keychain' } as const
  const saved = Promise.all([keys.save(first, saying), keys.save(second, saying)])
  take(await keys.move(second, foreign))
  expect((await saved).map(codeOf)).toEqual(['ok', 'key/changed-server'])
  expect(keychain.listAccounts()).toEqual([first])
})
