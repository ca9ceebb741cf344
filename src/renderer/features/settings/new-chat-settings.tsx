// The defaults of new chats: a model from the default key's list, the parameters, and if they are named.
import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Key } from '../../../domain/keys/key.ts'
import type { ModelFacts } from '../../../domain/chat/model-facts.ts'
import type { Parameters } from '../../../domain/chat/parameters.ts'
import { words } from '../../../words/words.ts'
import { createResource, useResource } from '../../base/store.ts'
import { Button, Icon } from '../../ui/button.tsx'
import { Switch } from '../../ui/switch.tsx'
import { listUsable, nameKey } from '../../stores/models/choice.ts'
import { keys, modelsOf, readModelsOnce } from '../../stores/keys.ts'
import { DefaultModelPicker } from './default-model-picker.tsx'
import { ParameterFields } from '../../parts/parameters/parameter-fields.tsx'
import { SystemPromptSheet } from '../../parts/parameters/system-prompt-sheet.tsx'
import { Part } from './part.tsx'
import { WithSettings } from './with-settings.tsx'
import { changeSettings } from '../../stores/settings.ts'

const noModels = createResource<ModelFacts[]>(async () => ({ ok: true, value: [] }))

const nameWithPlace = (key: Key): string =>
  key.keptIn === 'session' ? words.models.untilQuit(nameKey(key)) : nameKey(key)

export function NewChatSettings(): ReactNode {
  return (
    <WithSettings>
      {({ defaultModelId, defaultParameters, writesTitles }) => (
        <>
          <Answering modelId={defaultModelId} parameters={defaultParameters} />
          <Part name={words.settings.titles} setting="titles">
            <Switch
              label={words.settings.writesTitles}
              sentence={words.settings.writesTitlesSentence}
              isOn={writesTitles}
              onSwitch={(isOn) => void changeSettings({ writesTitles: isOn })}
            />
          </Part>
        </>
      )}
    </WithSettings>
  )
}

interface AnsweringProps {
  readonly modelId: string
  readonly parameters: Parameters
}

function Answering({ modelId, parameters }: AnsweringProps): ReactNode {
  const key = listUsable(useResource(keys).value ?? []).find(({ isDefault }) => isDefault)
  const keyId = key?.id
  const { value, failure } = useResource(keyId ? modelsOf(keyId) : noModels)
  const [isWriting, setIsWriting] = useState(false)
  useEffect(() => {
    if (keyId) readModelsOnce(keyId)
  }, [keyId])

  const change = (part: Partial<Parameters>) =>
    void changeSettings({ defaultParameters: { ...parameters, ...part } })
  const origin = key ? words.settings.modelsOf(nameWithPlace(key)) : words.settings.modelsNoKey
  return (
    <>
      <Part name={words.settings.model} setting="model">
        <ModelButton modelId={modelId} listed={value ?? []} />
        <p className="mt-2 text-small text-quiet">
          {words.settings.modelSentence} {failure ? words.settings.modelsUnread : origin}
        </p>
      </Part>
      <Part name={words.settings.parameters}>
        <p className="mb-4 text-small text-quiet">{words.settings.parametersSentence}</p>
        <ParameterFields
          parameters={parameters}
          facts={value?.find(({ id }) => id === modelId) ?? null}
          modelName={modelId}
          onChange={change}
          onEditPrompt={() => setIsWriting(true)}
        />
        <SystemPromptSheet
          isOpen={isWriting}
          text={parameters.systemPrompt}
          onSave={(systemPrompt) => change({ systemPrompt })}
          onClose={() => setIsWriting(false)}
        />
      </Part>
    </>
  )
}

interface ModelButtonProps {
  readonly modelId: string
  readonly listed: readonly ModelFacts[]
}

function ModelButton({ modelId, listed }: ModelButtonProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={button}
        aria-label={`${words.settings.model}: ${modelId}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="max-w-full"
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="truncate">{modelId}</span>
        <Icon of={ChevronDown} className="text-quiet" />
      </Button>
      <DefaultModelPicker
        isOpen={isOpen}
        anchor={button}
        modelId={modelId}
        listed={listed}
        onChoose={(defaultModelId) => void changeSettings({ defaultModelId })}
        onClose={() => setIsOpen(false)}
      />
    </>
  )
}
