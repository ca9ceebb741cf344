// Every migration in the order in which they run. Once released, none is ever changed: write the next one.
import type { Migration } from '../migrate.ts'
import { createKeys } from './0001-create-keys.ts'
import { createConversations } from './0002-create-conversations.ts'
import { createUsage } from './0003-create-usage.ts'
import { extendKeys } from './0004-extend-keys.ts'
import { extendConversations } from './0005-extend-conversations.ts'
import { createDrafts } from './0006-create-drafts.ts'
import { createPrompts } from './0007-create-prompts.ts'
import { indexMessages } from './0008-index-messages.ts'
import { extendUsage } from './0009-extend-usage.ts'
import { createBudgets } from './0010-create-budgets.ts'
import { rememberKeyAddresses } from './0011-remember-key-addresses.ts'
import { quickenSearch } from './0012-quicken-search.ts'

export const allMigrations: readonly Migration[] = [
  createKeys,
  createConversations,
  createUsage,
  extendKeys,
  extendConversations,
  createDrafts,
  createPrompts,
  indexMessages,
  extendUsage,
  createBudgets,
  rememberKeyAddresses,
  quickenSearch,
]
