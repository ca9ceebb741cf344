// Parses the parts of Vitest's JSON report that we use, and counts its tests. A file that could not be loaded
// counts as one failed test, because it lists none and must not pass unseen.
import { relative } from 'node:path'
import * as z from 'zod'

const assertionSchema = z.object({
  fullName: z.string(),
  title: z.string(),
  status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
  failureMessages: z.array(z.string()).nullish(),
})

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(assertionSchema),
    }),
  ),
})

export type Report = z.infer<typeof reportSchema>
export type Assertion = z.infer<typeof assertionSchema>

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const parseReport = (json: unknown): Report => reportSchema.parse(json)

export const isSkipped = (assertion: Assertion) =>
  assertion.status !== 'passed' && assertion.status !== 'failed'

export const addCounts = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
})

const countFile = ({ status, assertionResults }: Report['testResults'][number]): Counts => {
  const failed = assertionResults.filter((assertion) => assertion.status === 'failed').length
  return {
    passed: assertionResults.filter((assertion) => assertion.status === 'passed').length,
    failed: status === 'failed' && failed === 0 ? 1 : failed,
    skipped: assertionResults.filter(isSkipped).length,
  }
}

export const countResults = (report: Report): Counts =>
  report.testResults.map(countFile).reduce(addCounts, { passed: 0, failed: 0, skipped: 0 })

/**
 * Failed tests as "file › test", files relative to `root`. A file that could not be loaded is listed alone.
 */
export const listFailures = (report: Report, root: string): readonly string[] =>
  report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const file = relative(root, name)
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      return failed.length > 0 ? failed.map(({ fullName }) => `${file} › ${fullName}`) : [file]
    })

export const describeCounts = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
