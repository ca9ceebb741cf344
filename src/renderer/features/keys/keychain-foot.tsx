// Says where keys are kept and whether that works now. If it doesn't: what to do, and a button to check
// again.
import type { ReactNode } from 'react'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { StateWord } from '../../ui/dot.tsx'
import { keychainTones } from '../../parts/keychain-tones.ts'
import { keychain, useIsAskingKeychain, useKeychainButton } from '../../stores/keys.ts'

export function KeychainFoot(): ReactNode {
  const { value, failure } = useResource(keychain)
  const isAsking = useIsAskingKeychain()
  const button = useKeychainButton()
  if (!value && !failure) {
    return (
      <footer className="mt-6" data-testid="keychain-line">
        <span className="appear-late">
          <StateWord tone="quiet" isBusy>
            {words.keys.keychainAsking}
          </StateWord>
        </span>
      </footer>
    )
  }
  const said = failure && describeFailure(failure)
  const isWell = value?.state === 'ok' && !failure
  return (
    <footer className="mt-6" data-testid="keychain-line">
      <StateWord
        tone={said ? 'bad' : value ? keychainTones[value.state] : 'quiet'}
        isBusy={isAsking && !isWell}
      >
        {said ? said.title : value && words.keys.keychain(value.name, value.state)}
      </StateWord>
      {!isWell && (
        <div className="mt-1 max-w-[640px] ps-4">
          <p className="text-small text-quiet">
            {said ? said.sentence : value && value.state !== 'ok' && words.keys.keychainHelp[value.state]}
          </p>
          <Button className="mt-3" aria-disabled={button.isBusy} onClick={() => void button.press()}>
            {button.label}
          </Button>
        </div>
      )}
    </footer>
  )
}
