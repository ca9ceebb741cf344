// Below an answer, on hover or focus: what it cost, how long it took, and what can be done with it.
import { Check, Copy, RotateCcw } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Message, MessageUsage } from '../../../domain/message.ts'
import { words } from '../../../domain/words/en.ts'
import { formatCost, formatSeconds } from '../../format.ts'
import { IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'

interface AnswerFootProps {
  readonly message: Message
  readonly onRetry: () => void
}

export function AnswerFoot({ message, onRetry }: AnswerFootProps): ReactNode {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setIsCopied(false), 1_500)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = async () => {
    await navigator.clipboard.writeText(message.text)
    setIsCopied(true)
  }

  return (
    <div
      className={classes(
        'mt-1 flex min-h-8 flex-wrap items-center gap-x-3 text-tiny text-quiet tabular-nums ' +
          'transition-opacity',
        'opacity-0 group-hover/answer:opacity-100 group-focus-within/answer:opacity-100',
      )}
    >
      {message.usage && <Figures usage={message.usage} />}
      <span className="-ms-2 flex">
        {message.text !== '' && (
          <IconButton
            name={isCopied ? words.chat.copied : words.chat.copy}
            icon={isCopied ? Check : Copy}
            onClick={() => void copy()}
          />
        )}
        <IconButton name={words.chat.tryAgain} icon={RotateCcw} onClick={onRetry} />
      </span>
    </div>
  )
}

function Figures({ usage }: { readonly usage: MessageUsage }): ReactNode {
  const { inputTokens, outputTokens, durationMs } = usage
  return (
    <span className="flex flex-wrap gap-x-2 [&>*+*]:before:me-2 [&>*+*]:before:content-['·']">
      <Cost usage={usage} />
      <span title={words.chat.tokensDetail(inputTokens, outputTokens)}>
        {words.chat.tokens(inputTokens + outputTokens)}
      </span>
      <span>{words.chat.seconds(formatSeconds(durationMs))}</span>
    </span>
  )
}

function Cost({ usage: { certainty, costNanoUsd } }: { readonly usage: MessageUsage }): ReactNode {
  if (certainty === 'free') return <span>{words.chat.free}</span>
  if (certainty === 'unpriced' || costNanoUsd === null) {
    return <span title={words.chat.unpricedWhy}>{words.chat.unpriced}</span>
  }
  const isEstimated = certainty === 'estimated'
  const why = isEstimated ? words.chat.estimatedWhy : undefined
  return <span title={why}>{formatCost(costNanoUsd, isEstimated)}</span>
}
