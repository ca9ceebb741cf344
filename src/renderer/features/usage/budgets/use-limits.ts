// What is typed into the form of a budget, when it is judged, and what became of saving it.
import { useRef, useState, type RefObject } from 'react'
import type { BudgetLimits } from './budgets-store.ts'
import type { Failure } from '../../../../domain/failure.ts'
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
  /** With limits that can be saved; otherwise it is said why not, and the field has the focus. */
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
      setFailure(await save({ limitNanoUsd: read.nanoUsd, isHard, warnAtPercent }))
      setIsSaving(false)
    },
  }
}
