// The backend of OpenAI's Responses API, for OpenAI's own origin and the practice guide. Asks the server to
// store nothing. Only `response.completed` is a good end.
import type { ReasoningEffort } from '../../domain/chat/parameters.ts'
import type { Backend as BackendName } from '../../domain/usage/usage.ts'
import { readSaidTokens } from './token-count.ts'
import type { Backend, BackendRequest } from './backend.ts'
import { fail, failureFromApiError } from './failure-mapper.ts'
import {
  isObject,
  readModel,
  readServiceTier,
  streamAnswer,
  writeServiceTier,
  type OpenAiBackendOptions,
  type Reading,
} from './openai-backend.ts'

interface WrittenParameters {
  readonly instructions?: string
  readonly temperature?: number
  readonly max_output_tokens?: number
  readonly reasoning?: { readonly effort: ReasoningEffort }
}

export function createResponsesBackend(
  options: OpenAiBackendOptions,
  name: BackendName = 'responses',
): Backend {
  return {
    name,
    answer: (request, signal) =>
      streamAnswer(
        options,
        signal,
        (client) =>
          client.responses.create(
            {
              model: request.modelId,
              input: request.messages.map(({ role, text }) => ({ role, content: text })),
              ...writeParameters(request),
              ...writeServiceTier(options.baseUrl),
              store: false,
              stream: true,
            },
            { signal },
          ),
        (event) => readEvent(event, options.nowMs()),
      ),
  }
}

const writeParameters = ({
  instructions,
  temperature,
  maxOutputTokens,
  reasoningEffort,
}: BackendRequest): WrittenParameters => ({
  ...(instructions === undefined ? {} : { instructions }),
  ...(temperature === undefined ? {} : { temperature }),
  ...(maxOutputTokens === undefined ? {} : { max_output_tokens: maxOutputTokens }),
  ...(reasoningEffort === undefined ? {} : { reasoning: { effort: reasoningEffort } }),
})

function readEvent(event: unknown, nowMs: number): Reading {
  if (!isObject(event)) return {}
  const response = isObject(event['response']) ? event['response'] : {}
  const facts = {
    ...readModel(response['model']),
    ...readServiceTier(response['service_tier']),
    said: readSaidTokens(response['usage']),
  }
  switch (event['type']) {
    case 'response.output_text.delta':
    case 'response.refusal.delta':
      return typeof event['delta'] === 'string' ? { text: event['delta'] } : {}
    case 'response.created':
      return readModel(response['model'])
    case 'response.completed':
      return { ...facts, end: 'completed', isLast: true }
    case 'response.incomplete': {
      const details = isObject(response['incomplete_details']) ? response['incomplete_details'] : {}
      const code = incompleteCodes.get(details['reason']) ?? 'openai/cut-short'
      return { ...facts, end: fail(code), isLast: true }
    }
    case 'response.failed': {
      const error = isObject(response['error']) ? response['error'] : {}
      const end = failureFromApiError({ code: error['code'], message: error['message'] }, nowMs)
      return { ...facts, end, isLast: true }
    }
    case 'error': {
      const { code, param, message } = event
      return { end: failureFromApiError({ code, param, message }, nowMs), isLast: true }
    }
    default:
      return {}
  }
}

const incompleteCodes = new Map<unknown, 'openai/output-limit' | 'openai/content-filtered'>([
  ['max_output_tokens', 'openai/output-limit'],
  ['content_filter', 'openai/content-filtered'],
])
