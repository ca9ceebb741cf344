// Builds the app's bundle and its third-party notices into out/, but only if their sources have changed.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeNotices } from '../dist/third-party-notices.ts'
import { runQuietly, SetupError, step } from './progress.mjs'
import { inRoot, root, type Environment } from './project.ts'

const stampFile = inRoot('out', '.built')

const hashSources = () => {
  const patterns = [
    'src/**/*',
    'electron.vite.config.ts',
    'tools/dist/list-packages.ts',
    'tools/dist/third-party-notices.ts',
    'tools/dist/licences/*',
    'tsconfig*.json',
    'package.json',
    'package-lock.json',
  ]
  const files = globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** The development server writes its own main bundle to out/, so the earlier build no longer counts. */
export const forgetBuild = () => rmSync(stampFile, { force: true })

export const ensureBuilt = async (env: Environment = {}) => {
  const hash = hashSources()
  const isBuilt = existsSync(stampFile) && existsSync(inRoot('out', 'main', 'index.js'))
  if (isBuilt && readFileSync(stampFile, 'utf8') === hash) return
  forgetBuild()
  await step('Building the app', async () => {
    const args = [
      inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ]
    const { code, tail } = await runQuietly(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
    })
    if (code !== 0) throw new SetupError(`The build failed. Its last lines:\n\n${tail}`)
    writeNotices(root)
  })
  writeFileSync(stampFile, hash)
}
