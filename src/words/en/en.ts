// The catalogue of English: the shape that every other language has to have.
import { addKey } from './add-key.ts'
import { alerts } from './alerts.ts'
import { app } from './app.ts'
import { budgets } from './budgets.ts'
import { chat } from './chat.ts'
import { code } from './code.ts'
import { composer } from './composer.ts'
import { conversations } from './conversations.ts'
import { estimate } from './estimate.ts'
import { failures } from './failures.ts'
import { guide } from './guide.ts'
import { keyImport } from './key-import.ts'
import { keys } from './keys.ts'
import { markdown } from './markdown.ts'
import { messages } from './messages.ts'
import { models } from './models.ts'
import { money } from './money.ts'
import { native } from './native.ts'
import { palette } from './palette.ts'
import { personas } from './personas.ts'
import { prices } from './prices.ts'
import { prompts } from './prompts.ts'
import { reconcile } from './reconcile.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { usage } from './usage.ts'
import { usageExport } from './usage-export.ts'
import { welcome } from './welcome.ts'

export const en = {
  addKey,
  alerts,
  app,
  budgets,
  chat,
  code,
  composer,
  conversations,
  estimate,
  failures,
  guide,
  keyImport,
  keys,
  markdown,
  messages,
  models,
  money,
  native,
  palette,
  personas,
  prices,
  prompts,
  reconcile,
  search,
  session,
  settings,
  usage,
  usageExport,
  welcome,
}
