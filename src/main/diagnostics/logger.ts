// The log: one JSON object a line in `latchkey.log`, which only the owner can read, redacted before it is
// written. Each line is written at once, so that the last line before a crash is there. It never throws, and
// never contains a chat's text.
import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { clean, describeError } from './describe-error.ts'

type LogFacts = { readonly [name: string]: string | number | boolean | null }

export interface Logger {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  error(event: string, error: unknown, facts?: LogFacts): void
}

export interface LoggerOptions {
  readonly folder: string
  readonly nowMs: () => number
  /** For development: also prints each line in the terminal. */
  readonly echoes?: boolean
  readonly maxBytes?: number
}

type Level = 'info' | 'warn' | 'error'

const defaultMaxBytes = 1_000_000
/** `latchkey.log.1`, and `latchkey.log.2`, which is older. */
const keptFiles = 2

export function createLogger({
  folder,
  nowMs,
  echoes = false,
  maxBytes = defaultMaxBytes,
}: LoggerOptions): Logger {
  const path = join(folder, 'latchkey.log')

  const write = (level: Level, event: string, facts: LogFacts, rest: object): void => {
    try {
      const at = new Date(nowMs()).toISOString()
      const line = `${JSON.stringify({ at, level, event: clean(event), ...cleanFacts(facts), ...rest })}\n`
      if (echoes) console.error(line.trimEnd())
      appendLine(path, line, maxBytes)
    } catch {
      // If the log can't be written, nothing else may fail for it.
    }
  }

  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o600)
  } catch {
    // There is no log yet, or none can be made; the next line shows which.
  }

  return {
    info: (event, facts = {}) => write('info', event, facts, {}),
    warn: (event, facts = {}) => write('warn', event, facts, {}),
    error: (event, error, facts = {}) => write('error', event, facts, { error: describeError(error) }),
  }
}

function cleanFacts(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      clean(name),
      typeof value === 'string' ? clean(value) : value,
    ]),
  )
}

function appendLine(path: string, line: string, maxBytes: number): void {
  const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (sizeBytes > 0 && sizeBytes + Buffer.byteLength(line) > maxBytes) rotate(path)
  appendFileSync(path, line, { mode: 0o600 })
}

function rotate(path: string): void {
  for (let number = keptFiles; number > 0; number -= 1) {
    const from = number === 1 ? path : `${path}.${number - 1}`
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${number}`)
  }
}
