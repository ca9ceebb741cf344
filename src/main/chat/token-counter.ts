// Counts the tokens of what is being typed, for one window at a time the newest text only: an older count is
// left where it stands, and answers with the newer one's result. Bounded: of a long text a part is counted.
import type { EstimateTokens } from './usage-report.ts'

/** Up to here all of it is counted; beyond, as much, spread over the whole. */
const maxCountedChars = 100_000
/** After each it looks whether there is something newer. The estimate itself pauses more often. */
const sliceChars = 10_000

export interface TokenCounter {
  /** Never rejects. */
  count(windowId: number, text: string, modelId: string): Promise<number>
}

export function createTokenCounter(estimateTokens: EstimateTokens): TokenCounter {
  /** By window; one number each stays, for what was asked before and looks up later. */
  const newest = new Map<number, { count: Promise<number> }>()

  async function countSlices(text: string, modelId: string, isNewest: () => boolean): Promise<number | null> {
    let counted = 0
    let tokens = 0
    for (const slice of sliceText(text)) {
      if (!isNewest()) return null
      tokens += await estimateTokens(slice, modelId)
      counted += slice.length
    }
    return counted === 0 ? 0 : Math.round((tokens * text.length) / counted)
  }

  return {
    count(windowId, text, modelId) {
      const turn = { count: Promise.resolve(0) }
      newest.set(windowId, turn)
      const isNewest = (): boolean => newest.get(windowId) === turn
      turn.count = countSlices(text, modelId, isNewest).then(
        (tokens) => tokens ?? newest.get(windowId)?.count ?? 0,
      )
      return turn.count
    },
  }
}

function sliceText(text: string): string[] {
  const slices = Math.ceil(Math.min(text.length, maxCountedChars) / sliceChars)
  const stepChars = Math.max(sliceChars, text.length / Math.max(1, slices))
  return Array.from({ length: slices }, (_, index) => {
    const start = Math.floor(index * stepChars)
    return text.slice(start, start + sliceChars)
  })
}
