// Which model answers, and which key pays: the list of each key that may be used, and the practice guide
// always. The button says both, in a narrow window one above the other.
import { ChevronDown } from 'lucide-react'
import { useEffect, useMemo, type ComponentPropsWithRef, type ReactNode } from 'react'
import type { Key } from '../../../domain/key.ts'
import { practiceModelId } from '../../../domain/model.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { goTo } from '../../app/navigation.ts'
import { useResource } from '../../store.ts'
import { buttonClasses, Icon } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { DropMenu, MenuChoice, MenuChoices, MenuGroup, MenuItem } from '../../ui/menu.tsx'
import { modelsOf, readModelsOnce } from '../keys/keys-store.ts'
import { listUsable, nameKey, nameModel, writeChoice, type Answerer } from './choice.ts'

interface ModelChooserProps {
  readonly answerer: Answerer
  readonly keys: readonly Key[]
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onChoose: (value: string) => void
}

export function ModelChooser(props: ModelChooserProps): ReactNode {
  const { answerer, keys, isOpen, onOpenChange, onChoose } = props
  const usable = useMemo(() => listUsable(keys), [keys])
  useEffect(() => {
    if (isOpen) for (const key of usable) readModelsOnce(key.id)
  }, [isOpen, usable])

  return (
    <DropMenu
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="w-72"
      trigger={<Trigger of={answerer} />}
    >
      <MenuChoices value={writeChoice(answerer.key?.id ?? null, answerer.modelId)} onChoose={onChoose}>
        {usable.map((key) => (
          <KeyModels key={key.id} owner={key} answerer={answerer} />
        ))}
        <MenuGroup name={words.chat.practiceShort}>
          <MenuChoice value={writeChoice(null, practiceModelId)}>
            {words.chat.practiceName}
            <span className="block text-tiny text-quiet">{words.chat.free}</span>
          </MenuChoice>
        </MenuGroup>
      </MenuChoices>
      {usable.length === 0 && (
        <MenuItem onChoose={() => goTo({ screen: 'keys', sheet: 'add' })}>{words.chat.addKey}</MenuItem>
      )}
    </DropMenu>
  )
}

type TriggerProps = ComponentPropsWithRef<'button'> & { readonly of: Answerer }

/** What the menu gives to its button, its place and its behaviour, goes through to the element. */
function Trigger({ of: answerer, ...rest }: TriggerProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClasses(
        'quiet',
        'relative max-w-[50%] min-w-0 shrink data-popup-open:bg-soft max-sm:h-10 max-sm:gap-1 max-sm:px-2',
      )}
    >
      <span className="sr-only">{words.chat.chooser} </span>
      <span className="flex min-w-0 items-center gap-x-2 max-sm:flex-col max-sm:items-start">
        <span className="max-w-full min-w-0 truncate max-sm:text-small/5">{nameModel(answerer.modelId)}</span>
        {!answerer.isPractice && <KeyName answerer={answerer} />}
      </span>
      <Icon of={ChevronDown} className="text-quiet" />
    </button>
  )
}

function KeyName({ answerer: { key, trouble } }: { readonly answerer: Answerer }): ReactNode {
  const name = trouble === 'gone' ? words.chat.noKey : key?.label
  if (!name) return null
  return (
    <span
      className="flex max-w-full min-w-0 items-center gap-1 font-normal text-quiet max-sm:text-tiny"
      data-testid="key-in-use"
    >
      {trouble && <Dot tone="warn" />}
      <span dir="auto" className="truncate">
        {name}
      </span>
    </span>
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
  const name = nameKey(owner)
  return (
    <MenuGroup name={owner.keptIn === 'session' ? words.chat.untilQuit(name) : name}>
      {models.map((model) => (
        <MenuChoice key={model} value={writeChoice(owner.id, model)}>
          {model}
        </MenuChoice>
      ))}
      {note && <p className="px-2 py-1 text-tiny text-quiet">{note}</p>}
    </MenuGroup>
  )
}
