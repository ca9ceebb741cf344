// A state as a coloured dot with a word. The colour never says more than the word.
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type Tone = 'good' | 'warn' | 'bad' | 'quiet'

const tones: Record<Tone, string> = { good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad', quiet: 'bg-outline' }

export function Dot({ tone, isBusy = false }: { readonly tone: Tone; readonly isBusy?: boolean }): ReactNode {
  return (
    <span
      aria-hidden
      className={classes('dot inline-block size-2 shrink-0 rounded-full', tones[tone], isBusy && 'breathe')}
    />
  )
}

interface StateWordProps {
  readonly tone: Tone
  readonly isBusy?: boolean
  readonly children: ReactNode
}

export function StateWord({ tone, isBusy = false, children }: StateWordProps): ReactNode {
  return (
    <span className="inline-flex items-center gap-2 text-small">
      <Dot tone={tone} isBusy={isBusy} />
      {children}
    </span>
  )
}
