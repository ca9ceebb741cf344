// Finds the test files that prove lines of the proof.
import { globSync, readFileSync } from 'node:fs'
import { inRoot, root } from './setup/project.ts'
import { idsOf } from './proof-states.ts'

/** The numbers in a test file, and in its parts: files that aren't tests, in the folder of its name. */
export const readIds = (test: string): readonly string[] => {
  const parts = globSync(`${test.replace(/\.test\.tsx?$/, '')}/*.{ts,tsx}`, {
    cwd: root,
    exclude: ['**/*.test.*'],
  })
  return [test, ...parts].flatMap((file) => idsOf(readFileSync(inRoot(file), 'utf8')))
}

/**
 * Returns whole files rather than single tests, because many tests continue where the previous one stopped.
 */
export const findProofFiles = (ids: readonly string[]): readonly string[] =>
  globSync('{src,test,tools}/**/*.test.{ts,tsx}', { cwd: root })
    .filter((file) => readIds(file).some((id) => ids.includes(id)))
    .toSorted()
