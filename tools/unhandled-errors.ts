// A Vitest reporter that writes the number of errors outside of any test, which the JSON report leaves out.
// Without it, such an error could go unseen when a failed file passes on its second run.
import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

/** The variable that names the file for the count. */
export const unhandledErrorsVariable = 'LATCHKEY_UNHANDLED_ERRORS'

// Vitest takes a reporter from a file's default export.
export default class UnhandledErrorsReporter implements Reporter {
  onTestRunEnd(...[, errors]: Parameters<NonNullable<Reporter['onTestRunEnd']>>) {
    const file = process.env[unhandledErrorsVariable]
    if (file !== undefined) writeFileSync(file, String(errors.length))
  }
}
