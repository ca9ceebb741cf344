// Queries on budgets. What was spent is read from the sums by day, in the person's own days; there is no
// column for it. A key's budget also counts the keys that the key replaced.
import type { Budget, BudgetScope } from '../../../domain/budgets/budget.ts'
import type { Day, DaySpan } from '../../../domain/day.ts'
import type { BudgetId, KeyId } from '../../../domain/ids.ts'
import type { NanoUsd } from '../../../domain/money.ts'
import type { Connection } from '../connection.ts'

export interface StoredBudget extends Budget {
  /** The keys that this key replaced; their requests count too. */
  readonly formerKeyIds: readonly KeyId[]
  /** The first day of the period of the last warning; `null` if there was none. */
  readonly warnedForDay: Day | null
}

interface Spent {
  readonly spentNanoUsd: NanoUsd
  /** Requests whose price is unknown; the sum doesn't include them. */
  readonly unpricedRequests: number
}

export type BudgetLimits = Pick<Budget, 'limitNanoUsd' | 'isHard' | 'warnAtPercent'>

export interface BudgetQueries {
  /** Returns all budgets, oldest first. */
  list(): StoredBudget[]
  find(id: BudgetId): StoredBudget | null
  insert(budget: Budget, createdAtMs: number): void
  change(id: BudgetId, limits: BudgetLimits): void
  /** Returns false if there is none. */
  remove(id: BudgetId): boolean
  /** Sums the requests in the budget's scope on these days. */
  readSpent(budget: Pick<StoredBudget, 'scope' | 'formerKeyIds'>, span: DaySpan): Spent
  markWarned(id: BudgetId, day: Day): void
  /** Moves the old key's budgets to the new key; they still count the old key's requests. */
  moveKey(oldId: KeyId, newId: KeyId): void
  removeOfKey(keyId: KeyId): void
  /** Removes the budgets of keys that are no longer listed, such as keys of an earlier session. */
  removeOfGoneKeys(): void
}

interface BudgetRow {
  readonly id: BudgetId
  readonly scope: BudgetScope['kind']
  readonly project: string | null
  readonly keyId: KeyId | null
  readonly period: Budget['period']
  readonly limitNanoUsd: NanoUsd
  readonly isHard: 0 | 1
  readonly warnAtPercent: number | null
  readonly warnedForDay: Day | null
  /** A JSON list. */
  readonly formerKeyIds: string
}

type LimitsRow = Pick<BudgetRow, 'id' | 'limitNanoUsd' | 'isHard' | 'warnAtPercent'>
type NewRow = Omit<BudgetRow, 'warnedForDay' | 'formerKeyIds'> & { readonly createdAtMs: number }

const columns = `
  id, scope, project, key_id AS keyId, period, limit_nano_usd AS limitNanoUsd, is_hard AS isHard,
  warn_at_percent AS warnAtPercent, warned_for_day AS warnedForDay,
  (SELECT json_group_array(former.key_id) FROM budget_former_key AS former WHERE former.budget_id = budget.id)
    AS formerKeyIds`

const spent = `
  SELECT coalesce(sum(cost_nano_usd), 0) AS spentNanoUsd,
    coalesce(sum(unpriced_requests), 0) AS unpricedRequests
  FROM usage_day WHERE calendar = 'local' AND day BETWEEN @fromDay AND @toDay`

export const budgetSql = {
  list: `SELECT ${columns} FROM budget ORDER BY created_at_ms, id`,
  find: `SELECT ${columns} FROM budget WHERE id = ?`,
  insert: `INSERT INTO budget (id, scope, project, key_id, period, limit_nano_usd, is_hard, warn_at_percent,
      created_at_ms)
    VALUES (@id, @scope, @project, @keyId, @period, @limitNanoUsd, @isHard, @warnAtPercent, @createdAtMs)`,
  change: `UPDATE budget SET limit_nano_usd = @limitNanoUsd, is_hard = @isHard,
      warn_at_percent = @warnAtPercent
    WHERE id = @id`,
  remove: 'DELETE FROM budget WHERE id = ?',
  spentByAll: spent,
  spentByKeys: `${spent} AND key_id IN (SELECT value FROM json_each(@keyIds))`,
  spentByProject: `${spent} AND project = @project`,
  markWarned: 'UPDATE budget SET warned_for_day = @day WHERE id = @id',
  noteFormerKey: `INSERT OR IGNORE INTO budget_former_key (budget_id, key_id)
    SELECT id, key_id FROM budget WHERE scope = 'key' AND key_id = ?`,
  moveKey: `UPDATE budget SET key_id = @newId WHERE scope = 'key' AND key_id = @oldId`,
  removeOfKey: `DELETE FROM budget WHERE scope = 'key' AND key_id = ?`,
  removeOfGoneKeys: `DELETE FROM budget
    WHERE scope = 'key' AND NOT EXISTS (SELECT 1 FROM api_key WHERE api_key.id = budget.key_id)`,
} as const

