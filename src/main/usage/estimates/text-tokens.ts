// Counts the tokens of a text while they are wanted. Of a long text only a part is counted, and the total is
// scaled up.
import type { EstimateTokens } from '../records/usage-report.ts'

/**
 * A text up to this length is counted in full; of a longer one, slices of this length in all, spread over it.
 */
const maxCountedChars = 100_000
/**
 * After each slice it checks whether the count is still wanted. `estimateTokens` itself pauses more often.
 */
const sliceChars = 10_000

/** Returns `null` if `isWanted` became false. */
export type CountText = (text: string, modelId: string, isWanted: () => boolean) => Promise<number | null>

export const createCountText =
  (estimateTokens: EstimateTokens): CountText =>
  async (text, modelId, isWanted) => {
    let counted = 0
    let tokens = 0
    for (const slice of sliceText(text)) {
      if (!isWanted()) return null
      tokens += await estimateTokens(slice, modelId)
      counted += slice.length
    }
    return counted === 0 ? 0 : Math.round((tokens * text.length) / counted)
  }

function sliceText(text: string): string[] {
  const slices = Math.ceil(Math.min(text.length, maxCountedChars) / sliceChars)
  const stepChars = Math.max(sliceChars, text.length / Math.max(1, slices))
  return Array.from({ length: slices }, (_, index) => {
    const start = Math.floor(index * stepChars)
    return text.slice(start, start + sliceChars)
  })
}
