// The menu in the header of the Usage screen.
import { Calculator, Download, Ellipsis, Scale } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Calendar } from '../../../domain/day.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { stayAt, type Place } from '../../base/navigation.ts'
import { IconButton } from '../../ui/button.tsx'
import { DropMenu, MenuChoice, MenuChoices, MenuGroup, MenuItem } from '../../ui/menu.tsx'
import { tellBriefly, tellFailure } from '../../ui/notices.tsx'
import { ExportSheet } from './export/export-sheet.tsx'
import { choose, useHistoryChoice, useHistoryQuestion } from './history/history-choice.ts'
import { ReconcileSheet } from './reconcile/reconcile-sheet.tsx'
import { overview } from '../../stores/usage.ts'

export type UsagePlace = Extract<Place, { screen: 'usage' }>

interface UsageMenuProps {
  readonly part: NonNullable<UsagePlace['part']>
  /** The sheet over the screen. */
  readonly sheet: UsagePlace['sheet']
}

const isCalendar = (value: string): value is Calendar => value === 'local' || value === 'utc'

async function recount(): Promise<void> {
  const answer = await api.usage.recountSums({})
  if (!answer.ok) return tellFailure(answer.failure)
  tellBriefly(words.usage.recounted(answer.value.repairedDays))
  await overview.reload()
}

export function UsageMenu({ part, sheet }: UsageMenuProps): ReactNode {
  const { calendar, kind } = useHistoryChoice()
  const question = useHistoryQuestion()
  const open = (next: UsagePlace['sheet']) =>
    stayAt({ screen: 'usage', part, ...(next !== undefined && { sheet: next }) })
  const close = () => open(undefined)
  return (
    <>
      <DropMenu trigger={<IconButton name={words.usage.menu} icon={Ellipsis} />}>
        <MenuItem icon={Download} onChoose={() => open('export')}>
          {words.usage.export}
        </MenuItem>
        <MenuItem icon={Scale} onChoose={() => open('reconcile')}>
          {words.usage.reconcile}
        </MenuItem>
        <MenuItem icon={Calculator} onChoose={() => void recount()}>
          {words.usage.recount}
        </MenuItem>
        <MenuGroup name={words.usage.days}>
          <MenuChoices
            value={calendar}
            onChoose={(value) => isCalendar(value) && choose({ calendar: value })}
          >
            <MenuChoice value="local">{words.usage.calendars.local}</MenuChoice>
            <MenuChoice value="utc">{words.usage.calendars.utc}</MenuChoice>
          </MenuChoices>
        </MenuGroup>
      </DropMenu>
      {sheet === 'export' && <ExportSheet question={{ ...question, kind }} onClose={close} />}
      {sheet === 'reconcile' && <ReconcileSheet onClose={close} />}
    </>
  )
}
