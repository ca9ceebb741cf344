// The button that opens all parameters. A dot marks it if a parameter isn't the default.
import { SlidersHorizontal } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { ModelFacts } from '../../../../../domain/chat/model-facts.ts'
import { areSameParameters, type Parameters } from '../../../../../domain/chat/parameters.ts'
import { words } from '../../../../../words/words.ts'
import { later } from '../../../../base/later.tsx'
import { IconButton } from '../../../../ui/button.tsx'
import { useWasOpened } from '../../late-popup.ts'
import type { OpenProps } from './choice-button.tsx'

const panel = later(async () => (await import('./parameters-panel.tsx')).ParametersPanel)

interface ParametersChoiceProps extends OpenProps {
  readonly parameters: Parameters
  readonly standard: Parameters
  readonly facts: ModelFacts | null
  readonly modelName: string
  readonly onChange: (next: Parameters) => void
}

export function ParametersChoice({ isOpen, onToggle, ...rest }: ParametersChoiceProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpened = useWasOpened(isOpen, panel.prepare)
  const isChanged = !areSameParameters(rest.parameters, rest.standard)
  return (
    <>
      <span className="relative flex">
        <IconButton
          ref={button}
          name={isChanged ? words.models.parametersChanged : words.models.parameters}
          icon={SlidersHorizontal}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="aria-expanded:bg-soft aria-expanded:text-ink"
        />
        {isChanged && <span aria-hidden className="dot absolute end-1 top-1 size-2 rounded-full bg-brass" />}
      </span>
      {wasOpened && <panel.View isOpen={isOpen} anchor={button} {...rest} />}
    </>
  )
}
