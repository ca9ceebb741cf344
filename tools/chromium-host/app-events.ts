// What windows tell the app: `window-created`, `window-focus`, `window-blur`, `all-windows-closed`, `close-prevented`.
// Keeps the two from importing each other.
import { EventEmitter } from 'node:events'

export const appEvents = new EventEmitter()
