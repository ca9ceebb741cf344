import { describe, expect, it } from 'vitest'
import { writeClosingLines } from './closing-lines.ts'
import type { StageResult } from './stages.ts'

const lint: StageResult = {
  stage: 'lint',
  counts: { passed: 1, failed: 0, skipped: 0 },
  failures: [],
  unsteady: [],
}

const e2e: StageResult = {
  stage: 'e2e',
  counts: { passed: 7, failed: 1, skipped: 2 },
  failures: ['test/e2e/keys.test.ts › a key is kept'],
  unsteady: [
    { file: 'test/e2e/chat.test.ts', failedTests: ['an answer comes'], firstOutput: '', secondOutput: '' },
    { file: 'test/e2e/late.test.ts', failedTests: [], firstOutput: '', secondOutput: '' },
  ],
}

describe('the closing lines', () => {
  it('are the parts and the totals alone if all went well', () => {
    expect(writeClosingLines([lint])).toEqual([
      '',
      'lint         1 passed, 0 failed',
      '',
      '1 passed, 0 failed',
    ])
  })

  it('name what was unsteady and what failed, before the totals', () => {
    expect(writeClosingLines([lint, e2e], ['e2e          on the Chromium host'])).toEqual([
      '',
      'lint         1 passed, 0 failed',
      'e2e          7 passed, 1 failed, 2 skipped',
      'e2e          on the Chromium host',
      '',
      'Unsteady, failed once and passed when run again (out/unsteady.json):',
      '  test/e2e/chat.test.ts › an answer comes',
      '  test/e2e/late.test.ts',
      '',
      'Failed:',
      '  test/e2e/keys.test.ts › a key is kept',
      '',
      '8 passed, 1 failed, 2 skipped',
    ])
  })
})
