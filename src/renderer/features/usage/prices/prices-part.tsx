// The prices of models: those used without a known price first, then the user's own, then the catalogue's. A
// part of the Usage screen. The edited model is part of the place, so that any code can lead here.
import { Plus, Search } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { stayAt, usePlace } from '../../../base/navigation.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { inputClasses } from '../../../ui/field.tsx'
import { EmptyNotice, FailureNotice, LateLoading } from '../../../ui/notice.tsx'
import { findPrices, orderPrices, sayDate } from './price-list.ts'
import { PriceSheet } from './price-sheet.tsx'
import { PriceTable } from './price-table.tsx'
import { prices, usePrices } from './prices-store.ts'

const firstShown = 200

const editPrice = (modelId?: string): void =>
  stayAt({ screen: 'usage', part: 'prices', ...(modelId !== undefined && { modelId }) })

export function PricesPart(): ReactNode {
  const { value, failure } = usePrices()
  const place = usePlace()
  const editedId = place.screen === 'usage' ? place.modelId : undefined
  const list = value?.prices
  const edited = editedId !== undefined && {
    modelId: editedId,
    listed: list?.find(({ modelId }) => modelId === editedId),
  }
  return (
    <>
      {failure && (
        <div className="mb-4">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={() => void prices.reload()}>{words.app.tryAgain}</Button>
          </FailureNotice>
        </div>
      )}
      {!value && !failure && <LateLoading text={words.app.loading} />}
      {value && (
        <>
          <p className="max-w-[720px] text-quiet">
            {words.prices.sentence(value.source, sayDate(value.date))}
          </p>
          <p className="mt-1 max-w-[720px] text-quiet">{words.prices.keeps}</p>
        </>
      )}
      {list?.length === 0 && (
        <EmptyNotice title={words.prices.emptyTitle} sentence={words.prices.emptySentence}>
          <AddButton />
        </EmptyNotice>
      )}
      {list && list.length > 0 && <PriceList list={list} />}
      {/* The form's initial values aren't known until the list is read. */}
      <PriceSheet edited={(value || failure) && edited ? edited : null} onClose={() => editPrice()} />
    </>
  )
}

const AddButton = (): ReactNode => (
  <Button kind="primary" icon={Plus} onClick={() => editPrice('')}>
    {words.prices.add}
  </Button>
)

type Listed = NonNullable<ReturnType<typeof usePrices>['value']>['prices']

function PriceList({ list }: { readonly list: Listed }): ReactNode {
  const [written, setWritten] = useState('')
  const [isAll, setIsAll] = useState(false)
  const ordered = useMemo(() => orderPrices(list), [list])
  const found = useMemo(() => findPrices(ordered, written), [ordered, written])
  const shown = isAll ? found : found.slice(0, firstShown)
  const left = found.length - shown.length
  return (
    <>
      <div className="mt-4 mb-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <div className="relative min-w-0 flex-1 basis-56 sm:max-w-80">
          <Icon of={Search} className="absolute start-3 top-2.5 text-quiet" />
          <input
            type="search"
            dir="auto"
            aria-label={words.prices.find}
            placeholder={words.prices.find}
            value={written}
            maxLength={200}
            onChange={(event) => setWritten(event.target.value)}
            className={classes(inputClasses, 'ps-9!')}
          />
        </div>
        <AddButton />
      </div>
      <p role="status" className={found.length > 0 ? 'sr-only' : 'py-8 text-center text-quiet'}>
        {found.length === 0
          ? words.prices.nothingFound(written)
          : written !== '' && words.prices.found(found.length)}
      </p>
      {found.length > 0 && <PriceTable list={shown} onEdit={({ modelId }) => editPrice(modelId)} />}
      {left > 0 && (
        <Button kind="quiet" className="mt-3" onClick={() => setIsAll(true)}>
          {words.prices.more(left)}
        </Button>
      )}
    </>
  )
}
