// Chooses where to import keys from: a chosen or dropped file, or the environment. Main does all the reading.
import { FileKey, SquareTerminal, type LucideIcon } from 'lucide-react'
import { useState, type DragEvent, type ReactNode, type RefObject } from 'react'
import { words } from '../../../../words/words.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'

interface ImportDoorsProps {
  readonly firstRef: RefObject<HTMLButtonElement | null>
  readonly isBusy: boolean
  readonly onChooseFile: () => void
  readonly onLookAtEnvironment: () => void
}

export function ImportDoors({ firstRef, isBusy, ...props }: ImportDoorsProps): ReactNode {
  const { isOver, ...drops } = useFileDrops()
  return (
    <div
      {...drops}
      data-testid="drop-zone"
      className={classes(
        'mt-4 rounded-large border border-dashed p-3 transition-colors',
        isOver ? 'border-brass bg-chosen' : 'border-outline',
      )}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Door
          ref={firstRef}
          icon={FileKey}
          name={words.keyImport.chooseFile}
          sentence={words.keyImport.chooseFileSentence}
          isBusy={isBusy}
          onEnter={props.onChooseFile}
        />
        <Door
          icon={SquareTerminal}
          name={words.keyImport.environment}
          sentence={words.keyImport.environmentSentence}
          isBusy={isBusy}
          onEnter={props.onLookAtEnvironment}
        />
      </div>
      <p className="pt-3 text-center text-small text-quiet">
        {isOver ? words.keyImport.dropNow : words.keyImport.drop}
      </p>
    </div>
  )
}

interface DoorProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly sentence: string
  readonly isBusy: boolean
  readonly onEnter: () => void
  readonly ref?: RefObject<HTMLButtonElement | null>
}

function Door({ icon, name, sentence, isBusy, onEnter, ref }: DoorProps): ReactNode {
  return (
    <button
      ref={ref}
      type="button"
      aria-disabled={isBusy}
      onClick={() => !isBusy && onEnter()}
      className="flex flex-col items-start gap-3 rounded-large border border-line bg-surface p-4 text-start
        hover:border-outline"
    >
      <span className="flex size-8 items-center justify-center rounded-small bg-chosen">
        <Icon of={icon} />
      </span>
      <span>
        <span className="block font-semibold">{name}</span>
        <span className="block text-small text-quiet">{sentence}</span>
      </span>
    </button>
  )
}

/** Accepts dragged files. The dropped file doesn't come through here: main reads it and sends an event. */
function useFileDrops() {
  const [isOver, setIsOver] = useState(false)
  const allow = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setIsOver(true)
  }
  return {
    isOver,
    onDragEnter: allow,
    onDragOver: allow,
    onDragLeave: (event: DragEvent) => {
      const { relatedTarget, currentTarget } = event
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
    },
  }
}
