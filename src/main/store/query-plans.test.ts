import { describe, expect, test } from 'vitest'
import { answerLengthSql } from './chat/answer-length-queries.ts'
import { branchEndSql } from './chat/branch-end-queries.ts'
import { branchSql } from './chat/branch-queries.ts'
import { conversationSql } from './chat/conversation-queries.ts'
import { draftSql } from './chat/draft-queries.ts'
import { folderSql } from './chat/folder-queries.ts'
import { messageSql } from './chat/message-queries.ts'
import { searchSql } from './chat/search-queries.ts'
import { keySql } from './keys/key-queries.ts'
import { reminderSql } from './keys/reminder-queries.ts'
import { serverSql } from './keys/server-queries.ts'
import { explainPlan, openTestConnection } from './test-support.ts'
import { alertSql } from './usage/alert-queries.ts'
import { budgetSql } from './usage/budget-queries.ts'
import { usageHabitSql } from './usage/habit-queries.ts'
import { ownPriceSql } from './usage/own-price-queries.ts'
import { reconcileSql } from './usage/reconcile-queries.ts'
import { usageRecordSql } from './usage/record-queries.ts'

const readsWholeTable = (step: string): boolean =>
  /^SCAN (?!(?:below|down|fork|latest|path|shown|up)$|json_each )/u.test(step)
const sorts = (step: string): boolean => step.includes('USE TEMP B-TREE')

