// Picks the model of new chats from the default key's list.
import type { ReactNode, RefObject } from 'react'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import { words } from '../../../words/words.ts'
import { Picker } from '../../ui/picker.tsx'
import {
  drawFacts,
  explainPrices,
  modelSearch,
  searchModelsFrom,
  type ModelItem,
} from '../../parts/model-facts-lines.tsx'

interface DefaultModelPickerProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly modelId: string
  readonly listed: readonly ModelFacts[]
  readonly onChoose: (modelId: string) => void
  readonly onClose: () => void
}

export function DefaultModelPicker(props: DefaultModelPickerProps): ReactNode {
  const { isOpen, anchor, modelId, listed, onChoose, onClose } = props
  const items: ModelItem[] = listed.map((facts) => ({ id: facts.id, name: facts.id, facts }))
  // The chosen model is listed even if the key's list doesn't contain it.
  if (!listed.some(({ id }) => id === modelId)) items.unshift({ id: modelId, name: modelId, facts: null })
  return (
    <Picker
      isOpen={isOpen}
      name={words.models.models}
      anchor={anchor}
      align="start"
      groups={[{ id: 'models', name: null, items }]}
      chosenId={modelId}
      search={items.length >= searchModelsFrom ? modelSearch : null}
      detail={drawFacts}
      foot={explainPrices(items)}
      onChoose={onChoose}
      onClose={onClose}
    />
  )
}
