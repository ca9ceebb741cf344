// Everything that crosses between processes, declared once. Main's router, the preload and the window's api
// are derived from this value: a new route needs only a line here and a handler.
import { app } from './app.ts'
import { budgets } from './budgets.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { keys } from './keys.ts'
import { models } from './models.ts'
import { prices } from './prices.ts'
import { prompts } from './prompts.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { usage } from './usage.ts'

export const contract = {
  app,
  budgets,
  chat,
  conversations,
  keys,
  models,
  prices,
  prompts,
  search,
  settings,
  usage,
} as const

export type Contract = typeof contract
