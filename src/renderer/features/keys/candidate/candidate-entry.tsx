// Enters a key: pasted or typed, held by main, tested at once, moved to another server, or dropped. On
// unmount the held key is dropped, unless it was saved (`saveHeld`).
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import { CandidateChip } from './candidate-chip.tsx'
import { useCandidateHold } from './candidate-hold.ts'
import { CandidateServer } from './candidate-server.tsx'
import { PasteOrType } from './paste-or-type.tsx'

export interface CandidateEntryProps {
  /** The key's server: with `isBaseUrlFixed` the only one, otherwise the one that the field starts with. */
  readonly baseUrl: string
  readonly isBaseUrlFixed?: boolean
  /** True while the key is being saved, when it can't be changed. */
  readonly isLocked?: boolean
  /** Set from the start if main lost an earlier key, so that it must be entered again. */
  readonly lost?: Failure | null
  /** The paste button, for the sheet's first focus. */
  readonly pasteRef?: RefObject<HTMLButtonElement | null>
  /** The element to focus once a key is held; by default the line that names it. */
  readonly focusWhenHeld?: RefObject<HTMLElement | null>
  /** Also called when the key was moved to another URL. Its free test has started or is about to. */
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

  // The focus goes to whatever replaces the element that had it.
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
