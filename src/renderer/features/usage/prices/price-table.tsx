// The prices as a table. In a narrow window each row takes two lines, with a name at every figure. The roles
// are explicit, because not every screen reader treats a table laid out as a grid as a table.
import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { ListedPrice } from '../../../../domain/usage/price.ts'
import { words } from '../../../../words/words.ts'
import { formatCount } from '../../../base/format.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { sayCachedPrice, sayFrom, sayPrice } from './price-list.ts'
import { removePrice } from './prices-store.ts'

const rowGrid =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 ' +
  '@4xl:grid-cols-[minmax(0,1fr)_88px_96px_88px_184px_104px] @4xl:gap-x-4'

const listColumns = () => [
  { text: words.prices.columns.model },
  { text: words.prices.columns.input, isNumber: true },
  { text: words.prices.columns.cached, isNumber: true },
  { text: words.prices.columns.output, isNumber: true },
  { text: words.prices.columns.from },
  { text: words.prices.columns.actions, isHidden: true },
]

/** Focuses the first button in the model's row. */
export function focusPrice(modelId: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-price-of]')]
  rows
    .find((row) => row.dataset['priceOf'] === modelId)
    ?.querySelector('button')
    ?.focus()
}

interface PriceTableProps {
  readonly list: readonly ListedPrice[]
  readonly onEdit: (price: ListedPrice) => void
}

export function PriceTable({ list, onEdit }: PriceTableProps): ReactNode {
  const table = useFocusAfterRemoval(list)
  return (
    <div
      ref={table}
      role="table"
      aria-label={words.prices.title}
      className="@container overflow-hidden rounded-large border border-line bg-surface"
    >
      <div role="rowgroup" className="sr-only @4xl:not-sr-only">
        <div role="row" className={classes(rowGrid, 'border-b border-line py-2 text-tiny text-quiet')}>
          {listColumns().map(({ text, isNumber, isHidden }) => (
            <div
              key={text}
              role="columnheader"
              className={classes('font-medium', isNumber && 'text-end', isHidden && 'sr-only')}
            >
              {text}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {list.map((price) => (
          <PriceRow key={price.modelId} price={price} onEdit={() => onEdit(price)} />
        ))}
      </div>
    </div>
  )
}

/**
 * Removing a price removes its button, and the row too if nothing else is known about the model. Then the row
 * in the same place gets the focus.
 */
function useFocusAfterRemoval(list: readonly ListedPrice[]): RefObject<HTMLDivElement | null> {
  const table = useRef<HTMLDivElement>(null)
  const before = useRef(list)
  useEffect(() => {
    const lostAt = before.current.findIndex(
      (one) =>
        one.from === 'own' && !list.some((price) => price.modelId === one.modelId && price.from === 'own'),
    )
    const lost = before.current[lostAt]
    before.current = list
    if (!lost || document.activeElement !== document.body) return
    focusPrice(lost.modelId)
    if (document.activeElement !== document.body) return
    const rows = table.current?.querySelectorAll('[data-price-of]')
    rows?.[Math.min(lostAt, rows.length - 1)]?.querySelector('button')?.focus()
  }, [list])
  return table
}

function PriceRow({
  price,
  onEdit,
}: {
  readonly price: ListedPrice
  readonly onEdit: () => void
}): ReactNode {
  const { modelId, from, dearerFromTokens } = price
  return (
    <div
      role="row"
      data-price-of={modelId}
      className={classes(rowGrid, 'py-2 not-first:border-t not-first:border-line @4xl:min-h-12')}
    >
      <div role="cell" className="min-w-0">
        <span title={modelId} className="block truncate font-medium">
          <bdi>{modelId}</bdi>
        </span>
        {dearerFromTokens !== null && (
          <span className="block text-tiny text-quiet">
            {words.prices.dearer(formatCount(dearerFromTokens))}
          </span>
        )}
        {from === 'none' && <span className="block text-tiny text-warn">{words.prices.noneSentence}</span>}
      </div>
      <div
        role="presentation"
        className={classes(
          'col-span-2 row-start-2 flex flex-wrap gap-x-4 text-small @4xl:contents',
          from === 'none' && 'hidden',
        )}
      >
        <Figure name={words.prices.columns.input} text={sayPrice(price.inputNanoUsdPerMillion)} />
        <Figure name={words.prices.columns.cached} text={sayCachedPrice(price)} />
        <Figure name={words.prices.columns.output} text={sayPrice(price.outputNanoUsdPerMillion)} />
        <div role="cell" className="text-small text-quiet">
          {sayFrom(price)}
        </div>
      </div>
      <div role="cell" className="col-start-2 row-start-1 flex justify-end @4xl:col-auto @4xl:row-auto">
        <Actions price={price} onEdit={onEdit} />
      </div>
    </div>
  )
}

function Figure({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  const isPlain = text === words.prices.asInput || text === words.prices.unknown
  return (
    <div role="cell" className={classes('tabular-nums @4xl:text-end', isPlain && 'text-quiet')}>
      <span aria-hidden className="text-quiet @4xl:hidden">
        {name}{' '}
      </span>
      {text === words.prices.unknown ? (
        <>
          <span aria-hidden>–</span>
          <span className="sr-only">{text}</span>
        </>
      ) : (
        <span>{text}</span>
      )}
    </div>
  )
}

function Actions({ price, onEdit }: { readonly price: ListedPrice; readonly onEdit: () => void }): ReactNode {
  const { modelId, from } = price
  if (from === 'none')
    return (
      <Button aria-label={words.prices.setFor(modelId)} onClick={onEdit}>
        {words.prices.add}
      </Button>
    )
  if (from === 'catalogue')
    return (
      <IconButton name={words.prices.replaceFor(modelId)} icon={Pencil} className="-me-2" onClick={onEdit} />
    )
  return (
    <>
      <IconButton name={words.prices.editFor(modelId)} icon={Pencil} onClick={onEdit} />
      <IconButton
        name={words.prices.removeFor(modelId)}
        icon={Trash2}
        className="-me-2"
        onClick={() => void removePrice(price)}
      />
    </>
  )
}
