// Removes a key. Main asks first, in its own dialog; here is only what happened: a key that the keychain didn't
// delete is reported as still stored.
import { useState, type ReactNode } from 'react'
import { unlessDeclined, type Failure } from '../../../../domain/failure.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { tell, tellBriefly } from '../../../ui/notices.tsx'
import { sayFailure } from './key-edit-check.ts'
import { keychain, removeKey } from '../../../stores/keys.ts'

export interface KeyRemoval {
  readonly isRemoving: boolean
  readonly failure: Failure | null
  readonly remove: () => Promise<void>
}

export function useKeyRemoval(entry: Key): KeyRemoval {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRemoving, setIsRemoving] = useState(false)
  const place = useResource(keychain).value?.name ?? words.keys.theKeychain

  const remove = async () => {
    if (isRemoving) return
    setIsRemoving(true)
    const removed = await removeKey(entry)
    setIsRemoving(false)
    setFailure(removed.ok ? null : unlessDeclined(removed.failure))
    if (!removed.ok) return
    const { keptIn, label } = entry
    const { recycleBinOf } = removed.value
    if (recycleBinOf !== null) tell(words.keys.removedToBin(label, recycleBinOf))
    else
      tellBriefly(keptIn === 'session' ? words.keys.removedSession(label) : words.keys.removed(label, place))
  }
  return { isRemoving, failure, remove }
}

interface RemovalFailureProps {
  readonly label: string
  readonly removal: KeyRemoval
}

export function RemovalFailure({ label, removal }: RemovalFailureProps): ReactNode {
  const { failure, isRemoving, remove } = removal
  if (!failure) return null
  return (
    <div role="alert" data-testid="removal-failure" className="flex flex-wrap items-center gap-4">
      <p className="max-w-[640px] text-small text-bad">
        <strong className="font-semibold">{words.keys.removeStill(label)}</strong> {sayFailure(failure)}
      </p>
      <Button aria-disabled={isRemoving} onClick={() => void remove()}>
        {isRemoving ? words.keys.removing : words.app.tryAgain}
      </Button>
    </div>
  )
}
