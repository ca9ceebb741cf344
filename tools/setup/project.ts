// Where the project is, and how its tools are run: by the Node at work, shown live.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTearDown } from './teardown.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export const inRoot = (...parts: string[]) => join(root, ...parts)

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** Runs a program with its output shown; resolves to its exit code. */
export const runLive = (
  command: string,
  args: readonly string[],
  options: { readonly env?: Environment; readonly shell?: boolean } = {},
): Promise<number> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env }
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: options.shell ?? false })
    // An interrupt ends the child first, and then what the child was using.
    onTearDown(async () => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })

export const findProgram = (...names: readonly string[]): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
