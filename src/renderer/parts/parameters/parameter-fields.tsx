// The parameters of one chat or of new chats. If the model refuses one, the field says so instead of offering
// it.
import type { ReactNode } from 'react'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import type { Parameters } from '../../../domain/chat/parameters.ts'
import type { SettingId } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { EffortField } from './effort-field.tsx'
import { OutputLimitField } from './output-limit-field.tsx'
import { TemperatureField } from './temperature-field.tsx'

interface ParameterFieldsProps {
  readonly parameters: Parameters
  readonly facts: ModelFacts | null
  readonly modelName: string
  readonly onChange: (change: Partial<Parameters>) => void
  /** Opens the system prompt's sheet. The owner draws it, because it must outlive the popover. */
  readonly onEditPrompt: () => void
}

export function ParameterFields(props: ParameterFieldsProps): ReactNode {
  const { parameters, facts, modelName, onChange, onEditPrompt } = props
  return (
    <div className="flex flex-col gap-4">
      <Setting id="temperature">
        {facts === null || facts.takesTemperature ? (
          <TemperatureField
            value={parameters.temperature}
            onChange={(temperature) => onChange({ temperature })}
          />
        ) : (
          <NoTemperature
            modelName={modelName}
            isSet={parameters.temperature !== null}
            onReset={() => onChange({ temperature: null })}
          />
        )}
      </Setting>
      <Setting id="maxOutput">
        <OutputLimitField
          value={parameters.maxOutputTokens}
          facts={facts}
          onChange={(maxOutputTokens) => onChange({ maxOutputTokens })}
        />
      </Setting>
      <Setting id="effort">
        <EffortField
          value={parameters.reasoningEffort}
          facts={facts}
          modelName={modelName}
          onChange={(reasoningEffort) => onChange({ reasoningEffort })}
        />
      </Setting>
      <Setting id="systemPrompt">
        <SystemPrompt text={parameters.systemPrompt} onEdit={onEditPrompt} />
      </Setting>
    </div>
  )
}

interface SettingProps {
  readonly id: SettingId
  readonly children: ReactNode
}

/** What the search of Settings leads to. The effort draws nothing before the model is known. */
function Setting({ id, children }: SettingProps): ReactNode {
  return (
    <div data-setting={id} className="empty:hidden">
      {children}
    </div>
  )
}

interface NoTemperatureProps {
  readonly modelName: string
  readonly isSet: boolean
  readonly onReset: () => void
}

function NoTemperature({ modelName, isSet, onReset }: NoTemperatureProps): ReactNode {
  return (
    <div>
      <div className="flex min-h-5 items-baseline justify-between gap-3">
        <p className="text-small font-medium">{words.models.temperature}</p>
        {isSet && <TextButton onClick={onReset}>{words.models.modelDecides}</TextButton>}
      </div>
      <p className="text-tiny text-quiet">{words.models.takesNoTemperature(modelName)}</p>
    </div>
  )
}

interface SystemPromptProps {
  readonly text: string
  readonly onEdit: () => void
}

function SystemPrompt({ text, onEdit }: SystemPromptProps): ReactNode {
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <p className="text-small font-medium">{words.models.systemPrompt}</p>
        <Button className="h-7" aria-haspopup="dialog" onClick={onEdit}>
          {text === '' ? words.models.systemPromptWrite : words.models.systemPromptEdit}
        </Button>
      </div>
      <p dir="auto" className="mt-1 line-clamp-3 text-tiny text-quiet">
        {text === '' ? words.models.systemPromptNone : text}
      </p>
    </div>
  )
}
