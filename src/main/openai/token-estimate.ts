// Estimates tokens if no server reports them: before sending, and for stopped answers. Never throws. It works
// in short turns to keep main free, since a tokenizer is quadratic on text without spaces: 2,000 characters
// of Chinese take about 10 ms, 20,000 about a second (measured with gpt-tokenizer 4.0).

// 2,000 characters of Chinese take about 10 ms, 20,000 about a second (measured with gpt-tokenizer 4.0).
const chunkChars = 2_000

type CountTokens = (text: string) => number

let loading: Promise<CountTokens> | null = null

/**
 * OpenAI's current chat models share one encoding, so the model makes no difference yet. Other servers'
 * models have their own; for those this is close enough.
 */
export async function estimateTokens(text: string, _model: string): Promise<number> {
  const countTokens = await (loading ??= loadTokenizer())
  let tokens = 0
  for (let start = 0; start < text.length;) {
    const end = findChunkEnd(text, start)
    tokens += countTokens(text.slice(start, end))
    start = end
    if (start < text.length) await nextTurn()
  }
  return tokens
}

/** Loads the tokenizer while nobody waits: that blocks main's thread for over 100 ms. */
export async function warmUpTokenizer(): Promise<void> {
  await (loading ??= loadTokenizer())
}

async function loadTokenizer(): Promise<CountTokens> {
  try {
    const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
    // A person can write "<|endoftext|>". Without this option the tokenizer would refuse it; with it, it is
    // text.
    const options = { disallowedSpecial: new Set<string>() }
    return (text) => {
      try {
        return countTokens(text, options)
      } catch {
        return guessTokens(text)
      }
    }
  } catch {
    return guessTokens
  }
}

/** Guesses high: a byte pair encoding takes about four bytes of English for a token. */
const guessTokens: CountTokens = (text) => Math.ceil(Buffer.byteLength(text) / 3)

/** Ends a chunk before a space if there is one, as the encoding does, and never inside a character. */
function findChunkEnd(text: string, start: number): number {
  const limit = start + chunkChars
  if (limit >= text.length) return text.length
  const space = text.lastIndexOf(' ', limit)
  if (space > start + chunkChars / 2) return space
  const isInsideCharacter =
    /[\uDC00-\uDFFF]/u.test(text.charAt(limit)) && /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1))
  return isInsideCharacter ? limit - 1 : limit
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
