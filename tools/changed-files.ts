// Lists the project's changed files, and picks the ones that each part of `npm run check:quick` takes.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inRoot, root } from './setup/project.ts'

const runGit = (...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

const findBase = (): string => {
  try {
    return runGit('merge-base', 'HEAD', 'main').trim()
  } catch {
    // A clone may lack a branch of that name, as on a build machine.
    return 'HEAD'
  }
}

/**
 * Files changed since the branch left `main`, committed or not, and new ones. Removed files are not listed.
 */
export const listChangedFiles = (): readonly string[] => {
  const changed = runGit('diff', '--name-only', '-z', findBase())
  const added = runGit('ls-files', '--others', '--exclude-standard', '-z')
  const names = `${changed}\0${added}`.split('\0').filter((name) => name !== '')
  return [...new Set(names)].filter((name) => existsSync(inRoot(name))).toSorted()
}

/** Files that git has, and new ones that it doesn't ignore, as far as they are on the disk. */
export const listProjectFiles = (): readonly string[] => {
  const names = runGit('ls-files', '--cached', '--others', '--exclude-standard', '-z').split('\0')
  return [...new Set(names)].filter((name) => name !== '' && existsSync(inRoot(name)))
}

export interface ChangedFiles {
  readonly toLint: readonly string[]
  readonly toFormat: readonly string[]
  readonly toTest: readonly string[]
  /** A change of these files can break others in ways that we don't follow here. */
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