const plans: readonly (readonly [name: string, sql: string, uses: readonly string[]])[] = [
  ['keys.find', keySql.find, ['SEARCH api_key USING PRIMARY KEY (id=?)']],
  [
    'keys.findByFingerprint',
    keySql.findByFingerprint,
    ['SEARCH api_key USING INDEX sqlite_autoindex_api_key_2 (fingerprint=?)'],
  ],
  ['keys.change', keySql.change, ['SEARCH api_key USING PRIMARY KEY (id=?)']],
  ['keys.markUsed', keySql.markUsed, ['SEARCH api_key USING PRIMARY KEY (id=?)']],
  ['keys.recordTest', keySql.recordTest, ['SEARCH api_key USING PRIMARY KEY (id=?)']],
  [
    'ownPrices.listModelsAsked',
    ownPriceSql.listModelsAsked,
    ['SEARCH usage_record USING COVERING INDEX usage_record_by_model (model_asked>?)'],
  ],
  [
    'reconcile.readRecords',
    reconcileSql.readRecords,
    ['SEARCH usage_record USING INDEX usage_record_by_time ((at_ms,id)>(?,?) AND at_ms<?)'],
  ],
  ['reminders.readLast', reminderSql.readLast, ['SEARCH key_reminder USING INTEGER PRIMARY KEY (rowid=?)']],
  ['servers.find', serverSql.find, ['SEARCH allowed_server USING PRIMARY KEY (origin=?)']],
  ['servers.remove', serverSql.remove, ['SEARCH allowed_server USING PRIMARY KEY (origin=?)']],
  ['budgets.find', budgetSql.find, ['SEARCH budget USING INDEX sqlite_autoindex_budget_1 (id=?)']],
  ['budgets.change', budgetSql.change, ['SEARCH budget USING INDEX sqlite_autoindex_budget_1 (id=?)']],
  ['budgets.remove', budgetSql.remove, ['SEARCH budget USING INDEX sqlite_autoindex_budget_1 (id=?)']],
  [
    'budgets.markWarned',
    budgetSql.markWarned,
    ['SEARCH budget USING INDEX sqlite_autoindex_budget_1 (id=?)'],
  ],
  ['budgets.noteFormerKey', budgetSql.noteFormerKey, ['SEARCH budget USING INDEX budget_once (scope=?)']],
  ['budgets.moveKey', budgetSql.moveKey, ['SEARCH budget USING INDEX budget_once (scope=?)']],
  ['budgets.removeOfKey', budgetSql.removeOfKey, ['SEARCH budget USING INDEX budget_once (scope=?)']],
  [
    'budgets.removeOfGoneKeys',
    budgetSql.removeOfGoneKeys,
    ['SEARCH budget USING INDEX budget_once (scope=?)', 'SEARCH api_key USING PRIMARY KEY (id=?)'],
  ],
  [
    'budgets.readSpent, in all',
    budgetSql.spentByAll,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=? AND day>? AND day<?)'],
  ],
  [
    'budgets.readSpent, by keys',
    budgetSql.spentByKeys,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=? AND day>? AND day<?)'],
  ],
  [
    'budgets.readSpent, by a project',
    budgetSql.spentByProject,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=? AND day>? AND day<?)'],
  ],
  ['conversations.find', conversationSql.find, ['SEARCH conversation USING PRIMARY KEY (id=?)']],
  [
    'conversations.list, the first page',
    conversationSql.listFirst,
    ['SEARCH conversation USING INDEX conversation_by_shelf (shelf=?)'],
  ],
  [
    'conversations.list, a next page',
    conversationSql.listNext,
    ['SEARCH conversation USING INDEX conversation_by_shelf (shelf=? AND (updated_at_ms,id)<(?,?))'],
  ],
  [
    'conversations.readTitleUsage',
    conversationSql.readTitleUsage,
    ['SEARCH usage USING INDEX usage_record_by_title (conversation_id=?)'],
  ],
  [
    'conversations.listDeleted',
    conversationSql.listDeleted,
    ['SEARCH conversation USING COVERING INDEX conversation_deleted (deleted_at_ms>?)'],
  ],
  [
    'folders.find',
    folderSql.find,
    [
      'SEARCH folder USING PRIMARY KEY (id=?)',
      'SEARCH conversation USING COVERING INDEX conversation_by_folder (folder_id=? AND is_archived=? AND deleted_at_ms=?)',
    ],
  ],
  ['drafts.read', draftSql.read, ['SEARCH draft USING INDEX sqlite_autoindex_draft_1 (conversation_id=?)']],
  [
    'drafts.remove',
    draftSql.remove,
    ['SEARCH draft USING COVERING INDEX sqlite_autoindex_draft_1 (conversation_id=?)'],
  ],
  [
    'messages.find',
    messageSql.find,
    [
      'SEARCH message USING INDEX sqlite_autoindex_message_1 (id=?)',
      'SEARCH usage_record USING COVERING INDEX usage_record_by_message (message_id=?)',
    ],
  ],
  [
    'messages.readBranch',
    branchSql.readBranch,
    [
      'SEARCH message USING COVERING INDEX message_by_parent (conversation_id=? AND parent_id=?)',
      'SEARCH parent USING INDEX sqlite_autoindex_message_1 (id=?)',
      'SEARCH message USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH usage_record USING COVERING INDEX usage_record_by_message (message_id=?)',
    ],
  ],
  [
    'messages.listBranches',
    branchSql.listBranches,
    [
      'SEARCH message USING COVERING INDEX message_by_parent (conversation_id=?)',
      'SEARCH sibling USING INDEX message_by_parent (conversation_id=? AND parent_id=?)',
    ],
  ],
  [
    'messages.readPath',
    branchSql.readPath,
    [
      'SEARCH parent USING INDEX sqlite_autoindex_message_1 (id=?)',
      'SEARCH message USING INTEGER PRIMARY KEY (rowid=?)',
    ],
  ],
  [
    'messages.listPathBranches',
    branchSql.listPathBranches,
    [
      'SEARCH parent USING INDEX sqlite_autoindex_message_1 (id=?)',
      'SEARCH sibling USING INDEX message_by_parent (conversation_id=? AND parent_id=?)',
      'SEARCH message USING COVERING INDEX message_by_parent (conversation_id=? AND parent_id=?)',
    ],
  ],
  [
    'messages.showBranch',
    branchSql.showBranch,
    [
      'SEARCH child USING INDEX message_by_parent (conversation_id=? AND parent_id=?)',
      'SEARCH conversation USING PRIMARY KEY (id=?)',
    ],
  ],
  [
    'messages.listAll',
    messageSql.listAll,
    [
      'SEARCH message USING COVERING INDEX message_by_parent (conversation_id=?)',
      'SEARCH message USING INTEGER PRIMARY KEY (rowid=?)',
    ],
  ],
  [
    'messages.checkpoint',
    messageSql.checkpoint,
    ['SEARCH message USING INDEX sqlite_autoindex_message_1 (id=?)'],
  ],
  [
    'usageHabits.sumSpent',
    usageHabitSql.sumSpent,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=? AND day>? AND day<?)'],
  ],
  [
    'usageHabits.listDayCosts',
    usageHabitSql.listDayCosts,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=? AND day>? AND day<?)'],
  ],
  [
    'usageHabits.findFirstDay',
    usageHabitSql.findFirstDay,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=?)'],
  ],
  [
    'usageHabits.countLater, of that day',
    usageHabitSql.countLaterThatDay,
    ['SEARCH usage_record USING INDEX usage_record_by_time (at_ms>? AND at_ms<?)'],
  ],
  [
    'usageHabits.countLater, of the days after',
    usageHabitSql.countLaterDays,
    ['SEARCH usage_day USING PRIMARY KEY (calendar=? AND day>?)'],
  ],
  [
    'usageHabits.hasRecords',
    usageHabitSql.hasRecords,
    ['SEARCH usage_record USING COVERING INDEX usage_record_by_time (at_ms>? AND at_ms<?)'],
  ],
  [
    'usageHabits.listAddresses',
    usageHabitSql.listAddresses,
    ['SEARCH key_address USING PRIMARY KEY (key_fingerprint=?)'],
  ],
  [
    'alerts.wasTold',
    alertSql.wasTold,
    ['SEARCH alert USING COVERING INDEX sqlite_autoindex_alert_2 (kind=? AND subject=?)'],
  ],
  ['alerts.dismiss', alertSql.dismiss, ['SEARCH alert USING INDEX sqlite_autoindex_alert_1 (id=?)']],
  [
    'branchEnds.readMark',
    branchEndSql.readMark,
    [
      'SEARCH conversation USING PRIMARY KEY (id=?)',
      'SEARCH message USING COVERING INDEX message_by_parent (conversation_id=?)',
      'SEARCH message USING INDEX message_streaming (status=?)',
    ],
  ],
  [
    'branchEnds.findLeaf',
    branchEndSql.findLeaf,
    ['SEARCH message USING COVERING INDEX message_by_parent (conversation_id=? AND parent_id=?)'],
  ],
  [
    'branchEnds.readUp',
    branchEndSql.readUp,
    [
      'SEARCH parent USING INDEX sqlite_autoindex_message_1 (id=?)',
      'SEARCH message USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH usage_record USING COVERING INDEX usage_record_by_message (message_id=?)',
    ],
  ],
  [
    'answerLengths.listOfConversation',
    answerLengthSql.ofConversation,
    ['SEARCH usage_record USING INDEX usage_record_by_conversation (conversation_id=?)'],
  ],
  [
    'answerLengths.listOfModel',
    answerLengthSql.ofModel,
    ['SEARCH usage_record USING INDEX usage_record_by_model (model_asked=?)'],
  ],
  [
    'usageRecords.countPractice',
    usageRecordSql.countPractice,
    ['SEARCH usage_record USING COVERING INDEX usage_record_practice (at_ms>? AND at_ms<?)'],
  ],
]

