// A reporter for Vitest that writes how many errors happened outside of any test, which its JSON report leaves
// out. Without it a failed file that passes when it is run again could hide such an error.
import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

/** Names the file the count is written to. */
export const unhandledErrorsVariable = 'LATCHKEY_UNHANDLED_ERRORS'

// Vitest takes a reporter from a file's default export.
export default class UnhandledErrorsReporter implements Reporter {
  onTestRunEnd(...[, errors]: Parameters<NonNullable<Reporter['onTestRunEnd']>>) {
    const file = process.env[unhandledErrorsVariable]
    if (file !== undefined) writeFileSync(file, String(errors.length))
  }
}
