import { expect, test, vi } from 'vitest'
import { openExchange } from './exchange.ts'
import { createResponsesBackend } from './responses-backend.ts'
import { canary, collect, makeOptions, responsesEnd, serve, startStream } from './test-support.ts'

const limits = { fetch: globalThis.fetch, idleTimeoutMs: 5_000, maxBytes: 1_000 }

test('sends no header but the needed ones, whatever the environment says, and only to its own server', async () => {
  const other = await serve((response) => void response.end())
  const server = await serve((response) => void startStream(response).end(responsesEnd('completed')))
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-injected: yes\nauthorization: Bearer other')
  vi.stubEnv('OPENAI_API_KEY', 'sk-test-from-the-environment-0000')
  vi.stubEnv('OPENAI_ORG_ID', 'org-other')
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-other')
  vi.stubEnv('OPENAI_BASE_URL', other.baseUrl)
  try {
    await collect(createResponsesBackend(makeOptions(server.baseUrl)))
  } finally {
    vi.unstubAllEnvs()
  }
  const names = Object.keys(server.asked[0]?.headers ?? {})
  expect(names.filter((name) => /^(x-|openai-)/u.test(name))).toEqual([])
  expect(server.asked[0]?.authorization).toBe(`Bearer ${canary}`)
  expect(other.asked).toEqual([])
})

test('[S10] refuses another origin before anything is sent', async () => {
  const other = await serve((response) => void response.end())
  const exchange = openExchange({ ...limits, baseUrl: 'https://api.openai.com/v1' })
  await expect(exchange.fetch(`${other.baseUrl}/responses`)).rejects.toThrow('network/redirected')
  expect(exchange.failure?.code).toBe('network/redirected')
  expect(other.asked).toEqual([])
})

test('[S10] follows no redirect', async () => {
  const other = await serve((response) => void response.end('{}'))
  const server = await serve(
    (response) => void response.writeHead(307, { location: `${other.baseUrl}/models` }).end(),
  )
  const exchange = openExchange({ ...limits, baseUrl: server.baseUrl })
  await expect(exchange.fetch(`${server.baseUrl}/models`)).rejects.toThrow()
  expect(server.asked).toHaveLength(1)
  expect(other.asked).toEqual([])
})

test('[S31] tells the key that was sent neither in a header nor in a body', async () => {
  const secret = 'xai-Zq7Wm2KpTest0123456789'
  const server = await serve((response, { authorization = '' }) => {
    const said = authorization.replace('Bearer ', '')
    const headers = { 'content-type': 'application/json', 'x-request-id': said }
    response.writeHead(200, headers).end(JSON.stringify({ said }))
  })
  const exchange = openExchange({ ...limits, baseUrl: server.baseUrl })
  const headers = { authorization: `Bearer ${secret}` }
  const response = await exchange.fetch(`${server.baseUrl}/models`, { headers })
  expect(await response.json()).toEqual({ said: '•••' })
  expect([...response.headers.values()].join(' ')).not.toContain(secret)
  expect(exchange.requestId).toBeNull()
})

test('does not take for a request’s id what looks like a key', async () => {
  const server = await serve((response) => void response.writeHead(200, { 'x-request-id': canary }).end('{}'))
  const exchange = openExchange({ ...limits, baseUrl: server.baseUrl })
  await exchange.fetch(`${server.baseUrl}/models`)
  expect(exchange.requestId).toBeNull()
})
