// Where the project is, and how its tools are run: by the Node at work, shown live.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
    // While the child runs an interrupt is its to answer; ours is to wait for it.
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })

export const findProgram = (...names: readonly string[]): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
