// Chooses a reasoning effort that the model takes, or says why there is no choice.
import type { ReactNode } from 'react'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import type { ReasoningEffort } from '../../../domain/chat/parameters.ts'
import { words } from '../../../words/words.ts'
import { Segments } from '../../ui/segments.tsx'
import { TextButton } from '../../ui/text-button.tsx'

interface EffortFieldProps {
  readonly value: ReasoningEffort | null
  readonly facts: ModelFacts | null
  readonly modelName: string
  readonly onChange: (value: ReasoningEffort | null) => void
}

export function EffortField({ value, facts, modelName, onChange }: EffortFieldProps): ReactNode {
  const efforts = facts?.reasoningEfforts ?? []
  const isTaken = value === null || facts === null || efforts.includes(value)
  if (efforts.length === 0 && value === null && facts === null) return null
  return (
    <div>
      <div className="flex min-h-5 items-baseline justify-between gap-3">
        <p className="text-small font-medium">{words.models.effortName}</p>
        {value !== null && efforts.length === 0 && (
          <TextButton onClick={() => onChange(null)}>{words.models.modelDecides}</TextButton>
        )}
      </div>
      {efforts.length > 0 && (
        <div className="mt-1">
          <Segments<ReasoningEffort | 'model'>
            name={words.models.effortName}
            value={value !== null && isTaken ? value : 'model'}
            options={[
              { value: 'model', label: words.models.modelDecides },
              ...efforts.map((effort) => ({ value: effort, label: words.models.efforts[effort] })),
            ]}
            onChoose={(next) => onChange(next === 'model' ? null : next)}
          />
        </div>
      )}
      <p className="mt-1 text-tiny text-quiet">{explain({ value, facts, modelName, isTaken })}</p>
    </div>
  )
}

interface Explained extends Omit<EffortFieldProps, 'onChange'> {
  readonly isTaken: boolean
}

function explain({ value, facts, modelName, isTaken }: Explained): string {
  if (facts?.reasoningEfforts.length === 0) return words.models.takesNoEffort(modelName)
  if (!isTaken && value !== null) return words.models.takesOtherEffort(modelName, words.models.efforts[value])
  return words.models.effortSentence
}
