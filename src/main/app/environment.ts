// Removes from the environment what could redirect a request, trust a stranger's certificate or print a
// secret. Runs before anything else is loaded. Sources: the OpenAI SDK, which reads every OPENAI_* name, and
// Node's documentation of its environment.

const exactNames = [
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_USE_ENV_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSLKEYLOGFILE',
  'NODE_DEBUG',
]

/**
 * The removed values that are still needed. They are functions, so that printing this object prints no key.
 */
export interface ScrubbedEnvironment {
  /** OPENAI_API_KEY, for the person to import. */
  readonly readOpenAiKey: () => string | null
  /** OPENAI_BASE_URL: the server of a key that was set beside it. */
  readonly readOpenAiBaseUrl: () => string | null
}

export function scrubEnvironment(environment: NodeJS.ProcessEnv): ScrubbedEnvironment {
  let key: string | null = null
  let baseUrl: string | null = null
  for (const [name, value = ''] of Object.entries(environment)) {
    const upper = name.toUpperCase() // names on Windows ignore case
    if (!upper.startsWith('OPENAI_') && !exactNames.includes(upper)) continue
    if (upper === 'OPENAI_API_KEY') key = value
    if (upper === 'OPENAI_BASE_URL') baseUrl = value
    delete environment[name]
  }
  return { readOpenAiKey: () => key, readOpenAiBaseUrl: () => baseUrl }
}

const debuggingSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'disable-web-security',
  'ignore-certificate-errors',
  'host-resolver-rules',
  'load-extension',
  'js-flags',
  'log-net-log',
]

/**
 * Returns the first switch that would let an outsider debug a packaged app or weaken its security, or `null`
 * if there is none.
 */
export function findDebuggingSwitch(args: readonly string[]): string | null {
  for (const arg of args) {
    const name = /^--?([a-z-]+)/u.exec(arg.toLowerCase())?.[1]
    if (name === undefined) continue
    if (debuggingSwitches.includes(name) || name.startsWith('inspect')) return `--${name}`
  }
  return null
}
