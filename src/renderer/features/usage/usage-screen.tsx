// The Usage screen with its three parts: history, budgets and prices.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { stayAt } from '../../base/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../ui/screen-header.tsx'
import { Segments } from '../../ui/segments.tsx'
import { BudgetsPart } from './budgets/budgets-part.tsx'
import { PricesPart } from './prices/prices-part.tsx'
import { HistoryPart } from './history/history-part.tsx'
import { UsageMenu, type UsagePlace } from './usage-menu.tsx'

const parts = ['history', 'budgets', 'prices'] as const
const listOptions = () => parts.map((value) => ({ value, label: words.usage.parts[value] }))

export function UsageScreen({ place }: { readonly place: UsagePlace }): ReactNode {
  const { part = 'history', sheet } = place
  return (
    <>
      <ScreenHeader
        title={words.usage.title}
        beside={
          <Segments
            name={words.usage.part}
            value={part}
            options={listOptions()}
            onChoose={(next) => stayAt({ screen: 'usage', part: next })}
          />
        }
      >
        <UsageMenu part={part} sheet={sheet} />
      </ScreenHeader>
      <ScreenPage>
        {part === 'history' && <HistoryPart />}
        {part === 'budgets' && <BudgetsPart />}
        {part === 'prices' && <PricesPart />}
      </ScreenPage>
    </>
  )
}
