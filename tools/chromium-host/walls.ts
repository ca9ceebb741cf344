// Collects the settings that Chromium takes only at its start: its proxy, WebRTC's policy, and the hosts that
// pages can reach. They are the same for all windows; a change after the start throws by name.
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

// Chromium switches that Electron passes on, and that tests need to take away the host's own wall.
const passedOn = ['host-resolver-rules', 'allow-loopback-in-peer-connection']

/** Called once, as Chromium starts. Only `reachableHosts` resolve, unless the command line says otherwise. */
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
