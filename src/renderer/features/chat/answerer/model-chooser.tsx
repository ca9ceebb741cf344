// The button that names the model that answers and the key that pays, one above the other in a narrow window.
// Its picker is loaded after the window has started.
import { ChevronDown } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { later } from '../../../base/later.tsx'
import { buttonClasses, Icon } from '../../../ui/button.tsx'
import { Dot } from '../../../ui/dot.tsx'
import { nameModel, type Answerer } from '../../../stores/models/choice.ts'
import { useWasOpened } from '../late-popup.ts'

const picker = later(async () => (await import('./model-picker.tsx')).ModelPicker)

interface ModelChooserProps {
  readonly answerer: Answerer
  readonly keys: readonly Key[]
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onChoose: (value: string) => void
}

export function ModelChooser(props: ModelChooserProps): ReactNode {
  const { answerer, keys, isOpen, onOpenChange, onChoose } = props
  const button = useRef<HTMLButtonElement>(null)
  const wasOpened = useWasOpened(isOpen, picker.prepare)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => onOpenChange(!isOpen)}
        className={buttonClasses(
          'quiet',
          'relative max-w-[50%] min-w-0 shrink aria-expanded:bg-soft max-sm:h-10 max-sm:gap-1 max-sm:px-2',
        )}
      >
        <span className="sr-only">{words.models.chooser} </span>
        <span className="flex min-w-0 items-center gap-x-2 max-sm:flex-col max-sm:items-start">
          <span className="max-w-full min-w-0 truncate max-sm:text-small/5">
            {nameModel(answerer.modelId)}
          </span>
          {!answerer.isPractice && <KeyName answerer={answerer} />}
        </span>
        <Icon of={ChevronDown} className="text-quiet" />
      </button>
      {wasOpened && (
        <picker.View
          isOpen={isOpen}
          anchor={button}
          answerer={answerer}
          keys={keys}
          onClose={() => onOpenChange(false)}
          onChoose={onChoose}
        />
      )}
    </>
  )
}

function KeyName({ answerer: { key, trouble } }: { readonly answerer: Answerer }): ReactNode {
  const name = trouble === 'gone' ? words.chat.noKey : key?.label
  if (!name) return null
  return (
    <span
      className="flex max-w-full min-w-0 items-center gap-1 font-normal text-quiet max-sm:text-tiny"
      data-testid="key-in-use"
    >
      {trouble && <Dot tone="warn" />}
      <span dir="auto" className="truncate">
        {name}
      </span>
    </span>
  )
}
