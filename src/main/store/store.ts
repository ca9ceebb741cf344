// The database as the rest of main knows it: queries for each domain, and `transact` to run several as one.
// It opens only its own files, and none from a newer version; it leaves any other file as it is. Outside
// `transact` a query throws SQLite's error; each query alone is all or nothing.
import type { MessageId } from '../../domain/ids.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { prepareAnswerLengths, type AnswerLengthQueries } from './chat/answer-length-queries.ts'
import { prepareBranchEnds, type BranchEndQueries } from './chat/branch-end-queries.ts'
import { prepareConversations, type ConversationQueries } from './chat/conversation-queries.ts'
import { prepareDrafts, type DraftQueries } from './chat/draft-queries.ts'
import { prepareFolders, type FolderQueries } from './chat/folder-queries.ts'
import { prepareMessages, type MessageQueries } from './chat/message-queries.ts'
import { preparePrompts, type PromptQueries } from './chat/prompt-queries.ts'
import { prepareSearch, type SearchQueries } from './chat/search-queries.ts'
import { openConnection, readIdentity, type Connection } from './connection.ts'
import { prepareKeys, type KeyQueries } from './keys/key-queries.ts'
import { prepareReminders, type ReminderQueries } from './keys/reminder-queries.ts'
import { prepareServers, type ServerQueries } from './keys/server-queries.ts'
import { migrate, refuseDatabase } from './migrate.ts'
import { allMigrations } from './migrations/all.ts'
import { failureFromStoreError } from './sqlite-error.ts'
import { prepareAlerts, type AlertQueries } from './usage/alert-queries.ts'
import { prepareBudgets, type BudgetQueries } from './usage/budget-queries.ts'
import { prepareUsageDays, type UsageDayQueries } from './usage/day-queries.ts'
import { prepareUsageHabits, type UsageHabitQueries } from './usage/habit-queries.ts'
import { prepareOwnPrices, type OwnPriceQueries } from './usage/own-price-queries.ts'
import { prepareReconcile, type ReconcileQueries } from './usage/reconcile-queries.ts'
import { prepareUsageRecords, type UsageRecordQueries } from './usage/record-queries.ts'
import { prepareUsageRecount, type UsageRecountQueries } from './usage/recount-queries.ts'

export interface Store {
  // Keys: the facts about them, the last reminder, and where they may go.
  readonly keys: KeyQueries
  readonly reminders: ReminderQueries
  readonly servers: ServerQueries
  // Chat: conversations with their messages, drafts and prompts.
  readonly conversations: ConversationQueries
  readonly folders: FolderQueries
  readonly messages: Omit<MessageQueries, 'interruptStreaming'>
  readonly branchEnds: BranchEndQueries
  readonly answerLengths: AnswerLengthQueries
  readonly search: SearchQueries
  readonly drafts: DraftQueries
  readonly prompts: PromptQueries
  // Usage: the records and their sums by day, and the budgets, prices and alerts.
  readonly usageRecords: UsageRecordQueries
  readonly usageDays: UsageDayQueries
  readonly usageRecount: UsageRecountQueries
  readonly usageHabits: UsageHabitQueries
  readonly budgets: BudgetQueries
  readonly ownPrices: OwnPriceQueries
  readonly alerts: AlertQueries
  readonly reconcile: ReconcileQueries
  /**
   * Runs `work` in one transaction. SQLite's known errors are returned as failures; any other error undoes
   * the work and is thrown. A nested call joins the outer one: it returns ok, and an error in it fails the
   * outermost call, so `work` must not swallow errors. It is synchronous and refuses a promise.
   */
  transact<Value>(work: () => Value): Result<Value>
  /** The answers that were `streaming` at the last unclean end; they are `interrupted` now. */
  readonly interruptedMessages: readonly MessageId[]
  /** True if the last program that wrote to the file did not close it. */
  readonly endedUncleanly: boolean
  /** Merges the WAL into the file. No query can run afterwards. */
  close(): void
}

export interface StoreOptions {
  readonly path: string
  readonly backupsPath: string
  readonly nowMs: () => number
}

/** Fails with `store/*`. The file is then unchanged, except for migrations that had already run. */
export function openStore(options: StoreOptions): Result<Store> {
  let db: Connection | null = null
  try {
    const found = readIdentity(options.path)
    const refusal = found && refuseDatabase(found, allMigrations.at(-1)?.number ?? 0)
    if (refusal) return err(refusal)
    db = openConnection(options.path)
    migrate(db, allMigrations, options)
    return ok(buildStore(db, found?.endedUncleanly))
  } catch (error) {
    db?.close()
    const failure = failureFromStoreError(error)
    if (failure) return err(failure)
    throw error
  }
}

/** Needs a connection that is open and migrated. */
export function buildStore(db: Connection, endedUncleanly = false): Store {
  const messages = prepareMessages(db)
  const usageDays = prepareUsageDays(db)
  const interruptedMessages = messages.interruptStreaming()
  return {
    keys: prepareKeys(db),
    reminders: prepareReminders(db),
    servers: prepareServers(db),
    conversations: prepareConversations(db),
    folders: prepareFolders(db),
    messages,
    branchEnds: prepareBranchEnds(db),
    answerLengths: prepareAnswerLengths(db),
    search: prepareSearch(db),
    drafts: prepareDrafts(db),
    prompts: preparePrompts(db),
    usageRecords: prepareUsageRecords(db, usageDays),
    usageDays,
    usageRecount: prepareUsageRecount(db),
    usageHabits: prepareUsageHabits(db),
    budgets: prepareBudgets(db),
    ownPrices: prepareOwnPrices(db),
    alerts: prepareAlerts(db),
    reconcile: prepareReconcile(db),
    interruptedMessages,
    endedUncleanly,
    transact: (work) => transact(db, work),
    close() {
      db.close()
    },
  }
}

function transact<Value>(db: Connection, work: () => Value): Result<Value> {
  if (db.inTransaction) return ok(work())
  try {
    // Immediate, so that it waits for another writer before any work, not in the middle. After SQLITE_FULL
    // the transaction is already rolled back; the library checks that before it rolls back again.
    return ok(db.transaction(work).immediate())
  } catch (error) {
    const failure = failureFromStoreError(error)
    if (failure) return err(failure)
    throw error
  }
}
