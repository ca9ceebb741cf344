// The held key, as far as the window knows it: its last four characters, kind and server.
import { KeyRound } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { ProblemText } from './candidate-problem.tsx'
import type { CandidateProblem } from './candidate-hold.ts'
import { keys } from '../../../stores/keys.ts'

interface CandidateChipProps {
  readonly candidate: KeyCandidate
  readonly problem: CandidateProblem | null
  readonly isLocked: boolean
  readonly onDrop: () => void
  readonly ref: Ref<HTMLDivElement>
}

export function CandidateChip({ candidate, problem, isLocked, onDrop, ref }: CandidateChipProps): ReactNode {
  const { lastFour, kind, baseUrl, restoresId } = candidate
  const restored = useResource(keys).value?.find(({ id }) => id === restoresId)
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="group"
      aria-label={words.addKey.entry.ending(lastFour)}
      data-testid="candidate"
      className="appear rounded-large border border-line bg-surface p-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="flex size-8 items-center justify-center rounded-small bg-chosen">
          <Icon of={KeyRound} />
        </span>
        <div className="min-w-0 flex-1 basis-48">
          <p>
            <bdi dir="ltr" className="font-mono text-small">
              {words.addKey.entry.ending(lastFour)}
            </bdi>{' '}
            <span>{words.addKey.entry.kindFor(words.addKey.entry.kinds[kind], new URL(baseUrl).host)}</span>
          </p>
          <p className="text-tiny text-quiet">
            {restored
              ? words.addKey.entry.restores(restored.label)
              : kind === 'user'
                ? words.addKey.entry.heldUser
                : words.addKey.entry.held}
          </p>
        </div>
        <Button
          className="h-7! px-2! text-small!"
          aria-disabled={isLocked}
          onClick={() => !isLocked && onDrop()}
        >
          {words.addKey.entry.another}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-small text-bad">
          <ProblemText problem={problem} />
        </p>
      )}
    </div>
  )
}
