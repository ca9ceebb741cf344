// All handlers in one value. Its type checks that every route and stream of the contract has one.
import type { Contract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/derived.ts'
import type { Services } from '../services/services.ts'
import { createAppHandlers } from './app.ts'
import { askPerson } from './ask-person.ts'
import { createBudgetsHandlers } from './budgets.ts'
import { createChatHandlers } from './chat.ts'
import { createConversationsHandlers } from './conversations.ts'
import { createKeysHandlers } from './keys.ts'
import { createModelsHandlers } from './models.ts'
import { createPricesHandlers } from './prices.ts'
import { createPromptsHandlers } from './prompts.ts'
import { createSearchHandlers } from './search.ts'
import { createSettingsHandlers } from './settings.ts'
import { createUsageHandlers } from './usage.ts'

export const createHandlers = (services: Services): Handlers<Contract> => ({
  app: createAppHandlers(services),
  budgets: createBudgetsHandlers(services, askPerson),
  chat: createChatHandlers(services, askPerson),
  conversations: createConversationsHandlers(services),
  keys: createKeysHandlers(services, askPerson),
  models: createModelsHandlers(services),
  prices: createPricesHandlers(services, askPerson),
  prompts: createPromptsHandlers(services),
  search: createSearchHandlers(services),
  settings: createSettingsHandlers(services),
  usage: createUsageHandlers(services),
})
