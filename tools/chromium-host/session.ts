// `session`: controls what the pages of a window may load and do. Each session has its own handlers and
// listeners; all of them store in Chromium's throw-away profile, so a persistent session is refused.
import { EventEmitter } from 'node:events'
import type { ProxyConfig, Session } from 'electron/main'
import { hostState } from './host-state.ts'
import type { PermissionHandlers } from './permissions.ts'
import { findProxy } from './proxy.ts'
import type { ProxyRules } from './proxy.ts'
import { createSchemeTable } from './protocol.ts'
import type { SchemeTable } from './protocol.ts'
import { makeStrict, refuse } from './strict.ts'
import { setProxy } from './walls.ts'
import { createRequestGate } from './web-request.ts'
import type { RequestGate } from './web-request.ts'

/** The host's own side of a session. */
export interface SessionRecord {
  readonly session: Session
  readonly schemes: SchemeTable
  readonly gate: RequestGate
  readonly handlers: PermissionHandlers
}

const records = new Map<string, SessionRecord>()
const bySession = new WeakMap<Session, SessionRecord>()

export function findSession(partition: string): SessionRecord {
  if (partition.startsWith('persist:')) refuse(`persistent session (${partition})`)
  const known = records.get(partition)
  if (known) return known
  const record = createSession()
  records.set(partition, record)
  bySession.set(record.session, record)
  return record
}

export function recordOf(session: Session): SessionRecord {
  const record = bySession.get(session)
  if (!record) throw new Error('The Chromium host was given a session it did not make')
  return record
}

/** The default session of windows, with the module `protocol`. */
const defaultRecord = findSession('')
export const { protocol } = defaultRecord.schemes

function createSession(): SessionRecord {
  const schemes = createSchemeTable()
  const gate = createRequestGate()
  const handlers: PermissionHandlers = { check: null, request: null, displayMedia: null }
  let proxy: ProxyConfig = {}
  const methods = {
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    // No device can be chosen here, so the handler is never asked.
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: (handler) => void (handlers.displayMedia = handler),
    async setProxy(config) {
      setProxy(config)
      proxy = config
    },
    resolveProxy: async (url) => findProxy(rulesOf(proxy), url),
    setSpellCheckerEnabled: () => {},
    isPersistent: () => false,
  } satisfies Partial<Session>
  const members = Object.assign(new EventEmitter(), methods, {
    protocol: schemes.protocol,
    webRequest: gate.webRequest,
  })
  // Strict: missing members throw by name, which the type can't say.
  const session = makeStrict('electron.session', members) as unknown as Session
  return { session, schemes, gate, handlers }
}

/** A session without proxy settings of its own uses the command line's. */
function rulesOf({ mode, proxyRules, proxyBypassRules = '' }: ProxyConfig): ProxyRules | undefined {
  if (mode === 'direct') return undefined
  if (mode !== 'system' && proxyRules !== undefined) return { server: proxyRules, bypass: proxyBypassRules }
  const { switches } = hostState.commandLine
  const server = switches.get('proxy-server')
  return server === undefined ? undefined : { server, bypass: switches.get('proxy-bypass-list') ?? '' }
}

export const session = makeStrict('electron.session', {
  defaultSession: defaultRecord.session,
  fromPartition: (partition: string) => findSession(partition).session,
})
