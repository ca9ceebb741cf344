// "≈ 1,204 tokens", and near the most that the model takes, of how many.
import type { ReactNode } from 'react'
import { composerInEnglish as words } from '../../../../domain/words/en-composer.ts'
import { formatCount } from '../../../format.ts'
import { formatTokens } from '../../models/facts.ts'
import { classes } from '../../../ui/classes.ts'
import type { ChatKey } from '../drafts.ts'
import { useTokens } from './tokens.ts'

interface TokenCountProps {
  readonly chatKey: ChatKey
  readonly modelId: string
  readonly contextTokens: number | null
}

/** From this part of a model's context on, it matters how much that is. */
const nearlyFull = 0.5

export function TokenCount({ chatKey, modelId, contextTokens }: TokenCountProps): ReactNode {
  const tokens = useTokens(chatKey, modelId)
  if (tokens === null) return null
  const isNear = contextTokens !== null && tokens >= contextTokens * nearlyFull
  const isOver = contextTokens !== null && tokens > contextTokens
  return (
    <span
      data-testid="token-count"
      title={words.tokensWhy}
      className={classes(
        'text-tiny whitespace-nowrap tabular-nums',
        isOver ? 'text-bad' : isNear ? 'text-warn' : 'text-quiet',
      )}
    >
      {isNear
        ? words.tokensOf(formatTokens(tokens), formatTokens(contextTokens))
        : words.tokens(formatCount(tokens))}
      <span className="max-sm:sr-only"> {words.tokensUnit(tokens)}</span>
    </span>
  )
}
