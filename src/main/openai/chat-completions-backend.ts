// The backend of the Chat Completions API, which other servers speak too. A finish_reason marks the end; the
// token count comes after it, if the server sends one.
import type { Failure } from '../../domain/failure.ts'
import type { MessageRole } from '../../domain/chat/message.ts'
import type { ReasoningEffort } from '../../domain/chat/parameters.ts'
import { readSaidTokens } from './token-count.ts'
import type { Backend, BackendRequest } from './backend.ts'
import { fail } from './failure-mapper.ts'
import {
  isObject,
  readModel,
  readServiceTier,
  streamAnswer,
  writeServiceTier,
  type OpenAiBackendOptions,
  type Reading,
} from './openai-backend.ts'

interface WrittenMessage {
  readonly role: 'system' | MessageRole
  readonly content: string
}

interface WrittenParameters {
  readonly temperature?: number
  readonly max_tokens?: number
  readonly reasoning_effort?: ReasoningEffort
}

export function createChatCompletionsBackend(options: OpenAiBackendOptions): Backend {
  return {
    name: 'chat-completions',
    answer: (request, signal) =>
      streamAnswer(
        options,
        signal,
        (client) =>
          client.chat.completions.create(
            {
              model: request.modelId,
              messages: writeMessages(request),
              ...writeParameters(request),
              ...writeServiceTier(options.baseUrl),
              stream: true,
              stream_options: { include_usage: true },
            },
            { signal },
          ),
        readChunk,
      ),
  }
}

function writeMessages({ instructions, messages }: BackendRequest): WrittenMessage[] {
  const said = messages.map(({ role, text }) => ({ role, content: text }))
  // Not `developer`, the role's newer name: other servers know only this one.
  return instructions === undefined ? said : [{ role: 'system', content: instructions }, ...said]
}

// max_tokens too is the older name. OpenAI's own origin is not asked this way.
const writeParameters = ({
  temperature,
  maxOutputTokens,
  reasoningEffort,
}: BackendRequest): WrittenParameters => ({
  ...(temperature === undefined ? {} : { temperature }),
  ...(maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }),
  ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
})

function readChunk(chunk: unknown): Reading {
  if (!isObject(chunk)) return {}
  const choices: readonly unknown[] = Array.isArray(chunk['choices']) ? chunk['choices'] : []
  const choice = isObject(choices[0]) ? choices[0] : {}
  const delta = isObject(choice['delta']) ? choice['delta'] : {}
  const text = [delta['content'], delta['refusal']].filter((part) => typeof part === 'string').join('')
  const end = readEnd(choice['finish_reason'])
  return {
    ...readModel(chunk['model']),
    ...readServiceTier(chunk['service_tier']),
    said: readSaidTokens(chunk['usage']),
    ...(text === '' ? {} : { text }),
    ...(end === null ? {} : { end }),
  }
}

function readEnd(reason: unknown): 'completed' | Failure | null {
  if (typeof reason !== 'string' || reason === '') return null
  if (reason === 'length') return fail('openai/output-limit')
  return reason === 'content_filter' ? fail('openai/content-filtered') : 'completed'
}
