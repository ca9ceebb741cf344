// The foot of a sheet with a form: save, cancel, and a question before unsaved changes are discarded.
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { words } from '../../words/words.ts'
import { Button } from './button.tsx'
import { SheetFoot } from './dialog.tsx'

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
    // A second Escape means "keep writing".
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
  const { isAsking } = closing
  const foot = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const lastField = useLastField(foot)
  const wasAsking = useRef(false)

  // The buttons replace each other, so the focused one is gone and the focus must move.
  useEffect(() => {
    const isInField = document.activeElement === lastField.current
    if (isAsking && !isInField) keep.current?.focus()
    if (!isAsking && wasAsking.current) lastField.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking, lastField])

  return (
    <SheetFoot>
      {isAsking ? (
        <div ref={foot} role="alert" className="flex flex-wrap items-center justify-end gap-2">
          <p className="min-w-0 flex-1 basis-48">{words.prompts.discardTitle}</p>
          <Button kind="danger" onClick={closing.discard}>
            {words.prompts.discard}
          </Button>
          <Button ref={keep} kind="primary" onClick={closing.keepWriting}>
            {words.prompts.keepWriting}
          </Button>
        </div>
      ) : (
        <div ref={foot} className="flex flex-wrap justify-end gap-2">
          <Button onClick={closing.tryClose}>{words.prompts.cancel}</Button>
          <Button kind="primary" onClick={onSave}>
            {saveName}
          </Button>
        </div>
      )}
    </SheetFoot>
  )
}

const fields = 'input, textarea'

/** The last focused field of the sheet that contains the foot. */
function useLastField(foot: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> {
  const last = useRef<HTMLElement>(null)
  useEffect(() => {
    const sheet = foot.current?.closest<HTMLElement>('[role=dialog]')
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches(fields)) last.current = target
    }
    last.current ??= sheet?.querySelector<HTMLElement>(fields) ?? null
    sheet?.addEventListener('focusin', note)
    return () => sheet?.removeEventListener('focusin', note)
  }, [foot])
  return last
}
