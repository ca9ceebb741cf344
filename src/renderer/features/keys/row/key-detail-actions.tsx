// The actions on an opened key. Those that can be undone don't ask first; before a key is removed, main asks.
import { useRef, type ReactNode } from 'react'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { stayAt } from '../../../base/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { startKeyTest } from '../checklist/key-tests.ts'
import { makeDefault, setEnabled } from '../../../stores/keys.ts'

interface KeyActionsProps {
  readonly entry: Key
  readonly isTesting: boolean
  readonly onEdit: () => void
  readonly isRemoving: boolean
  readonly onRemove: () => void
}

export function KeyActions({ entry, isTesting, isRemoving, onEdit, onRemove }: KeyActionsProps): ReactNode {
  const isReplaced = entry.replacedById !== null
  const rotate = () => stayAt({ screen: 'keys', sheet: 'rotate', keyId: entry.id })
  const group = useRef<HTMLDivElement>(null)
  /** This button disappears when it is pressed, and its focus with it. */
  const putDefault = async () => {
    await makeDefault(entry)
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) group.current?.querySelector('button')?.focus()
    })
  }
  return (
    <div ref={group} className="flex flex-wrap gap-2">
      {entry.isEnabled && (
        <Button
          className="aria-disabled:opacity-50"
          aria-disabled={isTesting}
          onClick={() => startKeyTest(entry, { paysForQuota: false })}
        >
          {words.keys.test}
        </Button>
      )}
      {!isReplaced && <Button onClick={rotate}>{words.keys.rotate}</Button>}
      <Button data-action="edit" onClick={onEdit}>
        {words.keys.edit}
      </Button>
      {entry.isEnabled && !entry.isDefault && (
        <Button onClick={() => void putDefault()}>{words.keys.makeDefault}</Button>
      )}
      <Button onClick={() => void setEnabled(entry, !entry.isEnabled)}>
        {entry.isEnabled ? words.keys.disable : words.keys.enable}
      </Button>
      <Button
        kind="quiet"
        className="ms-auto text-bad! aria-disabled:opacity-50"
        aria-disabled={isRemoving}
        onClick={onRemove}
      >
        {words.keys.remove}
      </Button>
    </div>
  )
}
