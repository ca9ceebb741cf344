// The foot of a message: cost, duration and actions. Shown on hover or focus, and always below the last
// answer.
import { Check, Copy, Pencil, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message, MessageUsage } from '../../../../../domain/chat/message.ts'
import { words } from '../../../../../words/words.ts'
import { formatCost, formatSeconds } from '../../../../base/format.ts'
import { IconButton } from '../../../../ui/button.tsx'
import { classes } from '../../../../ui/classes.ts'
import { useCopied } from '../../../../ui/copied.ts'
import { BranchSteps } from './branch-steps.tsx'
import { useConversation } from '../use-conversation.ts'

const footClasses =
  'mt-1 flex min-h-8 flex-wrap items-center gap-x-3 text-tiny text-quiet tabular-nums select-none transition-opacity'
const quietClasses = 'opacity-0 group-hover/message:opacity-100 group-focus-within/message:opacity-100'

export function AnswerFoot({ message }: { readonly message: Message }): ReactNode {
  const { lastId, retry } = useConversation()
  return (
    <div className={classes(footClasses, message.id !== lastId && quietClasses)}>
      {message.usage && <Figures usage={message.usage} />}
      <span className="-ms-2 flex items-center">
        {message.text !== '' && <CopyButton text={message.text} />}
        <IconButton name={words.messages.regenerate} icon={RotateCcw} onClick={() => retry(message)} />
        <BranchSteps message={message} />
      </span>
    </div>
  )
}

export function OwnFoot({ message }: { readonly message: Message }): ReactNode {
  const { edit } = useConversation()
  return (
    <div className={classes(footClasses, quietClasses, 'justify-end')}>
      <span className="-me-2 flex items-center">
        <CopyButton text={message.text} />
        <IconButton name={words.messages.edit} icon={Pencil} data-edit onClick={() => edit(message)} />
        <BranchSteps message={message} />
      </span>
    </div>
  )
}

function CopyButton({ text }: { readonly text: string }): ReactNode {
  const [isCopied, copy] = useCopied()
  return (
    <IconButton
      name={isCopied ? words.messages.copied : words.messages.copy}
      icon={isCopied ? Check : Copy}
      onClick={() => copy(text)}
    />
  )
}

function Figures({ usage }: { readonly usage: MessageUsage }): ReactNode {
  const { inputTokens, outputTokens, durationMs } = usage
  return (
    <span className="flex flex-wrap gap-x-2 [&>*+*]:before:me-2 [&>*+*]:before:content-['·']">
      <Cost usage={usage} />
      <span title={words.messages.tokensDetail(inputTokens, outputTokens)}>
        {words.messages.tokens(inputTokens + outputTokens)}
      </span>
      <span>{words.messages.seconds(formatSeconds(durationMs))}</span>
    </span>
  )
}

function Cost({ usage: { certainty, costNanoUsd } }: { readonly usage: MessageUsage }): ReactNode {
  if (certainty === 'free') return <span>{words.messages.free}</span>
  if (certainty === 'unpriced' || costNanoUsd === null) {
    return <span title={words.messages.unpricedWhy}>{words.messages.unpriced}</span>
  }
  const isEstimated = certainty === 'estimated'
  const why = isEstimated ? words.messages.estimatedWhy : undefined
  return <span title={why}>{formatCost(costNanoUsd, isEstimated)}</span>
}
