// Which of the parameters that were set a model is asked with. Pure. One that it refuses would make it refuse
// the whole request, so that one is left out; what isn't known to be refused is sent as it was set.
import type { ModelFacts } from './model-facts.ts'
import type { Parameters } from './parameters.ts'

/** Without facts, as of another server's model, all that was set stands. */
export function allowParameters(parameters: Parameters, facts: ModelFacts | null): Parameters {
  if (facts === null) return parameters
  const { temperature, maxOutputTokens, reasoningEffort } = parameters
  const isEffortTaken = reasoningEffort !== null && facts.reasoningEfforts.includes(reasoningEffort)
  return {
    ...parameters,
    temperature: facts.takesTemperature ? temperature : null,
    reasoningEffort: isEffortTaken ? reasoningEffort : null,
    // More than it can write is refused too; the most that it can is what was meant.
    maxOutputTokens:
      maxOutputTokens === null || facts.maxOutputTokens === null
        ? maxOutputTokens
        : Math.min(maxOutputTokens, facts.maxOutputTokens),
  }
}
