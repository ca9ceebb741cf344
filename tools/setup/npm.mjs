// Runs npm with the Node of our choice: installs a lockfile's packages into a folder, silent unless it fails.
// npm is looked for where `npm start` came from, then beside the running Node, then on the PATH.
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { runQuietly, SetupError } from './progress.mjs'

const debianModules = '/usr/share/nodejs'

const findCli = () => {
  const bin = path.dirname(realpathSync(process.execPath))
  const candidates = [
    process.env.npm_execpath,
    path.join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(debianModules, 'npm', 'bin', 'npm-cli.js'),
  ]
  // Under yarn or pnpm, npm_execpath names those; the lockfile is npm's.
  return candidates.find(
    (file) => file !== undefined && /^npm(-cli)?\.c?js$/.test(path.basename(file)) && existsSync(file),
  )
}

// The variables in which `npm run` describes its own package must not reach an npm that
// works in another folder.
const ownVariable = /^npm_(package_|lifecycle_|command$|node_execpath$|execpath$|config_local_prefix$)/

const environment = (node, cli) => {
  const kept = Object.entries(process.env).filter(([name]) => !ownVariable.test(name))
  const env = Object.fromEntries(kept)
  env.PATH = [path.dirname(node), process.env.PATH ?? ''].join(path.delimiter)
  // Debian's npm finds its parts by a path that only Debian's Node has built in.
  if (cli !== undefined && realpathSync(cli).startsWith(debianModules)) {
    env.NODE_PATH = [debianModules, '/usr/lib/nodejs', process.env.NODE_PATH ?? ''].join(path.delimiter)
  }
  return env
}

/**
 * Installs the lockfile's packages in `folder`, under `node`. Throws a SetupError with npm's own error text.
 */
export const installPackages = async (node, folder) => {
  const cli = findCli()
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: folder, env: environment(node, cli) }
  const { code, text } =
    cli === undefined
      ? await runQuietly('npm', args, { ...options, shell: process.platform === 'win32' })
      : await runQuietly(node, [cli, ...args], options)
  if (code === 0) return
  // npm puts the error first; the list of its switches that may follow helps nobody.
  const lines = text
    .split(/^npm (?:error|ERR!)\s+Usage:/m)[0]
    .trimEnd()
    .split('\n')
  throw new SetupError(`npm ci failed (exit code ${code}). It said:\n\n${lines.slice(-25).join('\n')}`)
}
