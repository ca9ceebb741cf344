// Replaces a key in five steps, each enabled by the one before. It can be closed at any step and continues
// there: before the switch from this window's state, after it from the list.
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Sheet } from '../../../ui/dialog.tsx'
import { tellBriefly } from '../../../ui/notices.tsx'
import { useKeyTest } from '../checklist/key-tests.ts'
import { keys } from '../../../stores/keys.ts'
import { useRotationEnd } from './rotate-end.ts'
import { RotateFoot } from './rotate-foot.tsx'
import { ConfirmStep, MakeStep, RevokeStep, SwitchStep, TestStep } from './rotate-step-bodies.tsx'
import { findRotateStep, rotateSteps, type RotateStep } from './rotate-plan.ts'
import { Stepper } from './rotate-stepper.tsx'
import { dropFromRotation, switchKeys, useRotationCandidate } from './rotate-store.ts'

interface RotateSheetProps {
  /** The key to replace, or the replaced one; `null` closes the sheet. */
  readonly keyId: KeyId | null
  /** Called with the new key once the old one is gone. */
  readonly onClose: (nextId?: KeyId) => void
}

export function RotateSheet({ keyId, onClose }: RotateSheetProps): ReactNode {
  const list = useResource(keys).value ?? []
  const found = list.find(({ id }) => id === keyId)
  // The last known data, because the last step removes the old key from the list.
  const [last, setLast] = useState<Key | null>(null)
  if (found && found !== last) setLast(found)
  const old = found ?? last
  // If it disappeared without being replaced, there is nothing to continue.
  const isOpen = keyId !== null && old?.id === keyId && (found !== undefined || old.replacedById !== null)
  const now = useRef<HTMLHeadingElement>(null)
  const close = () => onClose(found ? undefined : (old?.replacedById ?? undefined))
  return (
    <Sheet
      isOpen={isOpen}
      title={old ? words.keys.rotation.title(old.label) : ''}
      sentence={words.keys.rotation.sentence}
      closeName={words.app.close}
      initialFocus={now}
      width="medium"
      onClose={close}
    >
      {old && <Rotation key={old.id} old={old} list={list} nowRef={now} onClose={close} />}
    </Sheet>
  )
}

interface RotationProps {
  readonly old: Key
  readonly list: readonly Key[]
  readonly nowRef: RefObject<HTMLHeadingElement | null>
  readonly onClose: () => void
}

function Rotation({ old, list, nowRef, onClose }: RotationProps): ReactNode {
  const candidate = useRotationCandidate(old.id)
  const test = useKeyTest(candidate?.id ?? null)
  const end = useRotationEnd(old)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const [isSwitching, setIsSwitching] = useState(false)
  const lost = test?.failure?.code === 'key/not-held' ? test.failure : null
  if (lost && lost !== refusal) setRefusal(lost)
  useEffect(() => {
    if (lost) dropFromRotation(old.id)
  }, [lost, old.id])

  const isOldListed = list.some(({ id }) => id === old.id)
  const step = findRotateStep({ old, isOldListed, candidate, test, isRevokedSaid: end.isRevokedSaid })
  const next = list.find(({ id }) => id === old.replacedById)
  const newEnding = words.keys.ending((next ?? candidate)?.lastFour ?? '')
  /** The candidate is the old key itself, so nothing is replaced. */
  const isSame = candidate?.restoresId === old.id
  const switchOver = async () => {
    if (!candidate || isSwitching) return
    setIsSwitching(true)
    const refused = await switchKeys(old, candidate)
    setRefusal(refused)
    setIsSwitching(false)
    if (refused || !isSame) return
    tellBriefly(words.keys.rotation.switchedSame(old.label))
    onClose()
  }

  const isNow = (one: RotateStep) => ({ isNow: one === step })
  const bodies: Record<RotateStep, ReactNode> = {
    make: (
      <MakeStep {...isNow('make')} old={old} candidate={candidate} isLocked={isSwitching} refusal={refusal} />
    ),
    test: candidate && test && <TestStep old={old} candidate={candidate} test={test} />,
    switch: (
      <SwitchStep
        {...isNow('switch')}
        old={old}
        next={next}
        newEnding={newEnding}
        isSame={isSame}
        test={test}
        refusal={refusal}
      />
    ),
    revoke: <RevokeStep {...isNow('revoke')} old={old} />,
    confirm: <ConfirmStep {...isNow('confirm')} old={old} end={end} />,
  }
  return (
    <>
      <Stepper
        nowRef={nowRef}
        steps={rotateSteps}
        now={step}
        names={words.keys.rotation.steps}
        bodies={bodies}
      />
      {step === 'done' && <Finished old={old} isRevoked={end.finding === 'revoked'} />}
      <RotateFoot
        step={step}
        old={old}
        candidate={candidate}
        test={test}
        newEnding={newEnding}
        isSame={isSame}
        isSwitching={isSwitching}
        end={end}
        onSwitch={() => void switchOver()}
        onClose={onClose}
      />
    </>
  )
}

function Finished({ old, isRevoked }: { readonly old: Key; readonly isRevoked: boolean }): ReactNode {
  const said = words.keys.rotation
  return (
    <div role="status" className="appear mb-6">
      <p dir="auto" className="font-semibold">
        {said.finished(old.label)}
      </p>
      <p className="mt-1">{isRevoked ? said.finishedSentence : said.finishedUnproved}</p>
    </div>
  )
}
