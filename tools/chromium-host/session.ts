// `session`: what the pages of a window may load and do. Sessions are apart for handlers and listeners; storage is
// Chromium's throw-away profile for all of them, so a persistent session is refused.
import { EventEmitter } from 'node:events'
import type { ProxyConfig, Session } from 'electron/main'
import { hostState } from './host-state.ts'
import { net } from './net.ts'
import type { PermissionHandlers } from './permissions.ts'
import { findProxy } from './proxy.ts'
import type { ProxyRules } from './proxy.ts'
import { createSchemeTable } from './protocol.ts'
import type { SchemeTable } from './protocol.ts'
import { makeStrict, refuse } from './strict.ts'
import { setProxy } from './walls.ts'
import { createRequestGate } from './web-request.ts'
import type { RequestGate } from './web-request.ts'

type Method =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setBluetoothPairingHandler'
  | 'setCertificateVerifyProc'
  | 'setProxy'
  | 'resolveProxy'
  | 'closeAllConnections'
  | 'setSpellCheckerEnabled'
  | 'isSpellCheckerEnabled'
  | 'clearStorageData'
  | 'clearCache'
  | 'clearCodeCaches'
  | 'setCodeCachePath'
  | 'flushStorageData'
  | 'getUserAgent'
  | 'setUserAgent'
  | 'fetch'
  | 'isPersistent'
  | 'getStoragePath'

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

/** The table of the session that windows have unless told otherwise, behind the module `protocol`. */
export const defaultRecord: SessionRecord = findSession('')

function createSession(): SessionRecord {
  const schemes = createSchemeTable()
  const gate = createRequestGate()
  const handlers: PermissionHandlers = { check: null, request: null, device: null, displayMedia: null }
  let userAgent = `Chromium host (Node ${process.versions.node})`
  let isSpellChecked = false
  let proxy: ProxyConfig = {}
  const methods: Pick<Session, Method> = {
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setDevicePermissionHandler: (handler) => void (handlers.device = handler),
    setDisplayMediaRequestHandler: (handler) => void (handlers.displayMedia = handler),
    setUSBProtectedClassesHandler: () => {},
    setBluetoothPairingHandler: () => {},
    setCertificateVerifyProc: () => {},
    async setProxy(config) {
      setProxy(config)
      proxy = config
    },
    resolveProxy: async (url) => findProxy(rulesOf(proxy), url),
    closeAllConnections: async () => {},
    setSpellCheckerEnabled: (isEnabled) => void (isSpellChecked = isEnabled),
    isSpellCheckerEnabled: () => isSpellChecked,
    clearStorageData: async () => {},
    clearCache: async () => {},
    clearCodeCaches: async () => {},
    setCodeCachePath: () => {},
    flushStorageData: () => {},
    getUserAgent: () => userAgent,
    setUserAgent: (value) => void (userAgent = value),
    fetch: (input, init) => net.fetch(input, init),
    isPersistent: () => false,
    getStoragePath: () => null,
  }
  const members = Object.assign(new EventEmitter(), methods, {
    protocol: schemes.protocol,
    webRequest: gate.webRequest,
    storagePath: null,
    spellCheckerEnabled: false,
  })
  // Strict: the members left out throw by name, which the type can't say.
  const session = makeStrict('electron.session', members) as unknown as Session
  return { session, schemes, gate, handlers }
}

/** A session that wasn't told otherwise has the command line's. */
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
