// Picks a model: the models of each usable key with their facts, and always the practice guide.
import { Plus } from 'lucide-react'
import { useEffect, useMemo, type ReactNode, type RefObject } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import type { ModelFacts } from '../../../../domain/chat/model-facts.ts'
import { practiceModelId } from '../../../../domain/chat/model.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { createStore, useStore, type Loaded, type Store } from '../../../base/store.ts'
import { Button } from '../../../ui/button.tsx'
import type { PickerGroup } from '../../../ui/picker-list.ts'
import { Picker } from '../../../ui/picker.tsx'
import { listUsable, nameKey, writeChoice, type Answerer } from '../../../stores/models/choice.ts'
import { modelsOf, readModelsOnce } from '../../../stores/keys.ts'
import {
  drawFacts,
  explainPrices,
  modelSearch,
  searchModelsFrom,
  type ModelItem,
} from '../../../parts/model-facts-lines.tsx'

interface ModelPickerProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly answerer: Answerer
  readonly keys: readonly Key[]
  readonly onClose: () => void
  readonly onChoose: (value: string) => void
}

const groupPractice = (): PickerGroup<ModelItem> => ({
  id: practiceModelId,
  name: words.models.practiceGroup,
  items: [
    {
      id: writeChoice(null, practiceModelId),
      name: words.models.practice,
      sentence: words.models.free,
      facts: null,
    },
  ],
})

export function ModelPicker(props: ModelPickerProps): ReactNode {
  const { isOpen, anchor, answerer, keys, onClose, onChoose } = props
  const usable = useMemo(() => listUsable(keys), [keys])
  useEffect(() => {
    if (isOpen) for (const key of usable) readModelsOnce(key.id)
  }, [isOpen, usable])
  const lists = useModelLists(usable)
  const groups = useMemo(
    () => [...usable.map((key) => groupModels(key, lists.get(key.id), answerer)), groupPractice()],
    [usable, lists, answerer],
  )
  const total = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <Picker
      isOpen={isOpen}
      name={words.models.models}
      anchor={anchor}
      groups={groups}
      chosenId={writeChoice(answerer.key?.id ?? null, answerer.modelId)}
      search={total >= searchModelsFrom ? modelSearch : null}
      detail={drawFacts}
      foot={
        usable.length > 0 ? (
          explainPrices(groups.flatMap(({ items }) => items))
        ) : (
          <Button kind="quiet" icon={Plus} onClick={() => goTo({ screen: 'keys', sheet: 'add' })}>
            {words.models.addKey}
          </Button>
        )
      }
      onClose={onClose}
      onChoose={onChoose}
    />
  )
}

type ModelLists = ReadonlyMap<KeyId, Loaded<ModelFacts[]>>

/** Joins the lists into one value that stays the same while no list changes. */
function useModelLists(keys: readonly Key[]): ModelLists {
  const joined = useMemo(() => joinLists(keys), [keys])
  return useStore(joined, (lists) => lists)
}

function joinLists(keys: readonly Key[]): Store<ModelLists> {
  const read = (): ModelLists => new Map(keys.map(({ id }) => [id, modelsOf(id).store.read()]))
  const joined = createStore(read())
  return {
    ...joined,
    subscribe(listener) {
      const update = () => joined.change(read)
      const stops = [
        joined.subscribe(listener),
        ...keys.map(({ id }) => modelsOf(id).store.subscribe(update)),
      ]
      update()
      return () => stops.forEach((stop) => stop())
    },
  }
}

function groupModels(
  key: Key,
  list: Loaded<ModelFacts[]> | undefined,
  answerer: Answerer,
): PickerGroup<ModelItem> {
  const listed = list?.value ?? []
  const items: ModelItem[] = listed.map((facts) => ({
    id: writeChoice(key.id, facts.id),
    name: facts.id,
    facts,
  }))
  // Keep the chosen model in view even if the list can't be read or no longer contains it.
  const current = answerer.key?.id === key.id ? answerer.modelId : null
  if (current !== null && !listed.some(({ id }) => id === current))
    items.unshift({ id: writeChoice(key.id, current), name: current, facts: null })
  const name = nameKey(key)
  return {
    id: key.id,
    name: key.keptIn === 'session' ? words.models.untilQuit(name) : name,
    items,
    note: noteOf(list?.failure ?? null, list?.value ?? null),
  }
}

function noteOf(failure: Failure | null, value: readonly ModelFacts[] | null): string | null {
  if (failure) return words.models.unread(describeFailure(failure).title)
  if (value === null) return words.models.loading
  return value.length === 0 ? words.models.none : null
}
