// Edits a budget in place: its limit, what happens there, and the warning. The scope and period can't be
// changed.
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import type { BudgetStatus } from '../../../../domain/budgets/budget.ts'
import { words } from '../../../../words/words.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { useFocusSoon } from '../../../ui/focus.ts'
import { FailureText } from '../../../ui/failure-text.tsx'
import { adviseOnLimit, typeLimits } from './budget-limits.ts'
import { changeBudget } from './budgets-store.ts'
import { LimitFields } from './limit-fields.tsx'
import { useLimits } from './use-limits.ts'

interface BudgetEditProps {
  readonly status: BudgetStatus
  readonly name: string
  readonly onClose: () => void
}

export function BudgetEdit({ status, name, onClose }: BudgetEditProps): ReactNode {
  const { budget, span } = status
  const form = useLimits(typeLimits(budget))
  useFocusSoon(() => form.limitField.current?.select())
  const advice = adviseOnLimit({ ...budget, toDay: span.toDay, typed: form.typed, spent: status })

  const save = (event: FormEvent) => {
    event.preventDefault()
    void form.submit(async (limits) => {
      const failure = await changeBudget({ budgetId: budget.id, ...limits })
      if (failure) return failure
      announce(words.budgets.saved)
      onClose()
      return null
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
  return (
    <form
      aria-label={words.budgets.editName(name)}
      className="mt-3 grid max-w-[560px] gap-4"
      onSubmit={save}
      onKeyDown={onKeyDown}
    >
      <LimitFields
        typed={form.typed}
        problem={form.problem}
        advice={advice.isWarning ? advice : undefined}
        limitField={form.limitField}
        onChange={form.change}
        onJudge={form.judge}
      />
      {form.failure && (
        <p role="alert" className="text-small text-bad">
          <FailureText failure={form.failure} />
        </p>
      )}
      <div className="flex gap-2">
        <Button kind="primary" type="submit" aria-disabled={form.isSaving}>
          {words.budgets.form.save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.app.cancel}
        </Button>
      </div>
    </form>
  )
}
