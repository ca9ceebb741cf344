// The button with the name of the chat's persona, which opens the list of personas and templates.
import { useRef, type ReactNode } from 'react'
import { words } from '../../../../../words/words.ts'
import { later } from '../../../../base/later.tsx'
import { useWasOpened } from '../../late-popup.ts'
import { ChoiceButton, type OpenProps } from './choice-button.tsx'

const personaMenu = later(async () => (await import('./persona-menu.tsx')).PersonaMenu)
const personaName = later(async () => (await import('./persona-menu.tsx')).PersonaName)

interface PersonaChoiceProps extends OpenProps {
  readonly systemPrompt: string
  readonly onSystemPrompt: (text: string, name: string | null) => void
  readonly onTemplate: (text: string) => void
}

export function PersonaChoice(props: PersonaChoiceProps): ReactNode {
  const { isOpen, onToggle, onClose, systemPrompt, onSystemPrompt, onTemplate } = props
  const button = useRef<HTMLButtonElement>(null)
  const wasOpened = useWasOpened(isOpen, personaMenu.prepare)
  return (
    <>
      <ChoiceButton ref={button} isOpen={isOpen} onToggle={onToggle} className="max-w-52 min-w-0">
        {systemPrompt === '' ? (
          words.prompts.persona
        ) : (
          <>
            <span className="sr-only">{words.prompts.persona}: </span>
            <personaName.View systemPrompt={systemPrompt} />
          </>
        )}
      </ChoiceButton>
      {wasOpened && (
        <personaMenu.View
          isOpen={isOpen}
          anchor={button}
          systemPrompt={systemPrompt}
          onSystemPrompt={onSystemPrompt}
          onTemplate={onTemplate}
          onClose={onClose}
        />
      )}
    </>
  )
}
