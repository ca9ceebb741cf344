// Finds the proxy for a request, in the words of a PAC file, by rules in the format of Chromium's
// `--proxy-server` and `--proxy-bypass-list`. Pure. A rule that it can't read throws by name.
import { refuse } from './strict.ts'

export interface ProxyRules {
  /** One for all schemes, such as `http://host:port`, or several such as `http=host:port;https=host:port`. */
  readonly server: string
  /** Hosts by pattern, `<local>` or `<-loopback>`. */
  readonly bypass: string
}

const kinds: Readonly<Record<string, { readonly word: string; readonly port: number }>> = {
  http: { word: 'PROXY', port: 80 },
  https: { word: 'HTTPS', port: 443 },
  socks: { word: 'SOCKS5', port: 1080 },
  socks4: { word: 'SOCKS', port: 1080 },
  socks5: { word: 'SOCKS5', port: 1080 },
}

const direct = 'DIRECT'

export function findProxy(rules: ProxyRules | undefined, url: string): string {
  if (!rules || !URL.canParse(url)) return direct
  const { protocol, hostname, port } = new URL(url)
  if (isBypassed(rules.bypass, hostname, port)) return direct
  const scheme = protocol.slice(0, -1)
  const chosen: string[] = []
  for (const rule of rules.server.split(';').map((part) => part.trim())) {
    const [, only, list = ''] = /^(?:(\w+)=)?(.*)$/.exec(rule) ?? []
    if (list !== '' && (only === undefined || only === scheme))
      chosen.push(...list.split(',').map((part) => describeServer(part.trim())))
  }
  return chosen.length === 0 ? direct : chosen.join(';')
}

function describeServer(server: string): string {
  if (server === 'direct://') return direct
  const [, scheme = 'http', host = '', port] =
    /^(?:(\w+):\/\/)?([^/:]+|\[[^\]]+\])(?::(\d+))?$/.exec(server) ?? []
  const kind = kinds[scheme]
  if (!kind || host === '') return refuse(`proxy ${server}`)
  return `${kind.word} ${host}:${port ?? kind.port}`
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.')

function isBypassed(bypass: string, host: string, port: string): boolean {
  const patterns = bypass.split(/[,;]/).map((part) => part.trim())
  if (isLoopback(host) && !patterns.includes('<-loopback>')) return true
  return patterns.some((pattern) => {
    if (pattern === '' || pattern === '<-loopback>') return false
    if (pattern === '<local>') return !host.includes('.')
    if (/[/<>]/.test(pattern)) return refuse(`proxy bypass rule ${pattern}`)
    const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(pattern) ?? []
    const text = (name.startsWith('.') ? `*${name}` : name).toLowerCase()
    const glob = text.split('*').map((part) => part.replaceAll(/[.[\]]/g, String.raw`\$&`))
    return new RegExp(`^${glob.join('.*')}$`).test(host) && (only === undefined || only === port)
  })
}
