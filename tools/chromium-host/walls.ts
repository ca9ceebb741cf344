// What one Chromium can be told only as it starts, gathered from the app until then: its proxy, WebRTC's policy,
// and what lies behind the pages' network. It is one for all windows; what can't be changed any more throws by name.
import type { ProxyConfig, WebContents } from 'electron/main'
import { hostState } from './host-state.ts'
import { refuse } from './strict.ts'

export type WebRtcPolicy = Parameters<WebContents['setWebRTCIPHandlingPolicy']>[0]

const walls: { webRtcPolicy: WebRtcPolicy; proxy: readonly string[] } = { webRtcPolicy: 'default', proxy: [] }
let isFixed = false

function change<Name extends keyof typeof walls>(
  name: Name,
  value: (typeof walls)[Name],
  call: string,
): void {
  if (isFixed && JSON.stringify(walls[name]) !== JSON.stringify(value))
    refuse(`${call} once a window was opened`)
  walls[name] = value
}

export const setWebRtcPolicy = (policy: WebRtcPolicy): void =>
  change('webRtcPolicy', policy, 'webContents.setWebRTCIPHandlingPolicy')

export function setProxy(config: ProxyConfig): void {
  const {
    mode = config.proxyRules === undefined ? 'system' : 'fixed_servers',
    proxyRules,
    proxyBypassRules,
  } = config
  if (mode === 'direct' || mode === 'system') return change('proxy', [], 'session.setProxy')
  if (mode !== 'fixed_servers' || proxyRules === undefined) refuse(`session.setProxy with mode ${mode}`)
  const bypass = proxyBypassRules === undefined ? [] : [`--proxy-bypass-list=${proxyBypassRules}`]
  change('proxy', [`--proxy-server=${proxyRules}`, ...bypass], 'session.setProxy')
}

// Switches of Chromium's that Electron passes on, and that tests need to take the host's own wall away.
const passedOn = ['host-resolver-rules', 'allow-loopback-in-peer-connection']

/** Called once, as Chromium starts. `reachableHosts` are the only ones that resolve, unless the command line says. */
export function fixWalls(reachableHosts: readonly string[]): {
  webRtcPolicy: WebRtcPolicy
  switches: readonly string[]
} {
  isFixed = true
  const given = hostState.commandLine.switches
  const resolver = ['MAP * ~NOTFOUND', ...reachableHosts.map((host) => `EXCLUDE ${host}`)].join(', ')
  const own = given.has('host-resolver-rules') ? [] : [`--host-resolver-rules=${resolver}`]
  const fromCommandLine = passedOn
    .filter((name) => given.has(name))
    .map((name) => `--${name}=${given.get(name) ?? ''}`)
  return { webRtcPolicy: walls.webRtcPolicy, switches: [...own, ...fromCommandLine, ...walls.proxy] }
}
