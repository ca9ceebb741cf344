// The one entry behind `npm start`, `npm test` and the rest. Plain JavaScript for any Node from 18 up. It
// installs the packages and the pinned Node version if needed, then runs tools/command.ts with that Node.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './setup/dependencies.mjs'
import { findNode } from './setup/node.mjs'
import { SetupError } from './setup/progress.mjs'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

const run = async () => {
  await ensureDependencies(root)
  const node = findNode(root)
  const places = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH ?? '']
  const child = spawn(node, [path.join(root, 'tools', 'command.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: places.join(path.delimiter) },
  })
  // An interrupt at the terminal reaches the child too, which cleans up before it ends; so this waits.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

run().then(
  (code) => (process.exitCode = code),
  (error) => {
    if (!(error instanceof SetupError)) throw error
    console.error(`\n${error.message}`)
    process.exitCode = 1
  },
)
