// The way a key gets into main, and what is held there once it is: pasted or typed, tested at once, moved to
// another server, given back. What is held is dropped when this goes away, unless it was saved (saveHeld).
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { CandidateChip } from './candidate-chip.tsx'
import { useCandidateHold } from './candidate-hold.ts'
import { CandidateServer } from './candidate-server.tsx'
import { PasteOrType } from './paste-or-type.tsx'

export interface CandidateEntryProps {
  /** Where the key goes; with `isBaseUrlFixed` nowhere else, otherwise what is offered first. */
  readonly baseUrl: string
  readonly isBaseUrlFixed?: boolean
  /** While it is being saved it stays as it is. */
  readonly isLocked?: boolean
  /** From the beginning: main no longer held what was entered before, so it has to be entered once more. */
  readonly lost?: Failure | null
  /** The first thing to do here, for the sheet's first focus. */
  readonly pasteRef?: RefObject<HTMLButtonElement | null>
  /** What takes the focus once a key is held; otherwise the line that names it does. */
  readonly focusWhenHeld?: RefObject<HTMLElement | null>
  /** Also called when it was moved to another address. Its free test has begun or is about to. */
  readonly onHeld: (candidate: KeyCandidate) => void
  readonly onDropped: () => void
}

export function CandidateEntry(props: CandidateEntryProps): ReactNode {
  const { baseUrl, isBaseUrlFixed = false, isLocked = false, lost = null, focusWhenHeld } = props
  const hold = useCandidateHold({ onHeld: props.onHeld, onDropped: props.onDropped }, lost)
  const { held, problem } = hold
  const server = useRef<HTMLInputElement>(null)
  const chip = useRef<HTMLDivElement>(null)
  const ownPaste = useRef<HTMLButtonElement>(null)
  const paste = props.pasteRef ?? ownPaste

  // The focus goes to what appears in place of what had it.
  const heldId = held?.id ?? null
  const wasHeld = useRef(lost !== null)
  useEffect(() => {
    if (heldId !== null) (focusWhenHeld?.current ?? chip.current)?.focus()
    else if (wasHeld.current) paste.current?.focus()
    wasHeld.current = heldId !== null
  }, [heldId, focusWhenHeld, paste])

  const readBaseUrl = () => server.current?.value ?? baseUrl
  return (
    <div>
      {held ? (
        <CandidateChip
          ref={chip}
          candidate={held}
          problem={problem?.place === 'held' ? problem : null}
          isLocked={isLocked || hold.isBusy}
          onDrop={hold.drop}
        />
      ) : (
        <PasteOrType hold={hold} pasteRef={paste} readBaseUrl={readBaseUrl} />
      )}
      {!isBaseUrlFixed && (
        <CandidateServer
          ref={server}
          baseUrl={baseUrl}
          held={held}
          problem={problem?.place === 'server' ? problem : null}
          isLocked={isLocked}
          onMove={hold.move}
        />
      )}
    </div>
  )
}
