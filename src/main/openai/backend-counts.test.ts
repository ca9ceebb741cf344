// What both backends ask about the price of an answer, and what they tell of it.
import { describe, expect, test } from 'vitest'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { createChatCompletionsBackend } from './chat-completions-backend.ts'
import { createResponsesBackend } from './responses-backend.ts'
import {
  canary,
  chatDelta,
  chatEnd,
  collect,
  makeOptions,
  readEnd,
  responsesDelta,
  responsesEnd,
  serve,
  sse,
  startStream,
} from './test-support.ts'

const usage = {
  prompt_tokens: 10,
  prompt_tokens_details: { cached_tokens: 4, cache_write_tokens: 3 },
  completion_tokens: 5,
  completion_tokens_details: { reasoning_tokens: 2 },
}
const chatCounted = (tier: unknown): string =>
  sse({ model: 'small-2026', choices: [], service_tier: tier, usage })

const kinds = [
  {
    name: 'Responses',
    make: createResponsesBackend,
    answer: (tier: unknown) =>
      responsesDelta('Hi') +
      responsesEnd('completed', {
        service_tier: tier,
        usage: {
          input_tokens: 10,
          input_tokens_details: { cached_tokens: 4, cache_write_tokens: 3 },
          output_tokens: 5,
          output_tokens_details: { reasoning_tokens: 2 },
        },
      }),
  },
  {
    name: 'Chat Completions',
    make: createChatCompletionsBackend,
    answer: (tier: unknown) => chatDelta('Hi') + chatEnd() + chatCounted(tier) + sse('[DONE]'),
  },
] as const

describe.each(kinds)('$name', ({ make, answer }) => {
  async function ask(written: string, isOpenAi = false) {
    const server = await serve((response) => void startStream(response).end(written))
    const fetch: typeof globalThis.fetch = (input, init) =>
      globalThis.fetch(
        (input instanceof Request ? input.url : input.toString()).replace(openAiBaseUrl, server.baseUrl),
        init,
      )
    const options = makeOptions(isOpenAi ? openAiBaseUrl : server.baseUrl, { fetch })
    const events = await collect(make(options))
    const body: unknown = JSON.parse(server.asked[0]?.body ?? '')
    return { events, body, end: readEnd(events) }
  }

  test('asks for the standard service at OpenAI’s own origin, and for none elsewhere', async () => {
    expect((await ask(answer('default'), true)).body).toMatchObject({ service_tier: 'default' })
    expect((await ask(answer('default'))).body).not.toHaveProperty('service_tier')
  })

  test('tells what was read from the cache, put into it and thought, and how it was served', async () => {
    const { events, end } = await ask(answer('priority'))
    const facts = {
      modelAnswered: 'small-2026',
      tokens: {
        inputTokens: 10,
        cachedInputTokens: 4,
        cacheWriteTokens: 3,
        outputTokens: 5,
        reasoningTokens: 2,
      },
      claimedTokens: null,
      serviceTier: 'priority',
      requestId: 'req_test',
    }
    expect(end).toEqual({ kind: 'completed', ...facts })
    // For who stops it in between.
    expect(events.at(-2)).toEqual({ kind: 'counted', ...facts })
  })

  test.each([[null], [7], [''], ['Much too long for the name of a service, whatever it says'], [canary]])(
    'served by %j is no kind of service',
    async (tier) => {
      expect((await ask(answer(tier))).end).toMatchObject({ kind: 'completed', serviceTier: null })
    },
  )
})

test('a count in the middle is not the last word', async () => {
  const server = await serve((response) => {
    startStream(response).end(chatCounted(null) + chatDelta('Hi') + chatEnd() + chatCounted('flex'))
  })
  const events = await collect(createChatCompletionsBackend(makeOptions(server.baseUrl)))
  expect(events.map(({ kind }) => kind)).toEqual(['text', 'counted', 'completed'])
  expect(readEnd(events)).toMatchObject({ serviceTier: 'flex' })
})
