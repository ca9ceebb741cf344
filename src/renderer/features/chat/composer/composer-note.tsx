// The note below the field: the last message about sending; else a warning that the text exceeds the model's
// context; else how to send.
import type { ReactNode } from 'react'
import type { MessageEstimate } from '../../../../domain/usage/message-estimate.ts'
import { words } from '../../../../words/words.ts'
import { classes } from '../../../ui/classes.ts'
import { formatTokens } from '../../../stores/models/facts.ts'
import { nameModel } from '../../../stores/models/choice.ts'
import { readContextShare } from './estimate/context-share.ts'
import { useStanding, type EstimateSubject } from './estimate/estimates.ts'

interface ComposerNoteProps {
  readonly id: string
  readonly subject: EstimateSubject
  readonly hint: string | null
}

export function ComposerNote({ id, subject, hint }: ComposerNoteProps): ReactNode {
  const standing = useStanding(subject)
  const over = standing && hint === null ? describeOver(standing.estimate, nameModel(subject.modelId)) : null
  return (
    <p
      id={id}
      role="status"
      className={classes('mt-1 min-h-4 px-4 text-center text-tiny', over ? 'text-bad' : 'text-quiet')}
    >
      {hint ?? over ?? words.composer.hint}
    </p>
  )
}

function describeOver(estimate: MessageEstimate, model: string): string | null {
  const context = readContextShare(estimate)
  if (context?.fullness !== 'over') return null
  const isChat = estimate.inputTokens - estimate.textTokens > context.contextTokens
  const used = formatTokens(estimate.inputTokens)
  return (isChat ? words.estimate.chatOver : words.estimate.over)(
    model,
    used,
    formatTokens(context.contextTokens),
  )
}
