// Selects the parameters that a model accepts. Pure. A parameter that it refuses would end the whole request,
// so that one is left out; others are sent as they were set.
import type { ModelFacts } from './model-facts.ts'
import type { Parameters } from './parameters.ts'

/** Without facts, as for another server's model, every parameter is sent. */
export function allowParameters(parameters: Parameters, facts: ModelFacts | null): Parameters {
  if (facts === null) return parameters
  const { temperature, maxOutputTokens, reasoningEffort } = parameters
  const isEffortTaken = reasoningEffort !== null && facts.reasoningEfforts.includes(reasoningEffort)
  return {
    ...parameters,
    temperature: facts.takesTemperature ? temperature : null,
    reasoningEffort: isEffortTaken ? reasoningEffort : null,
    // More than the model can write is refused too, so its maximum is sent instead.
    maxOutputTokens:
      maxOutputTokens === null || facts.maxOutputTokens === null
        ? maxOutputTokens
        : Math.min(maxOutputTokens, facts.maxOutputTokens),
  }
}
