// The foot of a sheet where something is written: save or cancel, and before anything that was written is
// dropped, the question whether it should be.
import { useState, type ReactNode } from 'react'
import { promptsInEnglish as words } from '../../../domain/words/en-prompts.ts'
import { Button } from '../../ui/button.tsx'
import { SheetFoot } from '../../ui/dialog.tsx'

export interface GuardedClose {
  readonly isAsking: boolean
  readonly tryClose: () => void
  readonly discard: () => void
  readonly keepWriting: () => void
}

export function useGuardedClose(isChanged: boolean, onClose: () => void): GuardedClose {
  const [isAsking, setIsAsking] = useState(false)
  const keepWriting = () => setIsAsking(false)
  const discard = () => {
    keepWriting()
    onClose()
  }
  return {
    isAsking: isAsking && isChanged,
    // Escape a second time answers no: what was written stays.
    tryClose: () => (isChanged ? setIsAsking((isAlready) => !isAlready) : discard()),
    discard,
    keepWriting,
  }
}

interface EditFootProps {
  readonly closing: GuardedClose
  readonly saveName: string
  readonly onSave: () => void
}

export function EditFoot({ closing, saveName, onSave }: EditFootProps): ReactNode {
  if (closing.isAsking)
    return (
      <SheetFoot>
        <div role="alert" className="flex flex-wrap items-center justify-end gap-2">
          <p className="min-w-0 flex-1 basis-48">{words.discardTitle}</p>
          <Button kind="danger" onClick={closing.discard}>
            {words.discard}
          </Button>
          <Button kind="primary" onClick={closing.keepWriting}>
            {words.keepWriting}
          </Button>
        </div>
      </SheetFoot>
    )
  return (
    <SheetFoot>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={closing.tryClose}>{words.cancel}</Button>
        <Button kind="primary" onClick={onSave}>
          {saveName}
        </Button>
      </div>
    </SheetFoot>
  )
}