const nothing: Spent = { spentNanoUsd: 0 as NanoUsd, unpricedRequests: 0 } // 0 is a whole number of nano-dollars

export function prepareBudgets(db: Connection): BudgetQueries {
  const list = db.prepare<[], BudgetRow>(budgetSql.list)
  const find = db.prepare<[BudgetId], BudgetRow>(budgetSql.find)
  const insert = db.prepare<[NewRow]>(budgetSql.insert)
  const change = db.prepare<[LimitsRow]>(budgetSql.change)
  const remove = db.prepare<[BudgetId]>(budgetSql.remove)
  const spentByAll = db.prepare<[DaySpan], Spent>(budgetSql.spentByAll)
  const spentByKeys = db.prepare<[DaySpan & { keyIds: string }], Spent>(budgetSql.spentByKeys)
  const spentByProject = db.prepare<[DaySpan & { project: string }], Spent>(budgetSql.spentByProject)
  const markWarned = db.prepare<[{ id: BudgetId; day: Day }]>(budgetSql.markWarned)
  const noteFormerKey = db.prepare<[KeyId]>(budgetSql.noteFormerKey)
  const moveKey = db.prepare<[{ oldId: KeyId; newId: KeyId }]>(budgetSql.moveKey)
  const removeOfKey = db.prepare<[KeyId]>(budgetSql.removeOfKey)
  const removeOfGoneKeys = db.prepare<[]>(budgetSql.removeOfGoneKeys)

  return {
    list: () => list.all().map(budgetFromRow),
    find(id) {
      const row = find.get(id)
      return row ? budgetFromRow(row) : null
    },
    insert(budget, createdAtMs) {
      insert.run({ ...rowFromBudget(budget), createdAtMs })
    },
    change(id, { limitNanoUsd, isHard, warnAtPercent }) {
      change.run({ id, limitNanoUsd, isHard: isHard ? 1 : 0, warnAtPercent })
    },
    remove: (id) => remove.run(id).changes === 1,
    readSpent({ scope, formerKeyIds }, { fromDay, toDay }) {
      const days = { fromDay, toDay }
      if (scope.kind === 'all') return spentByAll.get(days) ?? nothing
      if (scope.kind === 'project') return spentByProject.get({ ...days, project: scope.project }) ?? nothing
      const keyIds = JSON.stringify([scope.keyId, ...formerKeyIds])
      return spentByKeys.get({ ...days, keyIds }) ?? nothing
    },
    markWarned(id, day) {
      markWarned.run({ id, day })
    },
    moveKey: db.transaction((oldId: KeyId, newId: KeyId) => {
      noteFormerKey.run(oldId)
      moveKey.run({ oldId, newId })
    }),
    removeOfKey(keyId) {
      removeOfKey.run(keyId)
    },
    removeOfGoneKeys() {
      removeOfGoneKeys.run()
    },
  }
}

function budgetFromRow(row: BudgetRow): StoredBudget {
  const { scope, project, keyId, isHard, formerKeyIds, ...rest } = row
  return {
    ...rest,
    scope: readScope({ scope, project, keyId }),
    isHard: isHard === 1,
    formerKeyIds: JSON.parse(formerKeyIds) as KeyId[], // the query builds this list from key_id
  }
}

function readScope({ scope, project, keyId }: Pick<BudgetRow, 'scope' | 'project' | 'keyId'>): BudgetScope {
  if (scope === 'key' && keyId !== null) return { kind: 'key', keyId }
  if (scope === 'project' && project !== null) return { kind: 'project', project }
  return { kind: 'all' } // the table's checks leave nothing else
}

function rowFromBudget({ scope, isHard, ...rest }: Budget): Omit<NewRow, 'createdAtMs'> {
  return {
    id: rest.id,
    period: rest.period,
    limitNanoUsd: rest.limitNanoUsd,
    warnAtPercent: rest.warnAtPercent,
    isHard: isHard ? 1 : 0,
    scope: scope.kind,
    project: scope.kind === 'project' ? scope.project : null,
    keyId: scope.kind === 'key' ? scope.keyId : null,
  }
}
