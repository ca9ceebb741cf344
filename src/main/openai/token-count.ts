// Reads the token counts of an answer, from both of OpenAI's APIs and from servers that only resemble them. A
// count that can't be true is not used; what was claimed is kept beside it, without any of the server's text.
import type { TokenCount } from '../../domain/usage/usage.ts'

export interface SaidTokens {
  /** `null` if the counts can't be true. */
  readonly tokens: TokenCount | null
  /**
   * The counts as reported, if they can't be true: short JSON with the API's own names, without any text of
   * the server's.
   */
  readonly claimedTokens: string | null
}

/** Ten times the longest context that exists. */
const maxTokens = 10_000_000

interface Names {
  readonly input: string
  readonly inputDetails: string
  readonly output: string
  readonly outputDetails: string
}

const apis: readonly Names[] = [
  {
    input: 'prompt_tokens',
    inputDetails: 'prompt_tokens_details',
    output: 'completion_tokens',
    outputDetails: 'completion_tokens_details',
  },
  {
    input: 'input_tokens',
    inputDetails: 'input_tokens_details',
    output: 'output_tokens',
    outputDetails: 'output_tokens_details',
  },
]

type Said = ReadonlyMap<string, unknown>

/**
 * Reads the `usage` of either API; `null` if it has no counts. A count can't be true if it is negative,
 * fractional, over ten million or not a number, or if a part is larger than its whole.
 */
export function readSaidTokens(usage: unknown): SaidTokens | null {
  for (const names of apis) {
    const said = readSaid(usage, names)
    if (said.size > 0) return judge(said, names)
  }
  return null
}

function readSaid(usage: unknown, names: Names): Said {
  // Other servers often leave the details out, or send null.
  const [inputDetails, outputDetails] = [read(usage, names.inputDetails), read(usage, names.outputDetails)]
  const all = [
    [names.input, read(usage, names.input)],
    ['cached_tokens', read(inputDetails, 'cached_tokens')],
    ['cache_write_tokens', read(inputDetails, 'cache_write_tokens')],
    [names.output, read(usage, names.output)],
    ['reasoning_tokens', read(outputDetails, 'reasoning_tokens')],
  ] as const
  return new Map(all.filter(([, value]) => value !== undefined && value !== null))
}

function read(from: unknown, name: string): unknown {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return undefined
  const value: unknown = Reflect.get(from, name)
  return value
}

function judge(said: Said, names: Names): SaidTokens | null {
  const claim = { tokens: null, claimedTokens: writeClaim(said) }
  if (![...said.values()].every(isCount)) return claim
  const countOf = (name: string): number => {
    const value = said.get(name)
    return isCount(value) ? value : 0
  }
  const tokens: TokenCount = {
    inputTokens: countOf(names.input),
    cachedInputTokens: countOf('cached_tokens'),
    cacheWriteTokens: countOf('cache_write_tokens'),
    outputTokens: countOf(names.output),
    reasoningTokens: countOf('reasoning_tokens'),
  }
  // Only one of the two counts: not false, but not enough either.
  if (!said.has(names.input) || !said.has(names.output)) return null
  const isPossible =
    tokens.cachedInputTokens + tokens.cacheWriteTokens <= tokens.inputTokens &&
    tokens.reasoningTokens <= tokens.outputTokens
  return isPossible ? { tokens, claimedTokens: null } : claim
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxTokens

/** Five short names with numbers, far below 300 characters. */
const writeClaim = (said: Said): string =>
  JSON.stringify(Object.fromEntries([...said].map(([name, value]) => [name, writeValue(value)])))

/**
 * Names only the type of a value that is not a number, because a server's text can be anything, even a key.
 */
function writeValue(value: unknown): number | string {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return Array.isArray(value) ? 'array' : typeof value
}
