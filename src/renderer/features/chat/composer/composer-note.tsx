// Below the field: what was just said about sending, else that the text is more than the model takes, else how to send.
import type { ReactNode } from 'react'
import { composerInEnglish } from '../../../../domain/words/en-composer.ts'
import { estimateInEnglish as words } from '../../../../domain/words/en-estimate.ts'
import { classes } from '../../../ui/classes.ts'
import { formatTokens } from '../../models/facts.ts'
import { nameModel } from '../choice.ts'
import { readContextShare } from './context-share.ts'
import { useStanding, type EstimateSubject } from './estimates.ts'

interface ComposerNoteProps {
  readonly id: string
  readonly subject: EstimateSubject
  readonly hint: string | null
}

export function ComposerNote({ id, subject, hint }: ComposerNoteProps): ReactNode {
  const standing = useStanding(subject)
  const context = standing && readContextShare(standing.estimate)
  const over =
    hint === null && context?.fullness === 'over'
      ? words.over(
          nameModel(subject.modelId),
          formatTokens(standing?.estimate.inputTokens ?? 0),
          formatTokens(context.contextTokens),
        )
      : null
  return (
    <p
      id={id}
      role="status"
      className={classes('mt-1 min-h-4 px-4 text-center text-tiny', over ? 'text-bad' : 'text-quiet')}
    >
      {hint ?? over ?? composerInEnglish.hint}
    </p>
  )
}
