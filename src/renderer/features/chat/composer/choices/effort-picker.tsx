// The list of reasoning efforts that the model takes, opened from the composer.
import type { ReactNode, RefObject } from 'react'
import type { ReasoningEffort } from '../../../../../domain/chat/parameters.ts'
import { modelsInEnglish as words } from '../../../../../words/en/models.ts'
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

const byModel: PickerItem = { id: 'model', name: words.modelDecides }

export function EffortPicker(props: EffortPickerProps): ReactNode {
  const { isOpen, anchor, efforts, value, onChoose, onClose } = props
  const items = [byModel, ...efforts.map((effort) => ({ id: effort, name: words.efforts[effort] }))]
  return (
    <Picker
      isOpen={isOpen}
      name={words.effortName}
      anchor={anchor}
      side="top"
      align="start"
      className="w-56"
      groups={[{ id: 'efforts', name: words.effortName, items, note: words.effortSentence }]}
      chosenId={value ?? byModel.id}
      search={null}
      onChoose={(id) => onChoose(efforts.find((effort) => effort === id) ?? null)}
      onClose={onClose}
    />
  )
}
