// The scopes that a budget can have: everything, each key, and each project of a key. Pure.
import type { BudgetScope } from '../../../../domain/budgets/budget.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { inLocale } from '../../../../words/format.ts'
import { words } from '../../../../words/words.ts'
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

const names = inLocale((locale) => new Intl.Collator(locale))

export function listScopes(keys: readonly Key[]): ScopeOptions {
  const projects = new Set(keys.map(({ project }) => project).filter((project) => project !== ''))
  return {
    all: option({ kind: 'all' }, words.budgets.everything),
    keys: keys.map(({ id: keyId }) => {
      const scope = { kind: 'key', keyId } as const
      return option(scope, nameScope(scope, keys))
    }),
    projects: [...projects]
      .toSorted(names().compare)
      .map((project) => option({ kind: 'project', project }, project)),
  }
}

const option = (scope: BudgetScope, name: string): ScopeOption => ({ id: idOfScope(scope), name, scope })

/** Returns everything if the chosen scope no longer exists. */
export function findScope({ all, keys, projects }: ScopeOptions, id: string): BudgetScope {
  return [...keys, ...projects].find((option) => option.id === id)?.scope ?? all.scope
}
