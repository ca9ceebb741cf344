// What is known of a model, as a person reads and weighs it. Pure: what is "now" is passed in.
import { allowParameters } from '../../../domain/chat/allow-parameters.ts'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import type { Parameters } from '../../../domain/chat/parameters.ts'
import { inLocale } from '../../../words/format.ts'
import { formatNanoUsd } from '../../../words/usd.ts'
import { words } from '../../../words/words.ts'

const dayMs = 86_400_000
/** From when on a shutdown is said where one chats, and not only where one chooses. */
const soonDays = 60

const day = inLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }))
const relative = inLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }))

export interface Shutdown {
  /** "Jan 14, 2027". */
  readonly day: string
  /** "in 55 days"; nothing of a day that is past. */
  readonly inDays: string
  /** `today` is the last on which it answers. */
  readonly when: 'past' | 'today' | 'soon' | 'later'
}

/** A model shuts down at some hour of a day that is told without one: that day still counts as before it. */
export function readShutdown(shutsDownOn: string | null, nowMs: number): Shutdown | null {
  const atMs = shutsDownOn === null ? Number.NaN : Date.parse(`${shutsDownOn}T00:00:00Z`)
  if (Number.isNaN(atMs)) return null
  const days = Math.round((atMs - Math.floor(nowMs / dayMs) * dayMs) / dayMs)
  const when = days < 0 ? 'past' : days === 0 ? 'today' : days <= soonDays ? 'soon' : 'later'
  return { day: day().format(atMs), inDays: relative().format(days, 'day'), when }
}

/** "128K", "1M", "1.05M": as models' makers write it. */
export function formatTokens(tokens: number): string {
  if (tokens < 1_000) return String(tokens)
  if (tokens < 1_000_000) return `${trimZeros(tokens / 1_000, tokens < 10_000 ? 1 : 0)}K`
  return `${trimZeros(tokens / 1_000_000, 2)}M`
}

const trimZeros = (value: number, digits: number): string => String(Number(value.toFixed(digits)))

/** "400K context · $0.25 in, $2.00 out", as far as it is known. */
export function describeFacts(facts: ModelFacts): string {
  const { contextTokens, inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output } = facts
  const parts = [
    contextTokens !== null && words.models.context(formatTokens(contextTokens)),
    input !== null && output !== null && words.models.price(formatNanoUsd(input), formatNanoUsd(output)),
  ]
  return parts.filter((part) => part !== false).join(' · ')
}

export type Refusal = 'temperature' | 'effort' | 'this-effort'

/** What was set and will not be sent, because the model would refuse the whole request. */
export function listRefusals(parameters: Parameters, facts: ModelFacts | null): readonly Refusal[] {
  const sent = allowParameters(parameters, facts)
  const refusals: Refusal[] = []
  if (sent.temperature !== parameters.temperature) refusals.push('temperature')
  if (sent.reasoningEffort !== parameters.reasoningEffort)
    refusals.push(facts?.reasoningEfforts.length === 0 ? 'effort' : 'this-effort')
  return refusals
}
