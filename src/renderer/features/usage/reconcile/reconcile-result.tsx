// The result of a comparison: whether everything is equal, both totals, the differences with likely reasons,
// and on demand the equal rows.
import { useState, type ReactNode, type Ref } from 'react'
import { differenceReasons, type Reconciliation } from '../../../../domain/usage/reconciliation.ts'
import { words } from '../../../../words/words.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { RowsTable, showDay, TotalsTable } from './reconcile-table.tsx'

/** Sums the result up in one sentence. */
export function tellVerdict({ rows, moreRows }: Reconciliation): string {
  const differing = rows.filter((row) => !row.isEqual).length
  return differing === 0
    ? words.reconcile.allEqual(rows.length)
    : words.reconcile.someDiffer(differing, rows.length + moreRows)
}

interface ReconcileResultProps {
  readonly compared: Reconciliation
  /** Takes the focus when it appears. */
  readonly headingRef: Ref<HTMLHeadingElement>
}

export function ReconcileResult({ compared, headingRef }: ReconcileResultProps): ReactNode {
  const { kind, span, rows, moreRows, ignoredLines } = compared
  const [showsEqual, setShowsEqual] = useState(false)
  const differing = rows.filter((row) => !row.isEqual)
  const equal = rows.filter((row) => row.isEqual)
  return (
    <div className="mb-4">
      <h3 ref={headingRef} tabIndex={-1} className="mt-4 font-semibold outline-none">
        {words.reconcile.heading(kind, words.reconcile.days(showDay(span.fromDay), showDay(span.toDay)))}
      </h3>
      <p data-testid="verdict">{tellVerdict(compared)}</p>
      <TotalsTable compared={compared} />
      {differing.length > 0 && (
        <>
          <h4 className="mt-6 font-semibold">{words.reconcile.differences}</h4>
          <RowsTable name={words.reconcile.differences} kind={kind} rows={differing} hasReasons />
          <Reasons rows={differing} />
        </>
      )}
      {equal.length > 0 && (
        <div className="mt-6">
          <TextButton aria-expanded={showsEqual} onClick={() => setShowsEqual(!showsEqual)}>
            {showsEqual ? words.reconcile.hideEqual : words.reconcile.showEqual(equal.length)}
          </TextButton>
          {showsEqual && (
            <RowsTable name={words.reconcile.equalRows} kind={kind} rows={equal} hasReasons={false} />
          )}
        </div>
      )}
      {moreRows > 0 && <p className="mt-4 text-small text-quiet">{words.reconcile.moreRows(moreRows)}</p>}
      {ignoredLines > 0 && (
        <p className="mt-4 text-small text-quiet">{words.reconcile.ignored(ignoredLines)}</p>
      )}
    </div>
  )
}

function Reasons({ rows }: { readonly rows: Reconciliation['rows'] }): ReactNode {
  const named = differenceReasons.filter((reason) => rows.some(({ reasons }) => reasons.includes(reason)))
  return (
    <section aria-label={words.reconcile.reasonsTitle} className="mt-3 text-small">
      <dl className="flex flex-col gap-1">
        {named.map((reason) => (
          <div key={reason}>
            <dt className="inline font-semibold">{words.reconcile.reasons[reason]}</dt>
            <dd className="inline text-quiet"> – {words.reconcile.reasonSentences[reason]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
