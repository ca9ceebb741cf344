import { describe, expect, it } from 'vitest'
import { isStage, isWithoutChromium, judgeProject } from './stages.ts'
import { parseReport } from './test-results.ts'
import type { UnsteadyFile } from './unsteady.ts'

const passed = parseReport({
  testResults: [
    {
      name: 'a.test.ts',
      status: 'passed',
      assertionResults: [{ fullName: 'a', title: 'a', status: 'passed' }],
    },
  ],
})
const unsteady: UnsteadyFile = { file: 'a.test.ts', failedTests: ['a'], firstOutput: '', secondOutput: '' }
const judge = (files: readonly UnsteadyFile[], code: number, hasStrayErrors: boolean) =>
  judgeProject('e2e', passed, files, { code, hasStrayErrors })

describe('a project of tests without a failed test', () => {
  it.each([
    ['passed if Vitest says so', [], 0, false],
    ['passed if what failed passed when it was run again', [unsteady], 1, false],
  ] as const)('%s', (_why, files, code, hasStrayErrors) => {
    expect(judge(files, code, hasStrayErrors)).toMatchObject({
      counts: { passed: 1, failed: 0 },
      failures: [],
    })
  })

  it.each([
    ['failed if Vitest ended badly', [], 1, false],
    ['failed if an error outside of any test is all that is wrong', [], 1, true],
    ['failed if there was such an error beside an unsteady test', [unsteady], 1, true],
  ] as const)('%s', (_why, files, code, hasStrayErrors) => {
    expect(judge(files, code, hasStrayErrors)).toMatchObject({
      counts: { passed: 1, failed: 1 },
      failures: ['e2e (outside of any test)'],
    })
  })
})

describe('a machine without Chromium', () => {
  it.each(['host', 'page'] as const)('does not run %s', (project) => {
    expect(isStage(project)).toBe(true)
    expect(isWithoutChromium(project, undefined)).toBe(true)
    expect(isWithoutChromium(project, '/usr/bin/chromium')).toBe(false)
  })

  it.each(['unit', 'integration', 'e2e'] as const)('runs %s all the same', (project) => {
    expect(isWithoutChromium(project, undefined)).toBe(false)
  })
})
