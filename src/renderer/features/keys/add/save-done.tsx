// Shown after saving: where the key is now, and what to do next.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { useResource } from '../../../base/store.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { SheetFoot } from '../../../ui/dialog.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { keychain } from '../../../stores/keys.ts'

export interface SavedKey {
  readonly key: Key
  /** True if the test found nothing that would keep a chat from working. */
  readonly isUsable: boolean
}

interface SavedNoteProps {
  readonly saved: SavedKey
  readonly onClose: () => void
}

export function SavedNote({ saved: { key, isUsable }, onClose }: SavedNoteProps): ReactNode {
  const place = useResource(keychain).value?.name ?? words.keys.theKeychain
  const first = useRef<HTMLButtonElement>(null)
  useFocusSoon(() => first.current?.focus())
  const startChat = () => {
    onClose()
    goTo({ screen: 'chat', conversationId: null })
  }
  const isInSession = key.keptIn === 'session'
  return (
    <>
      <div className="appear my-4 grid gap-2">
        <Said
          isGood={!isInSession}
          text={isInSession ? words.addKey.saving.savedForSession : words.addKey.saving.savedIn(place)}
        />
        {!isUsable && <Said isGood={false} text={words.addKey.saving.savedUnproved} />}
      </div>
      <SheetFoot>
        <div className="flex justify-end gap-2">
          <Button ref={isUsable ? null : first} kind={isUsable ? 'quiet' : 'primary'} onClick={onClose}>
            {words.addKey.saving.done}
          </Button>
          <Button ref={isUsable ? first : null} kind={isUsable ? 'primary' : 'plain'} onClick={startChat}>
            {words.addKey.saving.startChat}
          </Button>
        </div>
      </SheetFoot>
    </>
  )
}

function Said({ isGood, text }: { readonly isGood: boolean; readonly text: string }): ReactNode {
  return (
    <p className="flex gap-3">
      <span className={isGood ? 'flex h-5 items-center text-good' : 'flex h-5 items-center text-warn'}>
        <Icon of={isGood ? CircleCheck : CircleAlert} />
      </span>
      <span className="min-w-0">{text}</span>
    </p>
  )
}
