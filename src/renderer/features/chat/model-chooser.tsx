// Which model answers, and which key pays: each key's own list, and the practice guide always.
import { ChevronDown } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { Key } from '../../../domain/key.ts'
import { practiceModelId } from '../../../domain/model.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { goTo } from '../../app/navigation.ts'
import { useResource } from '../../store.ts'
import { buttonClasses, Icon } from '../../ui/button.tsx'
import { DropMenu, MenuChoice, MenuChoices, MenuGroup, MenuItem } from '../../ui/menu.tsx'
import { modelsOf, readModelsOnce } from '../keys/keys-store.ts'
import { nameModel, writeChoice, type Answerer } from './choice.ts'

interface ModelChooserProps {
  readonly answerer: Answerer
  readonly keys: readonly Key[]
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onChoose: (value: string) => void
}

export function ModelChooser({
  answerer,
  keys,
  isOpen,
  onOpenChange,
  onChoose,
}: ModelChooserProps): ReactNode {
  const model = nameModel(answerer.modelId)
  const keyLabel = answerer.isPractice ? words.chat.practiceShort : (answerer.key?.label ?? '')
  useEffect(() => {
    if (isOpen) for (const key of keys) readModelsOnce(key.id)
  }, [isOpen, keys])

  return (
    <DropMenu
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="w-72"
      trigger={
        <button
          type="button"
          className={buttonClasses('quiet', 'relative min-w-0 max-w-[50%] shrink data-popup-open:bg-soft')}
        >
          <span className="sr-only">{words.chat.chooser} </span>
          <span className="truncate">{model}</span>
          {!answerer.isPractice && keyLabel !== '' && (
            <span dir="auto" className="truncate font-normal text-quiet max-sm:hidden">
              {keyLabel}
            </span>
          )}
          <Icon of={ChevronDown} className="text-quiet" />
        </button>
      }
    >
      <MenuChoices value={writeChoice(answerer.key?.id ?? null, answerer.modelId)} onChoose={onChoose}>
        {keys.map((key) => (
          <KeyModels key={key.id} owner={key} answerer={answerer} />
        ))}
        <MenuGroup name={words.chat.practiceShort}>
          <MenuChoice value={writeChoice(null, practiceModelId)}>
            {words.chat.practiceName}
            <span className="block text-tiny text-quiet">{words.chat.free}</span>
          </MenuChoice>
        </MenuGroup>
      </MenuChoices>
      {keys.length === 0 && (
        <MenuItem onChoose={() => goTo({ screen: 'keys', isAdding: true })}>{words.chat.addKey}</MenuItem>
      )}
    </DropMenu>
  )
}

function KeyModels({ owner, answerer }: { readonly owner: Key; readonly answerer: Answerer }): ReactNode {
  const { value, failure } = useResource(modelsOf(owner.id))
  const current = answerer.key?.id === owner.id ? answerer.modelId : null
  const listed = value ?? []
  // What is chosen stays in view even when the list can't be read or no longer names it.
  const models = current !== null && !listed.includes(current) ? [current, ...listed] : listed
  const note = failure
    ? describeFailure(failure).title
    : value === null
      ? words.chat.chooserLoading
      : models.length === 0
        ? words.chat.chooserNoModels
        : null
  return (
    <MenuGroup name={`${owner.label} …${owner.lastFour}`}>
      {models.map((model) => (
        <MenuChoice key={model} value={writeChoice(owner.id, model)}>
          {model}
        </MenuChoice>
      ))}
      {note && <p className="px-2 py-1 text-tiny text-quiet">{note}</p>}
    </MenuGroup>
  )
}