describe('query plans', () => {
  test.each(plans)('%s finds what it wants by index and sorts nothing', (_name, sql, uses) => {
    const plan = explainPlan(openTestConnection(), sql)
    for (const step of uses) expect(plan).toContain(step)
    expect(plan.filter(readsWholeTable)).toEqual([])
    expect(plan.filter(sorts)).toEqual([])
  })

  // These read a whole table or partial index by nature.
  test.each([
    // Once in a key's life, so that conversations need no index for it.
    ['conversations.moveKey', conversationSql.moveKey, 'SCAN conversation'],
    ['ownPrices.list', ownPriceSql.list, 'SCAN own_price'],
    ['ownPrices.remove', ownPriceSql.remove, 'SEARCH own_price USING PRIMARY KEY (model_id=?)'],
    ['keys.list', keySql.list, 'SCAN api_key USING INDEX api_key_by_age'],
    ['servers.list', serverSql.list, 'SCAN allowed_server'],
    // A few rows: one for each base URL of each key.
    ['usageHabits.listNewAddresses', usageHabitSql.listNewAddresses, 'SCAN key_address'],
    ['alerts.listStanding', alertSql.listStanding, 'SCAN alert USING INDEX alert_standing'],
    [
      'messages.listStreaming',
      messageSql.listStreaming,
      'SEARCH message USING INDEX message_streaming (status=?)',
    ],
  ])('%s takes one step', (_name, sql, step) => {
    expect(explainPlan(openTestConnection(), sql)).toEqual([step])
  })

  // A person has few, and all of them are wanted.
  test('budgets.list reads them all, with the former keys of each by index', () => {
    expect(explainPlan(openTestConnection(), budgetSql.list)).toEqual([
      'SCAN budget',
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH former USING PRIMARY KEY (budget_id=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ])
  })

  test.each([
    ['newest', searchSql.findNewest],
    ['best', searchSql.findBest],
  ])('a search for the %s reads the index of words first, and sorts in it alone', (_order, sql) => {
    const [words, ...rest] = explainPlan(openTestConnection(), sql)
    expect(words).toMatch(/^SCAN message_fts VIRTUAL TABLE INDEX \d+:M1$/u)
    expect(rest).toEqual([
      'SEARCH message USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH conversation USING PRIMARY KEY (id=?)',
    ])
  })

  test('a search in titles takes them from the newest on, and sorts nothing', () => {
    expect(explainPlan(openTestConnection(), searchSql.findTitles(2))).toEqual([
      'SEARCH conversation USING COVERING INDEX conversation_by_title (deleted_at_ms=?)',
    ])
  })
})
