// Answers by the Chat Completions API, which other servers speak too. An end is proved by a finish_reason;
// the token count comes after it, from the servers that give one.
import type { Failure } from '../../domain/failure.ts'
import { readTokenCount } from '../usage/token-count.ts'
import type { Backend, BackendRequest } from './backend.ts'
import { fail } from './failure-mapper.ts'
import {
  isObject,
  readModel,
  streamAnswer,
  type OpenAiBackendOptions,
  type Reading,
} from './openai-backend.ts'

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
              messages: request.messages.map(({ role, text }) => ({ role, content: text })),
              ...limitOutput(request),
              stream: true,
              stream_options: { include_usage: true },
            },
            { signal },
          ),
        readChunk,
      ),
  }
}

// The older name, because it is the one that other servers know. OpenAI's own origin is not asked this way.
const limitOutput = ({ maxOutputTokens }: BackendRequest): { max_tokens?: number } =>
  maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }

function readChunk(chunk: unknown): Reading {
  if (!isObject(chunk)) return {}
  const choices: readonly unknown[] = Array.isArray(chunk['choices']) ? chunk['choices'] : []
  const choice = isObject(choices[0]) ? choices[0] : {}
  const delta = isObject(choice['delta']) ? choice['delta'] : {}
  const text = [delta['content'], delta['refusal']].filter((part) => typeof part === 'string').join('')
  const end = readEnd(choice['finish_reason'])
  return {
    ...readModel(chunk['model']),
    tokens: readTokenCount(chunk['usage']),
    ...(text === '' ? {} : { text }),
    ...(end === null ? {} : { end }),
  }
}

function readEnd(reason: unknown): 'completed' | Failure | null {
  if (typeof reason !== 'string' || reason === '') return null
  if (reason === 'length') return fail('openai/output-limit')
  return reason === 'content_filter' ? fail('openai/content-filtered') : 'completed'
}
