// Imports keys that are stored in plain text: choose a source, review what was found, save it.
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyImport } from '../../../../domain/keys/import.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import type { Result } from '../../../../domain/result.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Sheet, SheetFoot } from '../../../ui/dialog.tsx'
import { FailureText } from '../../../ui/failure-text.tsx'
import { ImportDoors } from './import-doors.tsx'
import { ImportReview } from './import-review.tsx'
import { dropImport } from './import-run.ts'
import { SavePlace } from '../add/save-place.tsx'

interface ImportSheetProps {
  readonly isOpen: boolean
  /** What main read from a file dropped on the window; a newer one replaces the shown import. */
  readonly dropped: KeyImport | null
  readonly onClose: () => void
  /** Called for each saved key. */
  readonly onSaved: (key: Key) => void
}

export function ImportSheet({ isOpen, dropped, onClose, onSaved }: ImportSheetProps): ReactNode {
  const [found, setFound] = useState<KeyImport | null>(dropped)
  const [seen, setSeen] = useState(dropped)
  if (dropped !== seen) {
    setSeen(dropped)
    if (dropped) setFound(dropped)
  }
  const first = useRef<HTMLButtonElement>(null)
  const leave = () => {
    setFound(null)
    // The pressed button has disappeared.
    requestAnimationFrame(() => first.current?.focus())
  }
  return (
    <Sheet
      isOpen={isOpen}
      title={words.keyImport.title}
      sentence={words.keyImport.sentence}
      closeName={words.app.close}
      initialFocus={first}
      width="large"
      isTall={found !== null}
      onClose={onClose}
      onClosed={() => setFound(null)}
    >
      <SavePlace />
      {found ? (
        <ImportReview key={found.id} found={found} onSaved={onSaved} onElsewhere={leave} onClose={onClose} />
      ) : (
        <Look firstRef={first} onFound={setFound} onClose={onClose} />
      )}
    </Sheet>
  )
}

interface LookProps {
  readonly firstRef: RefObject<HTMLButtonElement | null>
  readonly onFound: (found: KeyImport) => void
  readonly onClose: () => void
}

function Look({ firstRef, onFound, onClose }: LookProps): ReactNode {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isHere = useRef(false)

  useEffect(() => {
    isHere.current = true
    const stop = api.keys.importDropped((read) => setFailure(read.ok ? null : read.failure))
    return () => {
      isHere.current = false
      stop()
    }
  }, [])

  const look = async (asked: Promise<Result<KeyImport | null>>) => {
    setIsBusy(true)
    setFailure(null)
    const answer = await asked
    // The sheet was closed while main was reading.
    if (!isHere.current) return answer.ok && answer.value ? dropImport(answer.value) : undefined
    setIsBusy(false)
    if (!answer.ok) setFailure(answer.failure)
    else if (answer.value) onFound(answer.value)
  }
  return (
    <>
      <ImportDoors
        firstRef={firstRef}
        isBusy={isBusy}
        onChooseFile={() => void look(api.keys.chooseImport({}))}
        onLookAtEnvironment={() => void look(api.keys.importEnvironment({}))}
      />
      <div className="my-4 min-h-10 text-small">{failure && <LookFailure failure={failure} />}</div>
      <SheetFoot>
        <div className="flex justify-end">
          <Button kind="quiet" onClick={onClose}>
            {words.app.cancel}
          </Button>
        </div>
      </SheetFoot>
    </>
  )
}

function LookFailure({ failure }: { readonly failure: Failure }): ReactNode {
  const { cause } = describeFailure(failure)
  return (
    <div role="alert">
      <p>
        <FailureText failure={failure} />
      </p>
      <p className="text-quiet">{words.failures.why(cause)}</p>
    </div>
  )
}
