// The content of each step of a rotation.
import { ExternalLink } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { Key, KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { Button } from '../../../ui/button.tsx'
import { StateWord } from '../../../ui/dot.tsx'
import { openLink } from '../../../parts/open-link.ts'
import { CandidateChip } from '../candidate/candidate-chip.tsx'
import { CandidateEntry } from '../candidate/candidate-entry.tsx'
import { Checklist } from '../checklist/checklist.tsx'
import { readProvider, type Provider } from '../row/key-detail-provider.ts'
import { sayFailure } from '../row/key-edit-check.ts'
import { startKeyTest, type KeyTest } from '../checklist/key-tests.ts'
import type { RotationEnd } from './rotate-end.ts'
import { judgeTakeover } from './rotate-plan.ts'
import { dropFromRotation, holdForRotation } from './rotate-store.ts'

interface MakeStepProps {
  readonly old: Key
  readonly candidate: KeyCandidate | null
  readonly isNow: boolean
  /** True while the candidate is being saved, when it can't be changed. */
  readonly isLocked: boolean
  readonly refusal: Failure | null
}

export function MakeStep({ old, candidate, isNow, isLocked, refusal }: MakeStepProps): ReactNode {
  const chip = useRef<HTMLDivElement>(null)
  const provider = readProvider(old.baseUrl)
  if (candidate) {
    return (
      <CandidateChip
        ref={chip}
        candidate={candidate}
        problem={null}
        isLocked={isLocked}
        onDrop={() => dropFromRotation(old.id)}
      />
    )
  }
  if (!isNow) return null
  const lost = refusal?.code === 'key/not-held' ? refusal : null
  return (
    <div className="grid gap-4">
      <p>
        {provider.keysUrl === null
          ? words.keys.rotation.makeElsewhere(provider.name)
          : words.keys.rotation.makeAtOpenAi(words.keys.ending(old.lastFour))}
      </p>
      <KeysLink provider={provider} />
      {/* Another React key after a loss, because `lost` is read only on mounting. */}
      <CandidateEntry
        key={lost ? 'again' : 'first'}
        baseUrl={old.baseUrl}
        isBaseUrlFixed
        lost={lost}
        onHeld={(held) => holdForRotation(old.id, held)}
        onDropped={() => dropFromRotation(old.id)}
      />
    </div>
  )
}

function KeysLink({ provider }: { readonly provider: Provider }): ReactNode {
  const { keysUrl } = provider
  if (keysUrl === null) return null
  return (
    <div>
      <Button icon={ExternalLink} onClick={() => openLink(keysUrl)}>
        {words.keys.openApiKeys}
      </Button>
    </div>
  )
}

interface TestStepProps {
  readonly old: Key
  readonly candidate: KeyCandidate
  readonly test: KeyTest
}

export function TestStep({ old, candidate, test }: TestStepProps): ReactNode {
  const { canSwitch, reason } = judgeTakeover(old, test)
  return (
    <>
      <Checklist
        isCompact
        isOfCandidate
        test={test}
        onPayForQuota={() => startKeyTest(candidate, { paysForQuota: true })}
      />
      {!canSwitch && !test.isRunning && (
        <p role="status" className="mt-3">
          {reason}
        </p>
      )}
    </>
  )
}

interface SwitchStepProps {
  readonly old: Key
  /** The new key, once it is stored. */
  readonly next: Key | undefined
  readonly newEnding: string
  /** True if it is the old key itself, which the keychain had lost. */
  readonly isSame: boolean
  readonly test: KeyTest | undefined
  readonly isNow: boolean
  readonly refusal: Failure | null
}

export function SwitchStep(props: SwitchStepProps): ReactNode {
  const { old, next, newEnding, isSame, test, isNow, refusal } = props
  if (!isNow)
    return (
      next && <p className="text-small text-quiet">{words.keys.rotation.switched(next.label, newEnding)}</p>
    )
  return (
    <>
      <p>{judgeTakeover(old, test).reason}</p>
      <p className="mt-1">
        {isSame
          ? words.keys.rotation.switchSame(old.label)
          : words.keys.rotation.switchMoves(old.label, old.isDefault)}
      </p>
      {refusal && (
        <p role="alert" className="mt-2 text-small text-bad">
          {sayFailure(refusal)}
        </p>
      )}
    </>
  )
}

export function RevokeStep({ old, isNow }: { readonly old: Key; readonly isNow: boolean }): ReactNode {
  const provider = readProvider(old.baseUrl)
  if (!isNow) return null
  return (
    <div className="grid gap-3">
      <p>
        {provider.keysUrl === null
          ? words.keys.rotation.revokeElsewhere(provider.name)
          : words.keys.rotation.revokeAtOpenAi(words.keys.ending(old.lastFour))}
      </p>
      <KeysLink provider={provider} />
    </div>
  )
}

interface ConfirmStepProps {
  readonly old: Key
  readonly end: RotationEnd
  readonly isNow: boolean
}

export function ConfirmStep({ old, end, isNow }: ConfirmStepProps): ReactNode {
  const { isBusy, finding, failure } = end
  if (finding === null && !failure) {
    return (
      isBusy && (
        <StateWord tone="warn" isBusy>
          {words.keys.rotation.confirmAsking}
        </StateWord>
      )
    )
  }
  return (
    <div className="grid gap-2">
      {finding && (
        <>
          <p className="font-medium">
            <StateWord tone={finding === 'revoked' ? 'good' : 'warn'}>
              {finding === 'revoked' ? words.keys.rotation.confirmRevoked : words.keys.rotation.confirmWorks}
            </StateWord>
          </p>
          {isNow && (
            <p>
              {finding === 'revoked'
                ? words.keys.rotation.confirmRevokedSentence
                : words.keys.rotation.confirmWorksSentence}
            </p>
          )}
        </>
      )}
      {finding === 'works' && <KeysLink provider={readProvider(old.baseUrl)} />}
      {failure && (
        <p role="alert" className="text-bad">
          {finding === 'revoked' && failure.code !== 'keychain/still-stored' && (
            <strong className="font-semibold">{words.keys.removeStill(old.label)} </strong>
          )}
          {sayFailure(failure)}
        </p>
      )}
    </div>
  )
}
