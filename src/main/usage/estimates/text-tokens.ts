// Counts the tokens of a text as long as they are wanted, with a bound: of a long text a part is counted.
import type { EstimateTokens } from '../records/usage-report.ts'

/** Up to here all of it is counted; beyond, as much, spread over the whole. */
const maxCountedChars = 100_000
/** After each it looks whether it is still wanted. The estimate itself pauses more often. */
const sliceChars = 10_000

/** `null`: it was no longer wanted. */
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
