// The foot of a rotation: the one next action, always in the same place, and a button to leave.
import { useRef, type ReactNode } from 'react'
import type { Key, KeyCandidate } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import { SheetFoot } from '../../../ui/dialog.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { startKeyTest, type KeyTest } from '../checklist/key-tests.ts'
import { keychain } from '../../../stores/keys.ts'
import type { RotationEnd } from './rotate-end.ts'
import type { RotateStep } from './rotate-plan.ts'

interface RotateFootProps {
  readonly step: RotateStep | 'done'
  readonly old: Key
  readonly candidate: KeyCandidate | null
  readonly test: KeyTest | undefined
  readonly newEnding: string
  readonly isSame: boolean
  readonly isSwitching: boolean
  readonly end: RotationEnd
  readonly onSwitch: () => void
  readonly onClose: () => void
}

export function RotateFoot(props: RotateFootProps): ReactNode {
  const { step, onClose } = props
  return (
    <SheetFoot>
      <div className="flex min-h-8 flex-wrap items-center justify-end gap-2">
        {step !== 'done' && (
          <Button kind="quiet" onClick={onClose}>
            {step === 'make' ? words.app.cancel : words.keys.rotation.close}
          </Button>
        )}
        <NextButton {...props} />
      </div>
    </SheetFoot>
  )
}

function NextButton(props: RotateFootProps): ReactNode {
  const { step, old, candidate, test, newEnding, isSame, isSwitching, end, onSwitch, onClose } = props
  const confirmation = isSame
    ? words.keys.rotation.switchSameConfirm
    : words.keys.rotation.switchConfirm(newEnding)
  const primary: Record<RotateStep | 'done', ReactNode> = {
    make: null,
    test: candidate && !test?.isRunning && (
      <Button kind="primary" onClick={() => startKeyTest(candidate, { paysForQuota: false })}>
        {words.keys.rotation.testAgain}
      </Button>
    ),
    switch: (
      <Button kind="primary" aria-disabled={isSwitching} onClick={onSwitch}>
        {isSwitching ? words.keys.rotation.switching : confirmation}
      </Button>
    ),
    revoke: (
      <Button kind="primary" onClick={() => void end.ask()}>
        {words.keys.rotation.revokeDone}
      </Button>
    ),
    confirm: end.canRemove ? <RemoveOldButton old={old} end={end} /> : <AskButton end={end} />,
    done: <DoneButton onClose={onClose} />,
  }
  return primary[step]
}

const AskButton = ({ end }: { readonly end: RotationEnd }): ReactNode => (
  <Button kind="primary" aria-disabled={end.isBusy} onClick={() => void end.ask()}>
    {words.keys.rotation.confirmAgain}
  </Button>
)

function RemoveOldButton({ old, end }: { readonly old: Key; readonly end: RotationEnd }): ReactNode {
  const place = useResource(keychain).value?.name ?? words.keys.theKeychain
  const label =
    old.keptIn === 'session' ? words.keys.rotation.removeOldSession : words.keys.rotation.removeOld(place)
  return (
    <Button kind="primary" aria-disabled={end.isBusy} onClick={() => void end.remove()}>
      {end.isBusy ? words.keys.removing : label}
    </Button>
  )
}

/** The button that ended the rotation is gone, so this one takes the focus. */
function DoneButton({ onClose }: { readonly onClose: () => void }): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  useFocusSoon(() => button.current?.focus())
  return (
    <Button ref={button} kind="primary" onClick={onClose}>
      {words.keys.rotation.done}
    </Button>
  )
}
