// The choices beside the composer's text: persona, effort and parameters. The buttons are drawn at once; what
// they open loads later. The composer doesn't show them for the practice guide, which ignores them.
import { useMemo, useState, type ReactNode } from 'react'
import type { ModelFacts } from '../../../../../domain/chat/model-facts.ts'
import { noParameters, type Parameters } from '../../../../../domain/chat/parameters.ts'
import { words } from '../../../../../words/words.ts'
import { useCommands, type AppCommand } from '../../../../base/commands.ts'
import { tellBriefly } from '../../../../ui/notices.tsx'
import { chooseParameters, useDefaultParameters } from '../../../../stores/parameters.ts'
import { writeInField, type ChatKey } from '../../../../stores/drafts.ts'
import { EffortChoice } from './effort-choice.tsx'
import { ParametersChoice } from './parameters-choice.tsx'
import { PersonaChoice } from './persona-choice.tsx'

interface ComposerChoicesProps {
  readonly chatKey: ChatKey
  readonly parameters: Parameters
  readonly facts: ModelFacts | null
  readonly modelId: string
}

type Opened = 'persona' | 'effort' | 'parameters'

export function ComposerChoices({ chatKey, parameters, facts, modelId }: ComposerChoicesProps): ReactNode {
  const [opened, setOpened] = useState<Opened | null>(null)
  const standard = useDefaultParameters() ?? noParameters
  const takesEffort = (facts?.reasoningEfforts.length ?? 0) > 0
  const change = (next: Parameters) => void chooseParameters(chatKey, next, parameters)
  const open = (which: Opened) => ({
    isOpen: opened === which,
    onToggle: () => setOpened((before) => (before === which ? null : which)),
    onClose: () => setOpened((before) => (before === which ? null : before)),
  })
  useCommands(useMemo(() => makeCommands(setOpened, takesEffort), [takesEffort]))

  const usePersona = (systemPrompt: string, name: string | null) => {
    if (systemPrompt === parameters.systemPrompt) return
    change({ ...parameters, systemPrompt })
    tellBriefly(name === null ? words.prompts.cleared : words.prompts.applied(name), {
      label: words.prompts.undo,
      press: () => change(parameters),
    })
  }
  return (
    <>
      <PersonaChoice
        {...open('persona')}
        systemPrompt={parameters.systemPrompt}
        onSystemPrompt={usePersona}
        onTemplate={(text) => writeInField(chatKey, text)}
      />
      {takesEffort && facts && (
        <EffortChoice
          {...open('effort')}
          efforts={facts.reasoningEfforts}
          value={parameters.reasoningEffort}
          onChoose={(reasoningEffort) => change({ ...parameters, reasoningEffort })}
        />
      )}
      <ParametersChoice
        {...open('parameters')}
        parameters={parameters}
        standard={standard}
        facts={facts}
        modelName={modelId}
        onChange={change}
      />
    </>
  )
}

function makeCommands(open: (which: Opened) => void, takesEffort: boolean): readonly AppCommand[] {
  const commands: AppCommand[] = [
    {
      id: 'choose-persona',
      name: words.prompts.command,
      group: 'write',
      alias: words.prompts.title,
      keys: 'Mod+Shift+P',
      run: () => open('persona'),
    },
    {
      id: 'set-parameters',
      name: words.models.parametersCommand,
      group: 'write',
      alias: `${words.models.temperature} ${words.models.maxOutput} ${words.models.systemPrompt}`,
      run: () => open('parameters'),
    },
  ]
  if (takesEffort)
    commands.push({
      id: 'choose-effort',
      name: words.models.effortCommand,
      group: 'write',
      run: () => open('effort'),
    })
  return commands
}
