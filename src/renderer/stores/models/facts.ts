// Texts and judgements from a model's facts. Pure: the current time is passed in.
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { inLocale } from '../../../words/format.ts'
import { formatNanoUsd } from '../../../words/usd.ts'
import { words } from '../../../words/words.ts'

const dayMs = 86_400_000
/** From this many days before a shutdown the chat warns too, not only the model picker. */
const soonDays = 60

const day = inLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }))
const relative = inLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }))

export interface Shutdown {
  /** For example "Jan 14, 2027". */
  readonly day: string
  /** For example "in 55 days"; "1 day ago" if the day is past. */
  readonly inDays: string
  /** `today` is the last day on which the model may answer. */
  readonly when: 'past' | 'today' | 'soon' | 'later'
}

/** The hour of a shutdown isn't known, so its day still counts as before it. Days are UTC. */
export function readShutdown(shutsDownOn: string | null, nowMs: number): Shutdown | null {
  const atMs = shutsDownOn === null ? Number.NaN : Date.parse(`${shutsDownOn}T00:00:00Z`)
  if (Number.isNaN(atMs)) return null
  const days = Math.round((atMs - Math.floor(nowMs / dayMs) * dayMs) / dayMs)
  const when = days < 0 ? 'past' : days === 0 ? 'today' : days <= soonDays ? 'soon' : 'later'
  return { day: day().format(atMs), inDays: relative().format(days, 'day'), when }
}

/** "128K", "1M", "1.05M", as the makers of models write it. */
export function formatTokens(tokens: number): string {
  if (tokens < 1_000) return String(tokens)
  if (tokens < 1_000_000) return `${trimZeros(tokens / 1_000, tokens < 10_000 ? 1 : 0)}K`
  return `${trimZeros(tokens / 1_000_000, 2)}M`
}

const trimZeros = (value: number, digits: number): string => String(Number(value.toFixed(digits)))

/** "400K context · $0.25 in, $2.00 out"; leaves out what isn't known. */
export function describeFacts(facts: ModelFacts): string {
  const { contextTokens, inputNanoUsdPerMillion: input, outputNanoUsdPerMillion: output } = facts
  const parts = [
    contextTokens !== null && words.models.context(formatTokens(contextTokens)),
    input !== null && output !== null && words.models.price(formatNanoUsd(input), formatNanoUsd(output)),
  ]
  return parts.filter((part) => part !== false).join(' · ')
}
