// "14 models", which opens the list of their names.
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { KeyTestFact } from '../../../../domain/keys/key-test.ts'
import { words } from '../../../../words/words.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'

export type ModelsFound = KeyTestFact & { readonly kind: 'models' }

interface ModelsToggleProps {
  readonly found: ModelsFound
  readonly listId: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

export function ModelsToggle({ found, listId, isOpen, onToggle }: ModelsToggleProps): ReactNode {
  const text = words.addKey.checklist.models(found.total)
  if (found.modelIds.length === 0) return <span>{text}</span>
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={listId}
      onClick={onToggle}
      className="-me-2 my-0.5 inline-flex h-6 items-center gap-1 rounded-small ps-2 pe-1 hover:bg-soft hover:text-ink"
    >
      {text}
      <Icon of={ChevronRight} className={classes('size-4', isOpen ? 'rotate-90' : 'rtl:rotate-180')} />
    </button>
  )
}

export function ModelNames({
  found,
  listId,
}: {
  readonly found: ModelsFound
  readonly listId: string
}): ReactNode {
  const more = found.total - found.modelIds.length
  return (
    <ul
      id={listId}
      aria-label={words.addKey.checklist.steps.models}
      tabIndex={0}
      className="appear mb-2 flex max-h-36 flex-wrap gap-x-4 gap-y-1 overflow-y-auto rounded-small bg-soft px-3
        py-2 font-mono text-tiny select-text"
    >
      {found.modelIds.map((id) => (
        <li key={id}>{id}</li>
      ))}
      {more > 0 && <li className="font-sans text-quiet">{words.addKey.checklist.moreModels(more)}</li>}
    </ul>
  )
}
