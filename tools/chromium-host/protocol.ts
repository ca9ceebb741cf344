// `protocol`: the schemes that the app answers, and their handlers. A scheme must be declared before
// ready, as in Electron.
import type { CustomScheme, Protocol } from 'electron/main'
import { hostState } from './host-state.ts'
import { origins } from './origins.ts'
import { makeStrict, refuse, refuseUnknown } from './strict.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>

const knownPrivileges = [
  'standard',
  'secure',
  'bypassCSP',
  'allowServiceWorkers',
  'supportFetchAPI',
  'corsEnabled',
  'stream',
  'codeCache',
  'allowExtensions',
]

export interface SchemeTable {
  readonly protocol: Protocol
  find(scheme: string): SchemeHandler | undefined
}

export function createSchemeTable(): SchemeTable {
  const handlers = new Map<string, SchemeHandler>()
  const subset = {
    registerSchemesAsPrivileged: declareSchemes,
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      if (!origins.isDeclared(scheme))
        refuse(`protocol.handle for ${scheme}, which protocol.registerSchemesAsPrivileged didn't declare`)
      handlers.set(scheme, handler)
    },
  } satisfies Partial<Protocol>
  return {
    protocol: makeStrict('electron.protocol', subset) as Protocol,
    find: (scheme) => handlers.get(scheme),
  }
}

function declareSchemes(schemes: CustomScheme[]): void {
  if (hostState.isReady)
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  for (const { scheme, privileges = {} } of schemes) {
    refuseUnknown('protocol privileges', privileges, knownPrivileges)
    if (!privileges.standard || !privileges.secure)
      refuse(`scheme that isn't standard and secure, as ${scheme} isn't`)
    if (privileges.bypassCSP) refuse('protocol privileges.bypassCSP')
    origins.declareScheme(scheme)
  }
}
