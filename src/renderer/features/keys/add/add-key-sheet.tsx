// The sheet that adds a key. Main holds and tests the key, and saves it only when the user says so. Closing
// the sheet before that drops it.
import { useId, useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { Key, KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { Sheet } from '../../../ui/dialog.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { CandidateEntry } from '../candidate/candidate-entry.tsx'
import { saveCandidate } from '../candidate/candidates.ts'
import { Checklist } from '../checklist/checklist.tsx'
import { startKeyTest, untested, useKeyTest } from '../checklist/key-tests.ts'
import { keys } from '../../../stores/keys.ts'
import { SavedNote, type SavedKey } from './save-done.tsx'
import { findKeyLike, focusField, readFields, SaveFields, type SavedField } from './save-fields.tsx'
import { SaveFoot } from './save-foot.tsx'
import { SavePlace } from './save-place.tsx'
import { judgeSaving } from './save-verdict.ts'

interface AddKeySheetProps {
  readonly isOpen: boolean
  /** The server that the field starts with. */
  readonly baseUrl: string
  readonly onClose: () => void
  readonly onSaved: (key: Key) => void
}

export function AddKeySheet({ isOpen, baseUrl, onClose, onSaved }: AddKeySheetProps): ReactNode {
  const [saved, setSaved] = useState<SavedKey | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  return (
    <Sheet
      isOpen={isOpen}
      title={saved ? nameSaved(saved.key) : words.addKey.saving.title}
      sentence={saved ? undefined : words.addKey.saving.sentence}
      closeName={words.app.close}
      initialFocus={first}
      width="medium"
      isTall={!saved}
      onClose={onClose}
      onClosed={() => setSaved(null)}
    >
      {saved ? (
        <SavedNote saved={saved} onClose={onClose} />
      ) : (
        <AddKeyForm
          baseUrl={baseUrl}
          firstRef={first}
          onCancel={onClose}
          onSaved={(next) => {
            setSaved(next)
            onSaved(next.key)
          }}
        />
      )}
    </Sheet>
  )
}

const nameSaved = ({ label, keptIn }: Key): string =>
  keptIn === 'session' ? words.addKey.saving.keptForSession(label) : words.addKey.saving.saved(label)

interface AddKeyFormProps {
  readonly baseUrl: string
  readonly firstRef: RefObject<HTMLButtonElement | null>
  readonly onCancel: () => void
  readonly onSaved: (saved: SavedKey) => void
}

/** Set if main no longer held the key when it was to be saved, so that it must be entered again. */
interface Lost {
  readonly turn: number
  readonly baseUrl: string
  readonly failure: Failure
}

function AddKeyForm({ baseUrl: offered, firstRef, onCancel, onSaved }: AddKeyFormProps): ReactNode {
  const [candidate, setCandidate] = useState<KeyCandidate | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [lost, setLost] = useState<Lost | null>(null)
  const [keyLikeAt, setKeyLikeAt] = useState<SavedField | null>(null)
  const formId = useId()
  const name = useRef<HTMLInputElement>(null)
  const test = useKeyTest(candidate?.id ?? null)
  // Right after it is held, before its test has started, it already counts as being tested.
  const verdict = judgeSaving(candidate && (test ?? { ...untested, isRunning: true }))
  const isHeld = candidate !== null

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!candidate || !verdict.canSave || isSaving) return
    const fields = readFields(event.currentTarget)
    const found = findKeyLike(fields)
    setKeyLikeAt(found)
    if (found) return focusField(event.currentTarget, found)
    setIsSaving(true)
    setFailure(null)
    const { keepIn, isUsable } = verdict
    const answer = await saveCandidate(candidate, { ...fields, keepIn })
    setIsSaving(false)
    if (!answer.ok) return refuse(candidate, answer.failure)
    void keys.reload()
    onSaved({ key: answer.value, isUsable })
  }

  const refuse = ({ baseUrl }: KeyCandidate, because: Failure) => {
    if (because.code !== 'key/not-held') return setFailure(because)
    setCandidate(null)
    setLost((before) => ({ turn: (before?.turn ?? 0) + 1, baseUrl, failure: because }))
  }
  const testAgain = (paysForQuota: boolean) => {
    if (!candidate) return
    setFailure(null)
    startKeyTest(candidate, { paysForQuota })
  }
  return (
    <>
      <SavePlace onChecked={() => testAgain(false)} />
      <div className="mt-4 sm:min-h-[260px]">
        <CandidateEntry
          key={lost?.turn ?? 0}
          baseUrl={lost?.baseUrl ?? offered}
          isLocked={isSaving}
          lost={lost?.failure ?? null}
          pasteRef={firstRef}
          focusWhenHeld={name}
          onHeld={setCandidate}
          onDropped={() => {
            setCandidate(null)
            setFailure(null)
          }}
        />
        <form id={formId} hidden={!isHeld} className="mt-3" onSubmit={(event) => void save(event)}>
          <SaveFields candidate={candidate} problemAt={keyLikeAt} firstRef={name} />
        </form>
      </div>
      <TestHeading canRun={isHeld && test?.isRunning === false && !isSaving} onRun={() => testAgain(false)} />
      <div className="pb-4">
        <Checklist isOfCandidate test={test ?? untested} onPayForQuota={() => testAgain(true)} />
      </div>
      <SaveFoot
        verdict={verdict}
        failure={failure}
        formId={formId}
        isHeld={isHeld}
        isSaving={isSaving}
        onCancel={onCancel}
      />
    </>
  )
}

/** Reserves the button's space while it is hidden. */
function TestHeading({ canRun, onRun }: { readonly canRun: boolean; readonly onRun: () => void }): ReactNode {
  return (
    <div className="mt-4 flex h-8 items-center justify-between gap-4 border-t border-line pt-3">
      <h3 className="text-small font-semibold">{words.addKey.checklist.title}</h3>
      <TextButton className={canRun ? '' : 'invisible'} onClick={onRun}>
        {words.addKey.checklist.testAgain}
      </TextButton>
    </div>
  )
}
