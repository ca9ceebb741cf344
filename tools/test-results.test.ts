import { describe, expect, it } from 'vitest'
import { countResults, listFailures, parseReport } from './test-results.ts'

const report = parseReport({
  testResults: [
    {
      name: '/project/src/a.test.ts',
      status: 'failed',
      assertionResults: [
        { fullName: 'money adds up', title: 'adds up', status: 'failed' },
        { fullName: 'money is kept', title: 'is kept', status: 'passed' },
        { fullName: 'money is spent', title: 'is spent', status: 'skipped' },
      ],
    },
    {
      name: '/project/test/broken.test.ts',
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    },
    {
      name: '/project/src/b.test.ts',
      status: 'passed',
      assertionResults: [{ fullName: 'keys open', title: 'open', status: 'passed' }],
    },
  ],
})

describe('a report', () => {
  it('counts a file that could not be loaded as one failed test', () => {
    expect(countResults(report)).toEqual({ passed: 2, failed: 2, skipped: 1 })
  })

  it('names what failed by file and test', () => {
    expect(listFailures(report, '/project')).toEqual(['src/a.test.ts › money adds up', 'test/broken.test.ts'])
  })
})
