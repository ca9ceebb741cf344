// The list of reasoning efforts that the model takes, opened from the composer.
import type { ReactNode, RefObject } from 'react'
import type { ReasoningEffort } from '../../../../../domain/chat/parameters.ts'
import { words } from '../../../../../words/words.ts'
import type { PickerItem } from '../../../../ui/picker-list.ts'
import { Picker } from '../../../../ui/picker.tsx'

interface EffortPickerProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly efforts: readonly ReasoningEffort[]
  readonly value: ReasoningEffort | null
  readonly onChoose: (value: ReasoningEffort | null) => void
  readonly onClose: () => void
}

const byModelId = 'model'

export function EffortPicker(props: EffortPickerProps): ReactNode {
  const { isOpen, anchor, efforts, value, onChoose, onClose } = props
  const byModel: PickerItem = { id: byModelId, name: words.models.modelDecides }
  const items = [byModel, ...efforts.map((effort) => ({ id: effort, name: words.models.efforts[effort] }))]
  return (
    <Picker
      isOpen={isOpen}
      name={words.models.effortName}
      anchor={anchor}
      side="top"
      align="start"
      className="w-56"
      groups={[{ id: 'efforts', name: words.models.effortName, items, note: words.models.effortSentence }]}
      chosenId={value ?? byModelId}
      search={null}
      onChoose={(id) => onChoose(efforts.find((effort) => effort === id) ?? null)}
      onClose={onClose}
    />
  )
}
