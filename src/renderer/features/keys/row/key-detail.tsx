// An opened key: what is wrong with it, its test, its facts and its actions.
import { useRef, useState, type ReactNode } from 'react'
import type { Key, KeychainState } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { Checklist } from '../checklist/checklist.tsx'
import { KeyActions } from './key-detail-actions.tsx'
import { ReplacedCard, TroubleCard } from './key-detail-cards.tsx'
import { KeyEdit } from './key-edit.tsx'
import { KeyFacts } from './key-facts.tsx'
import { forgetKeyTest, startKeyTest, useKeyTest } from '../checklist/key-tests.ts'
import type { KeyCost } from '../../../stores/keys.ts'
import { RemovalFailure, useKeyRemoval } from './key-removal.tsx'
import { TextButton } from '../../../ui/text-button.tsx'

interface KeyDetailProps {
  readonly entry: Key
  readonly list: readonly Key[]
  readonly keychain: KeychainState | undefined
  readonly cost: KeyCost | undefined
  readonly nowMs: number
}

export function KeyDetail({ entry, list, keychain, cost, nowMs }: KeyDetailProps): ReactNode {
  const test = useKeyTest(entry.id)
  const removal = useKeyRemoval(entry)
  const [isEditing, setIsEditing] = useState(false)
  const actions = useRef<HTMLDivElement>(null)
  const closeEdit = () => {
    setIsEditing(false)
    requestAnimationFrame(() => actions.current?.querySelector<HTMLElement>('[data-action="edit"]')?.focus())
  }
  return (
    <div className="appear grid gap-4 px-4 pt-2 pb-5 @lg:ps-11 @3xl:ps-12">
      {entry.replacedById !== null && <ReplacedCard entry={entry} list={list} />}
      {entry.replacedById === null && !entry.isEnabled && (
        <p className="text-small text-quiet">{words.keys.disabledWhy}</p>
      )}
      {/* The lines of a recent test say it already. */}
      {!test && (
        <TroubleCard entry={entry} keychain={keychain} nowMs={nowMs} onEdit={() => setIsEditing(true)} />
      )}
      {test && (
        <div className="rounded-large border border-line bg-ground p-4">
          <Checklist
            test={test}
            keyId={entry.id}
            onPayForQuota={() => startKeyTest(entry, { paysForQuota: true })}
          />
          {!test.isRunning && (
            <TextButton className="mt-3" onClick={() => forgetKeyTest(entry.id)}>
              {words.keys.testHide}
            </TextButton>
          )}
        </div>
      )}
      {isEditing ? (
        <KeyEdit entry={entry} onClose={closeEdit} />
      ) : (
        <KeyFacts entry={entry} cost={cost} nowMs={nowMs} />
      )}
      <RemovalFailure label={entry.label} removal={removal} />
      {!isEditing && (
        <div ref={actions}>
          <KeyActions
            entry={entry}
            isTesting={test?.isRunning ?? false}
            onEdit={() => setIsEditing(true)}
            isRemoving={removal.isRemoving}
            onRemove={() => void removal.remove()}
          />
        </div>
      )}
    </div>
  )
}
