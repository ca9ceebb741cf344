// Chromium's names and numbers for a page that could not be loaded, as Electron reports them.
import type { Verdict } from './requests.ts'

const errors = {
  BlockedByClient: [-20, 'ERR_BLOCKED_BY_CLIENT'],
  Aborted: [-3, 'ERR_ABORTED'],
  Failed: [-2, 'ERR_FAILED'],
} as const

interface LoadError {
  readonly errno: number
  readonly code: string
}

export function loadErrorFrom(verdict: Verdict): LoadError {
  const [errno, code] = errors[verdict ?? 'Failed']
  return { errno, code }
}

export function describeLoadError({ errno, code }: LoadError, url: string): Error {
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { errno, code, url })
}
