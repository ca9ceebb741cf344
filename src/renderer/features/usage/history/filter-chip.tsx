// The history's filter, with a button that removes it.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { keys } from '../../../stores/keys.ts'
import { nameGroup } from './group-names.ts'
import { choose, useHistoryChoice } from './history-choice.ts'

/** For example "Model: gpt-6-luna"; `null` without a filter. */
export function useFilterName(): string | null {
  const { filter, filterTitle } = useHistoryChoice()
  const allKeys = useResource(keys).value ?? []
  return filter && words.usage.filtered(filter.by, nameGroup(filter.by, filter.id, filterTitle, allKeys))
}

export function FilterChip(): ReactNode {
  const what = useFilterName()
  if (what === null) return null
  return (
    <Button
      aria-label={words.usage.unfilter(what)}
      className="max-w-full min-w-0 shrink bg-chosen"
      onClick={() => choose({ filter: null })}
    >
      <span className="min-w-0 truncate">{what}</span>
      <Icon of={X} />
    </Button>
  )
}
