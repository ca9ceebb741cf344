// Every domain's handlers in one value, exhaustive against the contract by its type.
import type { Contract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/derived.ts'
import type { Services } from '../services.ts'
import { createAppHandlers } from './app.ts'
import { createChatHandlers } from './chat.ts'
import { createKeysHandlers } from './keys.ts'
import { createSettingsHandlers } from './settings.ts'
import { createUsageHandlers } from './usage.ts'

export const createHandlers = (services: Services): Handlers<Contract> => ({
  app: createAppHandlers(services),
  chat: createChatHandlers(services),
  keys: createKeysHandlers(services),
  settings: createSettingsHandlers(services),
  usage: createUsageHandlers(services),
})
