// Compares the records with OpenAI's export: where to get it, choosing the file, the result. Main asks for
// the file and reads it; the window gets only sums.
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { Reconciliation } from '../../../../domain/usage/reconciliation.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { Sheet, SheetFoot } from '../../../ui/dialog.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { openLink } from '../../../parts/open-link.ts'
import { FailureText } from '../../../ui/failure-text.tsx'
import { ReconcileResult, tellVerdict } from './reconcile-result.tsx'

interface ReconcileSheetProps {
  /** Called after the sheet has faded out. */
  readonly onClose: () => void
}

const usagePage = 'https://platform.openai.com/usage'
const limitsPage = 'https://platform.openai.com/settings/organization/limits'

export function ReconcileSheet({ onClose }: ReconcileSheetProps): ReactNode {
  const [isOpen, setIsOpen] = useState(true)
  const { compared, failure, isBusy, choose } = useComparison()
  const first = useRef<HTMLButtonElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // The sheet is opened from a menu, which returns the focus when it closes.
  useFocusSoon(() => first.current?.focus())
  useEffect(() => {
    if (compared) heading.current?.focus()
  }, [compared])
  return (
    <Sheet
      isOpen={isOpen}
      title={words.reconcile.title}
      sentence={words.reconcile.sentence}
      closeName={words.app.close}
      initialFocus={first}
      width="large"
      isTall={compared !== null}
      onClose={() => setIsOpen(false)}
      onClosed={onClose}
    >
      {compared ? (
        <ReconcileResult key={compared.turn} compared={compared.value} headingRef={heading} />
      ) : (
        <Steps />
      )}
      {failure && (
        <p role="alert" className="mb-4">
          <FailureText failure={failure} />
        </p>
      )}
      <p className="mb-4 text-small text-quiet">
        {words.reconcile.scope}{' '}
        <TextButton onClick={() => openLink(limitsPage)}>{words.reconcile.limits}</TextButton>
      </p>
      <SheetFoot>
        <Buttons
          firstRef={first}
          isBusy={isBusy}
          hasResult={compared !== null}
          onChoose={() => void choose()}
          onClose={() => setIsOpen(false)}
        />
      </SheetFoot>
    </Sheet>
  )
}

interface Compared {
  /** A React key for each comparison, so that its view starts fresh. */
  readonly turn: number
  readonly value: Reconciliation
}

function useComparison() {
  const [compared, setCompared] = useState<Compared | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const choose = async () => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    const answer = await api.usage.reconcileExport({})
    setIsBusy(false)
    if (!answer.ok) return setFailure(answer.failure)
    const { value } = answer
    if (value === null) return
    setCompared((before) => ({ turn: (before?.turn ?? 0) + 1, value }))
    announce(tellVerdict(value))
  }
  return { compared, failure, isBusy, choose }
}

function Steps(): ReactNode {
  return (
    <section
      aria-label={words.reconcile.steps}
      className="mt-4 mb-4 rounded-large border border-line bg-ground p-4"
    >
      <ol className="list-decimal space-y-2 ps-5">
        <li>
          <Button onClick={() => openLink(usagePage)}>{words.reconcile.openUsage}</Button>
        </li>
        <li>{words.reconcile.stepDays}</li>
        <li>{words.reconcile.stepChoose}</li>
      </ol>
      <p className="mt-3 text-small text-quiet">{words.reconcile.kept}</p>
    </section>
  )
}

interface ButtonsProps {
  readonly firstRef: RefObject<HTMLButtonElement | null>
  readonly isBusy: boolean
  readonly hasResult: boolean
  readonly onChoose: () => void
  readonly onClose: () => void
}

function Buttons({ firstRef, isBusy, hasResult, onChoose, onClose }: ButtonsProps): ReactNode {
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      {isBusy && <p className="appear-late me-auto text-quiet">{words.reconcile.reading}…</p>}
      <Button kind={hasResult ? 'plain' : 'quiet'} onClick={onClose}>
        {hasResult ? words.reconcile.done : words.app.cancel}
      </Button>
      <Button ref={firstRef} kind="primary" aria-disabled={isBusy} onClick={onChoose}>
        {hasResult ? words.reconcile.another : words.reconcile.choose}
      </Button>
    </div>
  )
}
