// What is known about a model, in one or two lines below its name.
import type { ReactNode } from 'react'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import { words } from '../../words/words.ts'
import { formatCount } from '../base/format.ts'
import type { PickerItem } from '../ui/picker-list.ts'
import type { PickerSearch } from '../ui/picker.tsx'
import { useNowMs } from '../base/use-now.ts'
import { describeFacts, readShutdown } from '../stores/models/facts.ts'

export interface ModelItem extends PickerItem {
  /** `null` if nothing is known. */
  readonly facts: ModelFacts | null
}

/** A shorter list needs no search field. */
export const searchModelsFrom = 13

export const modelSearch: PickerSearch = {
  get name() {
    return words.models.search
  },
  nothingFound: (text) => words.models.nothingFound(text),
  more: (left) => words.models.more(formatCount(left)),
}

/** The note about prices, shown only if a price is shown. */
export const explainPrices = (items: readonly ModelItem[]): ReactNode =>
  items.some(({ facts }) => facts !== null && facts.inputNanoUsdPerMillion !== null) && (
    <p className="px-2 py-1 text-tiny text-quiet">{words.models.prices}</p>
  )

export const drawFacts = ({ facts }: ModelItem): ReactNode => facts && <Lines of={facts} />

function Lines({ of: facts }: { readonly of: ModelFacts }): ReactNode {
  const nowMs = useNowMs()
  const shutdown = readShutdown(facts.shutsDownOn, nowMs)
  const line = describeFacts(facts)
  return (
    <>
      {line !== '' && <span className="block text-tiny text-quiet tabular-nums">{line}</span>}
      {shutdown && (
        <span className={`block text-tiny ${shutdown.when === 'later' ? 'text-warn' : 'text-bad'}`}>
          {shutdown.when === 'past'
            ? words.models.hasShutDown(shutdown.day)
            : words.models.shutsDown(shutdown.day)}
        </span>
      )}
    </>
  )
}
