// The database as the rest of main knows it: queries for each domain, and one way to do several as one.
// It opens what is its own and not from the future, and leaves every other file as it is.
// Outside `transact` a query throws SQLite's error; each query is all or nothing on its own.
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
  // Keys: what is known of them, and when the person was reminded to rotate one.
  readonly keys: KeyQueries
  readonly reminders: ReminderQueries
  // Chat: conversations with what is in them, and what is written in advance.
  readonly conversations: ConversationQueries
  readonly folders: FolderQueries
  readonly messages: Omit<MessageQueries, 'interruptStreaming'>
  readonly branchEnds: BranchEndQueries
  readonly answerLengths: AnswerLengthQueries
  readonly search: SearchQueries
  readonly drafts: DraftQueries
  readonly prompts: PromptQueries
  // Usage: the records and their sums by day, and what is decided by them.
  readonly usageRecords: UsageRecordQueries
  readonly usageDays: UsageDayQueries
  readonly usageRecount: UsageRecountQueries
  readonly usageHabits: UsageHabitQueries
  readonly budgets: BudgetQueries
  readonly ownPrices: OwnPriceQueries
  readonly alerts: AlertQueries
  readonly reconcile: ReconcileQueries
  /**
   * One transaction: all or nothing. SQLite's known errors come back as failures; any other throw undoes the
   * work and goes through. Nested calls join: they answer ok, and what fails in them fails the outermost
   * call, so `work` must not swallow an error. It is synchronous: a promise is refused.
   */
  transact<Value>(work: () => Value): Result<Value>
  /** The answers that the last unclean end left `streaming`; they are `interrupted` now. */
  readonly interruptedMessages: readonly MessageId[]
  /** Whoever wrote to the file last did not close it. */
  readonly endedUncleanly: boolean
  /** Folds the WAL into the file. Nothing may be asked afterwards. */
  close(): void
}

export interface StoreOptions {
  readonly path: string
  readonly backupsPath: string
  readonly nowMs: () => number
}

/** Fails with `store/*`; the file is then as it was, but for migrations that had been done. */
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

/** Over a connection that was opened and migrated. */
export function buildStore(db: Connection, endedUncleanly = false): Store {
  const messages = prepareMessages(db)
  const usageDays = prepareUsageDays(db)
  const interruptedMessages = messages.interruptStreaming()
  return {
    keys: prepareKeys(db),
    reminders: prepareReminders(db),
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
    // Immediate, so that waiting for another writer happens before any work and not in its middle. After
    // SQLITE_FULL the transaction is already rolled back; the library asks before it rolls back again.
    return ok(db.transaction(work).immediate())
  } catch (error) {
    const failure = failureFromStoreError(error)
    if (failure) return err(failure)
    throw error
  }
}
