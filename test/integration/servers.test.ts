// The servers that tests use behave as they claim, checked with the official SDK.
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { createCanary } from '../support/canary.ts'
import {
  answerError,
  answerHtml,
  answerStream,
  startFaultServer,
  type FaultScript,
} from '../support/fault-server.ts'
import { startOpenAiServer } from '../support/openai-server.ts'
import { sendByTcp, startTcpListener } from '../support/tcp-listener.ts'
import { waitFor } from '../support/wait.ts'

const apiKey = createCanary()
const collect = async <Item>(items: AsyncIterable<Item>) => {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

const createClient = (baseURL: string, key = apiKey) => new OpenAI({ apiKey: key, baseURL, maxRetries: 0 })

describe('the OpenAI server', () => {
  const usage = { inputTokens: 100, outputTokens: 23 }
  const text = 'An answer in many small chunks.'
  const options = { apiKey, models: ['gpt-5'], answers: [{ to: 'tell me', text, usage, charsPerChunk: 3 }] }

  it('streams Chat Completions with usage', async () => {
    await using server = await startOpenAiServer(options)
    const stream = await createClient(server.baseUrl).chat.completions.create({
      model: 'gpt-5',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content: 'Please tell me.' }],
    })
    const deltas: string[] = []
    let tokens = 0
    for await (const chunk of stream) {
      deltas.push(chunk.choices[0]?.delta.content ?? '')
      tokens = chunk.usage?.completion_tokens ?? tokens
    }
    expect(deltas.join('')).toBe(text)
    expect(deltas.filter((delta) => delta !== '').length).toBeGreaterThan(5)
    expect(tokens).toBe(usage.outputTokens)
  })

  it('streams Responses with usage, and records the request without the key', async () => {
    await using server = await startOpenAiServer(options)
    const stream = await createClient(server.baseUrl).responses.create({
      model: 'gpt-5',
      stream: true,
      input: 'tell me',
    })
    const events = await collect(stream)
    const deltas = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : ''))
    expect(deltas.join('')).toBe(text)
    const end = events.at(-1)
    expect(end).toMatchObject({
      type: 'response.completed',
      response: { usage: { input_tokens: 100, output_tokens: 23 } },
    })
    expect(server.requests().map((request) => request.path)).toContain('/v1/responses')
    expect(JSON.stringify(server.requests())).not.toContain(apiKey)
  })

  it('lists its models to the right key alone', async () => {
    await using server = await startOpenAiServer(options)
    const models = await collect(createClient(server.baseUrl).models.list())
    expect(models.map((model) => model.id)).toEqual(['gpt-5'])
    const refused = createClient(server.baseUrl, createCanary()).models.list()
    await expect(refused).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
  })

  it('fails once when told to', async () => {
    await using server = await startOpenAiServer(options)
    server.failNext(429, { code: 'insufficient_quota', message: 'No credit.' })
    const ask = () => createClient(server.baseUrl).responses.create({ model: 'gpt-5', input: 'tell me' })
    await expect(ask()).rejects.toMatchObject({ status: 429, code: 'insufficient_quota' })
    await expect(ask()).resolves.toMatchObject({ output_text: text })
  })
})

describe('the fault server', () => {
  const chunk = 'data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\n'
  const ask = (baseUrl: string, signal?: AbortSignal) =>
    createClient(baseUrl).chat.completions.create(
      { model: 'gpt-5', stream: true, messages: [{ role: 'user', content: 'Hello' }] },
      { signal: signal ?? null },
    )

  it('answers errors of OpenAI’s shape, each request its own', async () => {
    const script = (index: number) =>
      index === 0
        ? answerError(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '3600' })
        : answerHtml(502)
    await using server = await startFaultServer((_, index) => script(index), apiKey)
    await expect(ask(server.baseUrl)).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
    await expect(ask(server.baseUrl)).rejects.toMatchObject({ status: 502 })
    expect(server.requests.map((request) => request.isExpectedKey)).toEqual([true, true])
    expect(server.countConnections()).toBeGreaterThan(0)
    expect(JSON.stringify(server.requests)).not.toContain(apiKey)
  })

  it.each<[string, FaultScript]>([
    ['cuts', [{ do: 'cut' }]],
    ['resets', [{ do: 'reset' }]],
  ])('%s in the middle of a stream', async (_, rest) => {
    await using server = await startFaultServer(() => answerStream([chunk], rest))
    await expect(ask(server.baseUrl).then((stream) => collect(stream))).rejects.toThrow('terminated')
  })

  it('stalls until the client goes, and notes when it went', async () => {
    await using server = await startFaultServer(() => answerStream([chunk], [{ do: 'stall' }]))
    const controller = new AbortController()
    const stream = await ask(server.baseUrl, controller.signal)
    for await (const _ of stream) controller.abort()
    expect(await waitFor('the connection to close', () => server.requests[0]?.closedAtMs)).toBeGreaterThan(0)
  })
})

describe('the listener', () => {
  it('counts what reaches it', async () => {
    await using listener = await startTcpListener()
    expect(listener.counts()).toEqual({ connections: 0, datagrams: 0, bytes: 0 })
    await sendByTcp(listener.port, 'abc')
    expect(listener.counts()).toEqual({ connections: 1, datagrams: 0, bytes: 3 })
  })
})
