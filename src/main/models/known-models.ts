// What OpenAI's models accept and refuse, by family. A parameter that a model refuses ends the whole request,
// so an unknown parameter counts as refused.
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import type { ReasoningEffort } from '../../domain/chat/parameters.ts'

export type KnownModel = Pick<ModelFacts, 'takesTemperature' | 'reasoningEfforts' | 'maxOutputTokens'>

interface Family extends KnownModel {
  readonly pattern: RegExp
}

const first: readonly ReasoningEffort[] = ['low', 'medium', 'high']
const withMinimal: readonly ReasoningEffort[] = ['minimal', ...first]
const withNone: readonly ReasoningEffort[] = ['none', ...first]
const withMore: readonly ReasoningEffort[] = ['none', ...first, 'xhigh']

const plain = (pattern: RegExp, maxOutputTokens: number): Family => ({
  pattern,
  takesTemperature: true,
  reasoningEfforts: [],
  maxOutputTokens,
})

const reasoning = (
  pattern: RegExp,
  reasoningEfforts: readonly ReasoningEffort[],
  maxOutputTokens: number | null,
): Family => ({ pattern, takesTemperature: false, reasoningEfforts, maxOutputTokens })

/**
 * The first match counts. A snapshot's date follows the name.
 *
 * Sources: the API reference of `reasoning.effort` in the typings of OpenAI's libraries up to 2026 (no effort
 * `none` before gpt-5.1, no `minimal` from it on, `xhigh` after gpt-5.1, gpt-5-pro only `high`); the guide to
 * gpt-5.2, by which reasoning models accept a temperature only without reasoning; the models' own pages for the
 * output limits. No source says which models accept the newest effort, `max`, so none has it here.
 */
const families: readonly Family[] = [
  plain(/^gpt-3\.5/u, 4_096),
  plain(/^(gpt-4o|chatgpt-4o)/u, 16_384),
  plain(/^gpt-4\.1/u, 32_768),
  plain(/^gpt-4-(turbo|1106|0125|vision)/u, 4_096),
  plain(/^gpt-4(-|$)/u, 8_192),
  plain(/^gpt-5-chat/u, 16_384),
  reasoning(/^gpt-5\.\d-chat/u, [], 16_384),
  reasoning(/^o1-(mini|preview)/u, [], 65_536),
  reasoning(/^o[134](-|$)/u, first, 100_000),
  reasoning(/^gpt-5-pro/u, ['high'], 272_000),
  reasoning(/^gpt-5(-|$)/u, withMinimal, 128_000),
  reasoning(/^gpt-5\.1(-|$)/u, withNone, 128_000),
  reasoning(/^gpt-5\.\d+-pro/u, ['medium', 'high', 'xhigh'], 128_000),
  reasoning(/^gpt-5\.\d+(-|$)/u, withMore, 128_000),
  reasoning(/^gpt-\d/u, [...first, 'xhigh'], null),
]

const unknown: KnownModel = { takesTemperature: false, reasoningEfforts: [], maxOutputTokens: null }

/** Returns what a model accepts; a fine-tuned model, `ft:base:…`, accepts what its base accepts. */
export function findKnownModel(modelId: string): KnownModel {
  const base = /^ft:([^:]+)/u.exec(modelId)?.[1] ?? modelId
  const family = families.find(({ pattern }) => pattern.test(base))
  if (!family) return unknown
  const { takesTemperature, reasoningEfforts, maxOutputTokens } = family
  return { takesTemperature, reasoningEfforts, maxOutputTokens }
}
