// Which files of the project changed, and what of them each part of `npm run check:quick` is given.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inRoot, root } from './setup/project.ts'

const runGit = (...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

const findBase = (): string => {
  try {
    return runGit('merge-base', 'HEAD', 'main').trim()
  } catch {
    // A clone without a branch of that name, such as a build machine's.
    return 'HEAD'
  }
}

/** Files that differ from where the branch left `main`, committed or not, and new ones; none that were removed. */
export const listChangedFiles = (): readonly string[] => {
  const changed = runGit('diff', '--name-only', '-z', findBase())
  const added = runGit('ls-files', '--others', '--exclude-standard', '-z')
  const names = `${changed}\0${added}`.split('\0').filter((name) => name !== '')
  return [...new Set(names)].filter((name) => existsSync(inRoot(name))).toSorted()
}

export interface ChangedFiles {
  readonly toLint: readonly string[]
  readonly toFormat: readonly string[]
  readonly toTest: readonly string[]
  /** Files whose change can break others in ways that are not followed here. */
  readonly everywhere: readonly string[]
}

export const sortChanged = (files: readonly string[]): ChangedFiles => {
  const scripts = files.filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file))
  return {
    toLint: scripts,
    toFormat: files.filter((file) => /\.(ts|tsx|mts|mjs|cjs|js|css|html|jsonc)$/.test(file)),
    toTest: scripts.filter((file) => /^(src|tools|test)\//.test(file)),
    everywhere: files.filter((file) => /^[^/]+\.(json|jsonc|ts)$|^\.npmrc$/.test(file)),
  }
}
