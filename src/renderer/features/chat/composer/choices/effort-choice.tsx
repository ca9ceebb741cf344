// Chooses how much the model reasons; shown only for models that take an effort.
import { useRef, type ReactNode } from 'react'
import type { ModelFacts } from '../../../../../domain/chat/model-facts.ts'
import type { Parameters } from '../../../../../domain/chat/parameters.ts'
import { words } from '../../../../../words/words.ts'
import { later } from '../../../../base/later.tsx'
import { useWasOpened } from '../../late-popup.ts'
import { ChoiceButton, type OpenProps } from './choice-button.tsx'

const effortPicker = later(async () => (await import('./effort-picker.tsx')).EffortPicker)

interface EffortChoiceProps extends OpenProps {
  readonly efforts: ModelFacts['reasoningEfforts']
  readonly value: Parameters['reasoningEffort']
  readonly onChoose: (value: Parameters['reasoningEffort']) => void
}

export function EffortChoice({
  isOpen,
  onToggle,
  onClose,
  efforts,
  value,
  onChoose,
}: EffortChoiceProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpened = useWasOpened(isOpen, effortPicker.prepare)
  const taken = value !== null && efforts.includes(value) ? value : null
  return (
    <>
      <ChoiceButton ref={button} isOpen={isOpen} onToggle={onToggle} className="shrink-0">
        {taken === null ? (
          words.models.effort
        ) : (
          <>
            <span className="sr-only">{words.models.effort}: </span>
            {words.models.efforts[taken]}
          </>
        )}
      </ChoiceButton>
      {wasOpened && (
        <effortPicker.View
          isOpen={isOpen}
          anchor={button}
          efforts={efforts}
          value={taken}
          onChoose={onChoose}
          onClose={onClose}
        />
      )}
    </>
  )
}
