// Describes anything that was thrown in a few texts for the log: redacted, and limited in depth and length.
// Only the type of an object that is no error is logged, because printing one, such as a client, prints its
// key.
import { redact } from './redact.ts'

export interface ErrorDescription {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: ErrorDescription
  readonly errors?: readonly ErrorDescription[]
}

const maxDepth = 4
const maxErrors = 5
const maxChars = 4_000

/** Never throws. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  try {
    return error instanceof Error
      ? describe(error, depth)
      : { name: typeof error, message: describeOther(error) }
  } catch {
    return { name: 'unknown', message: 'an error that can not be read' }
  }
}

function describe(error: Error, depth: number): ErrorDescription {
  const { name, message, stack, cause } = error
  const code: unknown = 'code' in error ? error.code : undefined
  const errors: unknown = 'errors' in error ? error.errors : undefined
  const isDeep = depth >= maxDepth
  return {
    name: clean(name),
    message: clean(message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: clean(code) } : {}),
    ...(stack === undefined ? {} : { stack: clean(stack) }),
    ...(cause === undefined || isDeep ? {} : { cause: describeError(cause, depth + 1) }),
    ...(Array.isArray(errors) && !isDeep
      ? { errors: errors.slice(0, maxErrors).map((one: unknown) => describeError(one, depth + 1)) }
      : {}),
  }
}

function describeOther(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'object') return Array.isArray(value) ? 'an array' : 'an object'
  return typeof value === 'function' ? 'a function' : clean(value)
}

/**
 * Redacts, then cuts, so that no cut leaves a part of a key. A very long text is also cut before, well past
 * the second cut, so that the second cut removes any part of a key that the first one left.
 */
export function clean(value: unknown): string {
  return redact(String(value).slice(0, 4 * maxChars)).slice(0, maxChars)
}
