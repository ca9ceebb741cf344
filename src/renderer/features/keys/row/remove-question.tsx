// Asks once, in place, before removing a key: says what is removed, what stays, and that the key works until
// it is revoked. A key that the keychain didn't delete is reported as still stored.
import { ExternalLink } from 'lucide-react'
import { useId, useRef, useState, type ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { tellBriefly } from '../../../ui/notices.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { openLink } from '../../../parts/open-link.ts'
import { readProvider } from './key-detail-provider.ts'
import { sayFailure } from './key-edit-check.ts'
import { findNextDefault, keychain, removeKey } from '../../../stores/keys.ts'

interface RemoveQuestionProps {
  readonly entry: Key
  readonly list: readonly Key[]
  readonly onKeep: () => void
}

export function RemoveQuestion({ entry, list, onKeep }: RemoveQuestionProps): ReactNode {
  const id = useId()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRemoving, setIsRemoving] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  useFocusSoon(() => keep.current?.focus())
  const place = useResource(keychain).value?.name ?? words.keys.theKeychain
  const isSession = entry.keptIn === 'session'
  const provider = readProvider(entry.baseUrl)
  const next = findNextDefault(entry, list)

  const remove = async () => {
    if (isRemoving) return
    setIsRemoving(true)
    const refused = await removeKey(entry)
    setIsRemoving(false)
    setFailure(refused)
    if (refused) return
    tellBriefly(isSession ? words.keys.removedSession(entry.label) : words.keys.removed(entry.label, place))
  }
  return (
    <div
      role="group"
      aria-labelledby={id}
      className="rounded-large border border-line bg-ground p-4"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onKeep()
      }}
    >
      <p id={id} dir="auto" className="font-semibold">
        {words.keys.removeTitle(entry.label)}
      </p>
      <ul className="mt-1 grid max-w-[640px] list-disc gap-1 ps-5">
        <li>{isSession ? words.keys.removeGoneSession : words.keys.removeGone(place)}</li>
        <li>{words.keys.removeStays}</li>
        {next && <li dir="auto">{words.keys.removeNextDefault(next.label)}</li>}
        <li>{words.keys.removeValid(provider.name)}</li>
      </ul>
      {failure && (
        <p role="alert" className="mt-3 max-w-[640px] text-small text-bad">
          <strong className="font-semibold">{words.keys.removeStill(entry.label)}</strong>{' '}
          {sayFailure(failure)}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button kind="danger" aria-disabled={isRemoving} onClick={() => void remove()}>
          {isRemoving ? words.keys.removing : failure ? words.app.tryAgain : words.keys.removeConfirm}
        </Button>
        <Button ref={keep} kind="quiet" onClick={onKeep}>
          {words.keys.removeKeep}
        </Button>
        {provider.keysUrl !== null && (
          <TextButton
            className="inline-flex items-center gap-1"
            onClick={() => openLink(provider.keysUrl ?? '')}
          >
            {words.keys.openApiKeys}
            <Icon of={ExternalLink} />
          </TextButton>
        )}
      </div>
    </div>
  )
}
