// Puts together what a model is asked: the conversation, and of the parameters those that it takes. Pure.
import { allowParameters } from '../../domain/chat/allow-parameters.ts'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import type { Parameters } from '../../domain/chat/parameters.ts'
import type { BackendRequest } from './backend.ts'

/** `facts`: what is known of the model; `null`: nothing. */
export function makeBackendRequest(
  modelId: string,
  messages: BackendRequest['messages'],
  parameters: Parameters,
  facts: ModelFacts | null,
): BackendRequest {
  const allowed = allowParameters(parameters, facts)
  const { temperature, maxOutputTokens, reasoningEffort, systemPrompt } = allowed
  return {
    modelId,
    messages,
    ...(systemPrompt.trim() === '' ? {} : { instructions: systemPrompt }),
    ...(temperature === null ? {} : { temperature }),
    ...(maxOutputTokens === null ? {} : { maxOutputTokens }),
    ...(reasoningEffort === null ? {} : { reasoningEffort }),
  }
}
