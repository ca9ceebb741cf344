// Adds a budget: its scope, period and limit. Shows what is already spent while the user types, so that a
// limit below that is no surprise. If there already is such a budget, links to it.
import { useId, useMemo, useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import {
  budgetPeriods,
  periodOf,
  type BudgetPeriod,
  type BudgetStatus,
} from '../../../../domain/budgets/budget.ts'
import type { BudgetId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { formatUsdExactly } from '../../../../words/usd.ts'
import { words } from '../../../../words/words.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { Sheet, SheetFoot } from '../../../ui/dialog.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { FailureText } from '../../../ui/failure-text.tsx'
import { findSame, formatLongDay, nameBudget } from './budget-figures.ts'
import { adviseOnLimit, newLimits } from './budget-limits.ts'
import { findScope, listScopes, type ScopeOptions } from './budget-scopes.ts'
import { addBudget, useSpentSoFar, useToday } from './budgets-store.ts'
import { LimitFields } from './limit-fields.tsx'
import { useLimits } from './use-limits.ts'

interface AddBudgetSheetProps {
  readonly isOpen: boolean
  readonly list: readonly BudgetStatus[]
  readonly keys: readonly Key[]
  readonly onClose: () => void
  /**
   * Called after the sheet has closed following an addition; the button that opened it may be elsewhere by
   * then.
   */
  readonly onGone: () => void
  /** Opens the editor of the existing budget. */
  readonly onChange: (id: BudgetId) => void
}

export function AddBudgetSheet(props: AddBudgetSheetProps): ReactNode {
  const [opening, setOpening] = useState(0)
  const firstField = useRef<HTMLSelectElement>(null)
  const hasAdded = useRef(false)
  return (
    <Sheet
      isOpen={props.isOpen}
      title={words.budgets.add}
      closeName={words.app.close}
      initialFocus={firstField}
      width="medium"
      onClose={props.onClose}
      onClosed={() => {
        setOpening(opening + 1)
        if (hasAdded.current) props.onGone()
        hasAdded.current = false
      }}
    >
      <AddBudgetForm
        key={opening}
        {...props}
        firstField={firstField}
        onAdded={() => {
          hasAdded.current = true
          props.onClose()
        }}
      />
    </Sheet>
  )
}

interface AddBudgetFormProps extends AddBudgetSheetProps {
  readonly firstField: RefObject<HTMLSelectElement | null>
  readonly onAdded: () => void
}

const listPeriods = () => budgetPeriods.map((value) => ({ value, label: words.budgets.periods[value] }))

function AddBudgetForm(props: AddBudgetFormProps): ReactNode {
  const { list, keys, firstField, onAdded, onClose, onChange } = props
  const formId = useId()
  const [scopeId, setScopeId] = useState('all')
  const [period, setPeriod] = useState<BudgetPeriod>('month')
  const options = useMemo(() => listScopes(keys), [keys])
  const scope = useMemo(() => findScope(options, scopeId), [options, scopeId])
  const form = useLimits(newLimits)
  const span = periodOf(period, useToday())
  const spent = useSpentSoFar(scope, period)
  const same = findSame(list, scope, period)

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (same) return
    void form.submit(async (limits) => {
      const failure = await addBudget({ scope, period, ...limits })
      if (failure) return failure
      announce(words.budgets.added(nameBudget({ scope, period }, keys)))
      onAdded()
      return null
    })
  }
  return (
    <>
      <form id={formId} className="mt-4 mb-6 grid gap-5" onSubmit={save}>
        <ScopeField first={firstField} options={options} value={scopeId} onChoose={setScopeId} />
        <div className="grid justify-items-start gap-1">
          <span aria-hidden className="text-small font-medium">
            {words.budgets.form.period}
          </span>
          <Segments
            name={words.budgets.form.period}
            value={period}
            options={listPeriods()}
            onChoose={(next) => setPeriod(next)}
          />
          <p className="text-tiny text-quiet">
            {words.budgets.form.periodSentence[period](
              formatLongDay(span.fromDay),
              formatLongDay(span.toDay),
            )}
          </p>
        </div>
        {same ? (
          <p role="alert" className="text-small text-bad">
            {words.budgets.form.exists(formatUsdExactly(same.budget.limitNanoUsd))}{' '}
            <TextButton onClick={() => onChange(same.budget.id)}>{words.budgets.form.changeThat}</TextButton>
          </p>
        ) : (
          <LimitFields
            typed={form.typed}
            problem={form.problem}
            advice={spent && adviseOnLimit({ scope, period, toDay: span.toDay, typed: form.typed, spent })}
            limitField={form.limitField}
            onChange={form.change}
            onJudge={form.judge}
          />
        )}
        {form.failure && !same && (
          <p role="alert" className="text-small text-bad">
            <FailureText failure={form.failure} />
          </p>
        )}
      </form>
      <SheetFoot>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          {!same && (
            <Button kind="primary" type="submit" form={formId} aria-disabled={form.isSaving}>
              {words.budgets.add}
            </Button>
          )}
        </div>
      </SheetFoot>
    </>
  )
}

interface ScopeFieldProps {
  readonly first: RefObject<HTMLSelectElement | null>
  readonly options: ScopeOptions
  readonly value: string
  readonly onChoose: (id: string) => void
}

function ScopeField({ first, options, value, onChoose }: ScopeFieldProps): ReactNode {
  const { all, keys, projects } = options
  const hint = keys.length > 0 && projects.length === 0 ? words.budgets.form.noProjects : undefined
  const group = (name: string, members: ScopeOptions['keys']) =>
    members.length > 0 && (
      <optgroup label={name}>
        {members.map(({ id, name: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </optgroup>
    )
  return (
    <SelectField
      ref={first}
      label={words.budgets.form.scope}
      hint={hint}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value={all.id}>{all.name}</option>
      {group(words.budgets.form.oneKey, keys)}
      {group(words.budgets.form.oneProject, projects)}
    </SelectField>
  )
}
