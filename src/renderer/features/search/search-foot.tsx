// Below the results: how many, in which order, and what the keys do.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { readIsMac, showKeys } from '../../base/key-press.ts'
import { KeySigns } from '../../ui/key-signs.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import type { SearchState } from './search-store.ts'
import { maxMessageHits, search } from './search.ts'

export function SearchFoot({ state }: { readonly state: SearchState }): ReactNode {
  const { findings, order } = state
  const hasHits = findings !== null && findings.messages.length + findings.titles.length > 0
  if (!hasHits) return <p role="status" className="sr-only" />
  const isAll = findings.messages.length < maxMessageHits
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-4 border-t border-line px-4 text-tiny text-quiet">
      <p role="status" className="min-w-0 flex-1 truncate">
        {words.search.found(findings.messages.length, findings.titles.length, isAll)}
        {' · '}
        {findings.order === 'best' ? words.search.bestFirst : words.search.newestFirst}
      </p>
      <span aria-hidden className="flex items-center gap-1 max-sm:hidden">
        <KeySigns pieces={['↑', '↓']} /> {words.search.keyChoose}
      </span>
      <span className="flex items-center gap-1">
        <span aria-hidden className="max-sm:hidden">
          <KeySigns pieces={showKeys('Enter', readIsMac())} />
        </span>
        <TextButton
          // A press must not take the focus from the field, where the arrow keys choose.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => search.orderBy(order === 'best' ? 'newest' : 'best')}
        >
          {order === 'best' ? words.search.showNewest : words.search.showBest}
        </TextButton>
      </span>
    </div>
  )
}
