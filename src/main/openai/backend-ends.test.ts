// How an answer of each API can end, by what the API itself says.
import { describe, expect, test } from 'vitest'
import { createChatCompletionsBackend } from './chat-completions-backend.ts'
import { createResponsesBackend } from './responses-backend.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  chatUsage,
  collect,
  makeOptions,
  readEnd,
  responsesDelta,
  responsesEnd,
  serve,
  sse,
  startStream,
  textOf,
} from './test-support.ts'

describe('ends of a response', () => {
  test.each([
    ['incomplete', { incomplete_details: { reason: 'max_output_tokens' } }, 'openai/output-limit'],
    ['incomplete', { incomplete_details: { reason: 'content_filter' } }, 'openai/content-filtered'],
    ['incomplete', {}, 'openai/cut-short'],
    ['failed', { error: { code: 'server_error', message: canary } }, 'openai/server-error'],
    ['failed', { error: { code: 'rate_limit_exceeded', message: '' } }, 'openai/rate-limited'],
  ])('response.%s %j', async (type, rest, code) => {
    const server = await serve(
      (response) => void startStream(response).end(responsesDelta('Hel') + responsesEnd(type, rest)),
    )
    const events = await collect(createResponsesBackend(makeOptions(server.baseUrl)))
    expect(readEnd(events)).toMatchObject({ kind: 'failed', failure: { code }, tokens: { outputTokens: 3 } })
  })

  test.each([undefined, 'error'])('an error event, named %s', async (name) => {
    const event = sse({ type: 'error', code: 'server_error', message: canary, param: null }, name)
    const server = await serve((response) => void startStream(response).end(event))
    const events = await collect(createResponsesBackend(makeOptions(server.baseUrl)))
    expect(readEnd(events)).toMatchObject({ kind: 'failed', failure: { code: 'openai/server-error' } })
  })

  test('asks for nothing to be stored', async () => {
    const server = await serve((response) => void startStream(response).end(responsesEnd('completed')))
    await collect(createResponsesBackend(makeOptions(server.baseUrl)))
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      model: 'small',
      input: [{ role: 'user', content: 'Hello' }],
      store: false,
      stream: true,
    })
  })

  test('asks with the parameters that were set', async () => {
    const server = await serve((response) => void startStream(response).end(responsesEnd('completed')))
    await collect(createResponsesBackend(makeOptions(server.baseUrl)), undefined, {
      instructions: 'Be brief.',
      temperature: 0,
      reasoningEffort: 'none',
    })
    expect(JSON.parse(server.asked[0]?.body ?? '')).toMatchObject({
      instructions: 'Be brief.',
      input: [{ role: 'user', content: 'Hello' }],
      temperature: 0,
      reasoning: { effort: 'none' },
    })
  })

  test('asks for no more output than it may', async () => {
    const server = await serve((response) => void startStream(response).end(responsesEnd('completed')))
    await collect(createResponsesBackend(makeOptions(server.baseUrl)), undefined, { maxOutputTokens: 16 })
    expect(JSON.parse(server.asked[0]?.body ?? '')).toMatchObject({ max_output_tokens: 16 })
  })
})

describe('ends of a chat completion', () => {
  test.each(['{"choices":[null]}', '{"choices":[3,null]}'])('what trips the library up: %s', async (data) => {
    const server = await serve((response) => void startStream(response).end(chatDelta('Hel') + sse(data)))
    const events = await collect(createChatCompletionsBackend(makeOptions(server.baseUrl)))
    expect(readEnd(events)).toMatchObject({ kind: 'failed', failure: { code: 'openai/unreadable-answer' } })
    expect(textOf(events)).toBe('Hel')
  })

  test.each([
    ['length', 'openai/output-limit'],
    ['content_filter', 'openai/content-filtered'],
  ])('finish_reason %s', async (reason, code) => {
    const server = await serve(
      (response) => void startStream(response).end(chatDelta('Hel') + chatEnd(reason) + chatUsage),
    )
    const events = await collect(createChatCompletionsBackend(makeOptions(server.baseUrl)))
    expect(readEnd(events)).toMatchObject({ kind: 'failed', failure: { code }, tokens: { inputTokens: 7 } })
  })

  test('asks for no more output than it may, by the name that other servers know', async () => {
    const server = await serve((response) => void startStream(response).end(chatDelta('Hi') + chatEnd()))
    const backend = createChatCompletionsBackend(makeOptions(server.baseUrl))
    await collect(backend)
    await collect(backend, undefined, { maxOutputTokens: 1 })
    const usual = {
      model: 'small',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
      stream_options: { include_usage: true },
    }
    expect(server.asked.map(({ body }) => JSON.parse(body))).toEqual([usual, { ...usual, max_tokens: 1 }])
  })

  test('asks with the parameters that were set, by the names that other servers know', async () => {
    const server = await serve((response) => void startStream(response).end(chatDelta('Hi') + chatEnd()))
    await collect(createChatCompletionsBackend(makeOptions(server.baseUrl)), undefined, {
      instructions: 'Be brief.',
      temperature: 0,
      reasoningEffort: 'low',
    })
    expect(JSON.parse(server.asked[0]?.body ?? '')).toMatchObject({
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hello' },
      ],
      temperature: 0,
      reasoning_effort: 'low',
    })
  })

  test('complete without a token count, from a server that gives none', async () => {
    const server = await serve((response) => void startStream(response).end(chatDelta('Hi') + chatEnd()))
    const events = await collect(createChatCompletionsBackend(makeOptions(server.baseUrl)))
    expect(readEnd(events)).toMatchObject({ kind: 'completed', tokens: null })
  })
})
