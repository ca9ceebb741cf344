// The panel of this chat's parameters, opened from the composer.
import { useState, type ReactNode, type RefObject } from 'react'
import type { ModelFacts } from '../../../../../domain/chat/model-facts.ts'
import { areSameParameters, type Parameters } from '../../../../../domain/chat/parameters.ts'
import { words } from '../../../../../words/words.ts'
import { TextButton } from '../../../../ui/text-button.tsx'
import { Popover } from '../../../../ui/popover.tsx'
import { ParameterFields } from '../../../../parts/parameters/parameter-fields.tsx'
import { SystemPromptSheet } from '../../../../parts/parameters/system-prompt-sheet.tsx'

interface ParametersPanelProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly parameters: Parameters
  readonly standard: Parameters
  readonly facts: ModelFacts | null
  readonly modelName: string
  readonly onChange: (next: Parameters) => void
  readonly onClose: () => void
}

export function ParametersPanel(props: ParametersPanelProps): ReactNode {
  const { isOpen, anchor, parameters, standard, facts, modelName, onChange, onClose } = props
  const [isWriting, setIsWriting] = useState(false)
  return (
    <>
      <Popover
        isOpen={isOpen}
        name={words.models.parameters}
        anchor={anchor}
        side="top"
        align="start"
        className="max-h-(--available-height) w-[400px]"
        onClose={onClose}
      >
        <div className="min-h-0 flex-1 overflow-y-auto p-4">
          <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-3">
            <h2 dir="auto" className="min-w-0 font-semibold">
              {words.models.parametersOf(modelName)}
            </h2>
            {!areSameParameters(parameters, standard) && (
              <TextButton onClick={() => onChange(standard)}>{words.models.reset}</TextButton>
            )}
          </div>
          <ParameterFields
            parameters={parameters}
            facts={facts}
            modelName={modelName}
            onChange={(change) => onChange({ ...parameters, ...change })}
            onEditPrompt={() => {
              onClose()
              setIsWriting(true)
            }}
          />
        </div>
      </Popover>
      <SystemPromptSheet
        isOpen={isWriting}
        text={parameters.systemPrompt}
        onSave={(systemPrompt) => onChange({ ...parameters, systemPrompt })}
        onClose={() => setIsWriting(false)}
        onClosed={() => anchor.current?.focus()}
      />
    </>
  )
}
