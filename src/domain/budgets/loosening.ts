// Decides whether a change lets requests through that a hard limit refused before. Such a change is asked by main,
// since a script in the page could make it. Pure.
import type { Budget } from './budget.ts'

type Limit = Pick<Budget, 'limitNanoUsd' | 'isHard'>

/** `after` is `null` if the budget is removed. Its scope and its period can't change. */
export function loosensLimit(before: Limit, after: Limit | null): boolean {
  if (!before.isHard) return false
  return after === null || !after.isHard || after.limitNanoUsd > before.limitNanoUsd
}

/**
 * Returns the hard limits that a key's requests no longer count in once the key has another project. A project is
 * compared as it is stored, trimmed.
 */
export function listLimitsLeft<Each extends Pick<Budget, 'isHard' | 'scope'>>(
  budgets: readonly Each[],
  project: string,
  nextProject: string,
): Each[] {
  if (nextProject.trim() === project) return []
  return budgets.filter(
    ({ isHard, scope }) => isHard && scope.kind === 'project' && scope.project === project,
  )
}
