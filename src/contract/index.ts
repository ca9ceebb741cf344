// What may cross between processes, declared once. Main's router, the preload and the window's api
// are all derived from this value; adding a line here and a handler for it is all a new route needs.
import { app } from './app.ts'
import { chat } from './chat.ts'
import { keys } from './keys.ts'
import { settings } from './settings.ts'
import { usage } from './usage.ts'

export const contract = { app, chat, keys, settings, usage } as const

export type Contract = typeof contract
