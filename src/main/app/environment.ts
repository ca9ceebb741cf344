// Takes from the environment what could redirect a request, trust a stranger or print a secret.
// Runs before anything else is loaded. Sources: the OpenAI SDK reads every OPENAI_* name; the rest is
// Node's own documentation of its environment.

const exactNames = [
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_USE_ENV_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSLKEYLOGFILE',
  'NODE_DEBUG',
]

/** Keeps nothing of what it removes: an OPENAI_API_KEY in the environment is not looked at. */
export function scrubEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    const upper = name.toUpperCase() // Windows doesn't tell case apart
    if (upper.startsWith('OPENAI_') || exactNames.includes(upper)) delete environment[name]
  }
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

/** The first switch that would open a packaged app to whoever starts it; `null` when there is none. */
export function findDebuggingSwitch(args: readonly string[]): string | null {
  for (const arg of args) {
    const name = /^--?([a-z-]+)/u.exec(arg.toLowerCase())?.[1]
    if (name === undefined) continue
    if (debuggingSwitches.includes(name) || name.startsWith('inspect')) return `--${name}`
  }
  return null
}
