// The scopes that a budget can have: everything, each key, and each project of a key. Pure.
import type { BudgetScope } from '../../../../domain/budgets/budget.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { budgetsInEnglish as words } from '../../../../words/en/budgets.ts'
import { idOfScope, nameScope } from './budget-figures.ts'

interface ScopeOption {
  readonly id: string
  readonly name: string
  readonly scope: BudgetScope
}

export interface ScopeOptions {
  readonly all: ScopeOption
  readonly keys: readonly ScopeOption[]
  readonly projects: readonly ScopeOption[]
}

export function listScopes(keys: readonly Key[]): ScopeOptions {
  const projects = new Set(keys.map(({ project }) => project).filter((project) => project !== ''))
  return {
    all: option({ kind: 'all' }, words.everything),
    keys: keys.map(({ id: keyId }) => {
      const scope = { kind: 'key', keyId } as const
      return option(scope, nameScope(scope, keys))
    }),
    projects: [...projects]
      .toSorted((one, other) => one.localeCompare(other))
      .map((project) => option({ kind: 'project', project }, project)),
  }
}

const option = (scope: BudgetScope, name: string): ScopeOption => ({ id: idOfScope(scope), name, scope })

/** Returns everything if the chosen scope no longer exists. */
export function findScope({ all, keys, projects }: ScopeOptions, id: string): BudgetScope {
  return [...keys, ...projects].find((option) => option.id === id)?.scope ?? all.scope
}
