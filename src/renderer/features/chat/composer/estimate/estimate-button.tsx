// The button beside Send: how full the context is, and what the written message would cost; if nothing is
// written, what the chat has cost so far. It keeps its space whatever it shows, and opens the details of
// these figures.
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { words } from '../../../../../words/words.ts'
import { useCommands, type AppCommand } from '../../../../base/commands.ts'
import { later } from '../../../../base/later.tsx'
import { formatPercent } from '../../../../base/format.ts'
import { classes } from '../../../../ui/classes.ts'
import { Ring } from '../../../../ui/ring.tsx'
import { useWasOpened } from '../../late-popup.ts'
import { readContextShare, type Fullness } from './context-share.ts'
import { useConversationSum } from './conversation-sum.ts'
import { describeCost, describeEstimate, describeSoFar } from './estimate-texts.ts'
import { useEstimating, useStanding, type EstimateSubject } from './estimates.ts'

const panel = later(async () => (await import('./estimate-panel.tsx')).EstimatePanel)

const rings: Record<Fullness, string> = {
  quiet: 'stroke-outline',
  half: 'stroke-quiet',
  near: 'stroke-warn',
  over: 'stroke-bad',
}
const figures: Record<Fullness, string> = {
  quiet: 'text-quiet',
  half: 'text-quiet',
  near: 'text-warn',
  over: 'text-bad',
}

export function EstimateButton({ subject }: { readonly subject: EstimateSubject }): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpened = useWasOpened(isOpen, panel.prepare)
  useEstimating(subject)
  const standing = useStanding(subject)
  const sum = useConversationSum(subject.chatKey)
  useCommands(useMemo(() => makeCommands(() => setIsOpen(true)), []))

  const context = standing && readContextShare(standing.estimate)
  const fullness = context?.fullness ?? 'quiet'
  const written = standing?.isWritten === true ? standing.estimate : null
  const figure = written ? describeCost(written) : sum ? describeSoFar(sum) : ''
  const explained = written ? describeEstimate(written) : null
  const isSoFar = written === null && figure !== ''
  const spoken = [
    words.estimate.named(isSoFar ? `${figure} ${words.estimate.soFar}` : figure),
    explained,
    context && words.estimate.full(formatPercent(context.share)),
  ]
  return (
    <>
      <button
        ref={button}
        type="button"
        data-testid="estimate"
        data-fullness={fullness}
        aria-label={spoken.filter(Boolean).join(' ')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={explained ?? words.estimate.name}
        onClick={() => setIsOpen((before) => !before)}
        className={classes(
          'inline-flex h-8 min-w-29 items-center justify-end gap-2 rounded-small px-2 text-tiny whitespace-nowrap',
          'tabular-nums select-none hover:bg-soft aria-expanded:bg-soft max-sm:min-w-17 max-sm:px-1',
          figures[fullness],
        )}
      >
        <span>
          <span data-testid="estimate-figure">{figure}</span>
          {isSoFar && <span className="max-sm:hidden"> {words.estimate.soFar}</span>}
        </span>
        {/* On a narrow window the ring is hidden until the context is half full. */}
        <span className={classes(fullness === 'quiet' && figure !== '' && 'max-sm:hidden')}>
          <Ring share={context?.share ?? 0} className={rings[fullness]} />
        </span>
      </button>
      {wasOpened && (
        <panel.View
          isOpen={isOpen}
          anchor={button}
          estimate={standing?.estimate ?? null}
          isWritten={written !== null}
          modelId={subject.modelId}
          sum={sum}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

const makeCommands = (open: () => void): readonly AppCommand[] => [
  { id: 'show-estimate', name: words.estimate.command, group: 'write', run: open },
]
