// Says where keys will be kept, and whether that works now. Its space is reserved while the keychain is
// asked.
import type { ReactNode } from 'react'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { keychainTones } from '../../../parts/keychain-tones.ts'
import { useResource } from '../../../base/store.ts'
import { Dot } from '../../../ui/dot.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { keychain, useIsAskingKeychain, useKeychainButton } from '../../../stores/keys.ts'

export function KeychainLine(): ReactNode {
  const { value, failure } = useResource(keychain)
  const isAsking = useIsAskingKeychain()
  const button = useKeychainButton()
  const isUnknown = !value && !failure
  const isWell = value?.state === 'ok' && !failure
  return (
    <div className="mt-2 flex min-h-5 gap-2 text-small text-quiet" role="status" data-testid="keychain-line">
      <span className={isUnknown ? 'appear-late flex h-5 items-center' : 'flex h-5 items-center'}>
        <Dot tone={failure ? 'bad' : value ? keychainTones[value.state] : 'quiet'} isBusy={isAsking} />
      </span>
      <p className="min-w-0">
        {isUnknown && <span className="appear-late">{words.welcome.keychainAsking}</span>}
        {failure && `${describeFailure(failure).title}.`}
        {value && !failure && words.welcome.keychain(value.name, value.state)}{' '}
        {!isUnknown && !isWell && <TextButton onClick={() => void button.press()}>{button.label}</TextButton>}
      </p>
    </div>
  )
}
