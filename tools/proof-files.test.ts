import { describe, expect, it } from 'vitest'
import { findProofFiles, readIds } from './proof-files.ts'

describe('the files that prove a line', () => {
  it('are those with its number in the title of a test', () => {
    expect(findProofFiles(['S22'])).toContain('src/main/app/app-protocol.test.ts')
    expect(findProofFiles(['S22'])).not.toContain('src/main/app/question.test.ts')
  })

  it('are also those whose parts have it, in the folder of their name', () => {
    expect(findProofFiles(['S18'])).toContain('test/e2e/locked-window.test.ts')
    expect(readIds('test/e2e/locked-window.test.ts')).toEqual(expect.arrayContaining(['S14', 'S17', 'S19']))
  })
})
