// The state of a budget's form: the typed values, when they are checked, and the result of saving.
import { useRef, useState, type RefObject } from 'react'
import type { BudgetLimits } from './budgets-store.ts'
import { unlessDeclined, type Failure } from '../../../../domain/failure.ts'
import { findLimitProblem, readLimit, type TypedLimits } from './budget-limits.ts'

export interface LimitsForm {
  readonly typed: TypedLimits
  readonly problem: string | null
  readonly failure: Failure | null
  readonly isSaving: boolean
  readonly limitField: RefObject<HTMLInputElement | null>
  readonly change: (typed: TypedLimits) => void
  readonly judge: () => void
  readonly forgetFailure: () => void
  /** Calls `save` if the limits are valid; otherwise shows why not and focuses the field. */
  readonly submit: (save: (limits: BudgetLimits) => Promise<Failure | null>) => Promise<void>
}

export function useLimits(begin: TypedLimits): LimitsForm {
  const [typed, setTyped] = useState(begin)
  const [isJudged, setIsJudged] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const limitField = useRef<HTMLInputElement>(null)
  return {
    typed,
    problem: isJudged ? findLimitProblem(typed.limit) : null,
    failure,
    isSaving,
    limitField,
    change: setTyped,
    judge: () => setIsJudged(true),
    forgetFailure: () => setFailure(null),
    async submit(save) {
      if (isSaving) return
      setIsJudged(true)
      const read = readLimit(typed.limit)
      if (!read.isOk || findLimitProblem(typed.limit) !== null) return limitField.current?.focus()
      setIsSaving(true)
      const { isHard, warnAtPercent } = typed
      setFailure(unlessDeclined(await save({ limitNanoUsd: read.nanoUsd, isHard, warnAtPercent })))
      setIsSaving(false)
    },
  }
}
