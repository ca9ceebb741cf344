// Events from windows to the app: `window-created`, `all-windows-closed`, `close-prevented`. Keeps the two
// from importing each other.
import { EventEmitter } from 'node:events'

export const appEvents = new EventEmitter()
