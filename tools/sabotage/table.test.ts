// The table of sabotages fits the code: each takes out what is there, and has tests that can notice.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { proofLines } from '../../test/proof-lines.ts'
import { sabotages } from '../../test/sabotages.ts'
import { readIds } from '../proof-files.ts'
import { inRoot } from '../setup/project.ts'
import { breakText } from './verdict.ts'

describe.each(sabotages)('$name', (sabotage) => {
  const { file, line, test } = sabotage

  it('takes out what is there once', () => {
    const text = readFileSync(inRoot(file), 'utf8')
    expect(breakText(text, sabotage)).not.toBe(text)
  })

  it('has a line of the proof, and tests that carry its number', () => {
    expect(proofLines.map(({ id }) => id)).toContain(line)
    expect(existsSync(inRoot(test)), test).toBe(true)
    expect(test).toMatch(/^(test\/e2e|test\/integration|src)\/.*(?<!\.slow|\.page)\.test\.tsx?$/u)
    expect(readIds(test)).toContain(line)
  })
})

it('there are ten at least, each with a name of its own', () => {
  expect(sabotages.length).toBeGreaterThanOrEqual(10)
  expect(new Set(sabotages.map(({ name }) => name)).size).toBe(sabotages.length)
})
