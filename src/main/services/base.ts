// What every service is built from: the store, the settings, the log, the clock, and the events that tell
// other services and the windows what happened. Opening fails if the database can't be opened.
import { join } from 'node:path'
import type { Contract } from '../../contract/index.ts'
import { ok, type Result } from '../../domain/result.ts'
import { createLogger, type Logger } from '../diagnostics/logger.ts'
import type { Publish } from '../ipc/event-hub.ts'
import { createServers, wallFetch, type Servers, type ServersOptions } from '../keys/servers.ts'
import type { Fetch } from '../openai/exchange.ts'
import { openSettings, type SettingsPort } from '../settings/settings.ts'
import { openStore, type Store } from '../store/store.ts'
import { delayLast } from './delay-last.ts'
import { createEmitter, type Emitter, type ServiceEvents } from './events.ts'

export interface BaseOptions {
  /** The profile's folder; it exists and is private. */
  readonly profilePath: string
  /** Main's only way to the network; in `Base`, to the servers that are allowed. */
  readonly fetch: Fetch
  readonly askToAllowServer: ServersOptions['ask']
  readonly publish: Publish<Contract>
}

export interface Base extends BaseOptions {
  readonly store: Store
  readonly servers: Servers
  readonly settings: SettingsPort
  readonly logger: Logger
  readonly nowMs: () => number
  readonly events: Emitter<ServiceEvents>
  /** Shown in the first window. */
  readonly notices: readonly { readonly kind: 'settings-recovered' }[]
}

/** Several budget changes within this time reach the windows as one event. */
const budgetsQuietMs = 100

/** A keychain says many things at once: KeePassXC some thirty for one entry. */
const keychainQuietMs = 100

export function openBase(options: BaseOptions): Result<Base> {
  const { profilePath, fetch, publish } = options
  const nowMs = Date.now
  const logger = createLogger({ folder: join(profilePath, 'logs'), nowMs })
  const opened = openStore({
    path: join(profilePath, 'latchkey.db'),
    backupsPath: join(profilePath, 'backups'),
    nowMs,
  })
  if (!opened.ok) {
    logger.error('store', new Error(opened.failure.code))
    return opened
  }
  const { settings, wasRecovered } = openSettings({ folder: profilePath, nowMs })
  settings.onChange((changed) => publish('settings.settingsChanged', changed))

  const events = createEmitter<ServiceEvents>()
  tellWindows(events, publish)
  const servers = createServers({
    store: opened.value,
    ask: options.askToAllowServer,
    nowMs,
    onChange: () => publish('keys.allowedServersChanged', {}),
  })
  return ok({
    ...options,
    fetch: wallFetch(fetch, (url) => servers.check(url)),
    store: opened.value,
    servers,
    settings,
    logger,
    nowMs,
    events,
    notices: wasRecovered ? [{ kind: 'settings-recovered' }] : [],
  })
}

function tellWindows(events: Emitter<ServiceEvents>, publish: Publish<Contract>): void {
  events.on('usageRecorded', () => publish('usage.usageRecorded', {}))
  events.on('usageRecorded', () => events.emit('keysChanged')) // a key shows when it was last used
  events.on('keysChanged', () => publish('keys.keysChanged', {}))
  const tellKeychain = delayLast(() => publish('keys.keychainChanged', {}), keychainQuietMs)
  events.on('keychainChanged', tellKeychain)
  events.on('keysChanged', () => events.emit('budgetsChanged')) // a key's budget changes with the key
  events.on('conversationsChanged', () => publish('conversations.conversationsChanged', {}))
  const tellBudgets = delayLast(() => publish('budgets.budgetsChanged', {}), budgetsQuietMs)
  events.on('budgetsChanged', tellBudgets)
}
