// What a person can set about a model's answers. `null` leaves it to the model.

export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const
export type ReasoningEffort = (typeof reasoningEfforts)[number]

export interface Parameters {
  /** From 0 to 2. */
  readonly temperature: number | null
  /** A positive integer; reasoning counts too. */
  readonly maxOutputTokens: number | null
  readonly reasoningEffort: ReasoningEffort | null
  /** Empty for none. */
  readonly systemPrompt: string
}

export const maxTemperature = 2
export const maxSystemPromptChars = 50_000
export const maxOutputTokensLimit = 1_000_000

export const noParameters: Parameters = {
  temperature: null,
  maxOutputTokens: null,
  reasoningEffort: null,
  systemPrompt: '',
}

export const areSameParameters = (a: Parameters, b: Parameters): boolean =>
  a.temperature === b.temperature &&
  a.maxOutputTokens === b.maxOutputTokens &&
  a.reasoningEffort === b.reasoningEffort &&
  a.systemPrompt === b.systemPrompt
