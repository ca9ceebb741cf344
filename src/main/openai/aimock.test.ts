// The happy paths against a server of OpenAI's protocol that nobody here wrote.
import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChatCompletionsBackend } from './chat-completions-backend.ts'
import { createResponsesBackend } from './responses-backend.ts'
import { canary, collect, textOf } from './test-support.ts'

const mock = new LLMock({ port: 0 })
const said = 'A latchkey opens one door, and only that one. 🔑'

beforeAll(async () => {
  mock.onMessage('Hello', {
    content: said,
    usage: { input_tokens: 9, output_tokens: 12, prompt_tokens: 9, completion_tokens: 12 },
  })
  await mock.start()
})

afterAll(() => mock.stop())

test.each([
  ['responses', createResponsesBackend],
  ['chat-completions', createChatCompletionsBackend],
])('%s', async (name, create) => {
  const options = { fetch: globalThis.fetch, secret: canary, baseUrl: `${mock.url}/v1`, nowMs: () => 0 }
  const backend = create(options)
  const events = await collect(backend)
  expect(backend.name).toBe(name)
  expect(textOf(events)).toBe(said)
  expect(events.at(-1)).toMatchObject({
    kind: 'completed',
    modelAnswered: 'small',
    tokens: { inputTokens: 9, outputTokens: 12 },
  })
})
