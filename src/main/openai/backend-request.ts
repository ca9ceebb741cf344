// Builds the request to a model: the conversation, and those parameters that the model accepts. Pure.
import { allowParameters } from '../../domain/chat/allow-parameters.ts'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import type { Parameters } from '../../domain/chat/parameters.ts'
import type { BackendRequest } from './backend.ts'

/** `facts` is what is known of the model; `null` if nothing is. */
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
