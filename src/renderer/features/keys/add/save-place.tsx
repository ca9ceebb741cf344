// Says where a key will be kept, before it is entered, and what to do if it can't be kept there.
import type { ReactNode } from 'react'
import type { Keychain } from '../../../../domain/keys/key.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Dot } from '../../../ui/dot.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { keychainTones } from '../../../parts/keychain-tones.ts'
import { keychain, useIsAskingKeychain, useKeychainButton } from '../../../stores/keys.ts'

const sentences: Record<Keychain['state'], (name: string) => string> = {
  ok: (name) => words.addKey.place.ok(name),
  locked: (name) => words.addKey.place.locked(name),
  prompting: (name) => words.addKey.place.prompting(name),
  'no-collection': (name) => words.addKey.place.noCollection(name),
  unavailable: () => words.addKey.place.unavailable,
  silent: (name) => words.addKey.place.silent(name),
}

interface SavePlaceProps {
  /** Called after the user had the keychain checked again. */
  readonly onChecked?: () => void
}

export function SavePlace({ onChecked }: SavePlaceProps): ReactNode {
  const { value, failure } = useResource(keychain)
  const isAsking = useIsAskingKeychain()
  const button = useKeychainButton()
  const check = async () => {
    await button.press()
    onChecked?.()
  }
  const text = failure ? `${describeFailure(failure).title}.` : value && sentences[value.state](value.name)
  const isWell = value?.state === 'ok' && !failure
  return (
    <div className="mt-3 flex min-h-5 items-start gap-2 text-small text-quiet" data-testid="keychain-line">
      <span className="flex h-5 items-center">
        <span className={text ? 'flex' : 'appear-late flex'}>
          <Dot tone={failure ? 'bad' : value ? keychainTones[value.state] : 'quiet'} isBusy={isAsking} />
        </span>
      </span>
      <p role="status" className="min-w-0 flex-1">
        {text ?? <span className="appear-late">{words.addKey.place.asking(null)}</span>}
      </p>
      {text && !isWell && (
        <TextButton className="shrink-0" aria-disabled={button.isBusy} onClick={() => void check()}>
          {button.label}
        </TextButton>
      )}
    </div>
  )
}
