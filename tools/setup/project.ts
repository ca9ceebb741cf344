// Knows where the project is, and runs its tools with the current Node, showing their output as it comes.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTearDown } from './teardown.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export const inRoot = (...parts: string[]) => join(root, ...parts)

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** An interrupt ends the child first, and then the things that the child was using. */
const endWithUs = (child: ChildProcess) =>
  onTearDown(async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  })

/** Runs a program and shows its output. Resolves to its exit code. */
export const runLive = (
  command: string,
  args: readonly string[],
  options: { readonly env?: Environment; readonly shell?: boolean } = {},
): Promise<number> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env }
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: options.shell ?? false })
    endWithUs(child)
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })

/**
 * Runs a program and passes its output, errors included, to `write` as it comes. Resolves to its exit code
 * and all of its output. It runs in the project's folder unless `folder` is given.
 */
export const runThrough = (
  command: string,
  args: readonly string[],
  options: {
    readonly write: (text: string) => void
    readonly env?: Environment
    readonly shell?: boolean
    readonly folder?: string
  },
): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve, reject) => {
    // A program that writes to a pipe leaves out colours, unless a variable says that a person reads them.
    const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
    const env = { ...process.env, ...colours, ...options.env }
    const child = spawn(command, args, {
      cwd: options.folder ?? root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
    })
    endWithUs(child)
    let output = ''
    const pass = (text: string) => {
      output += text
      options.write(text)
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', pass)
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output }))
  })

export const findProgram = (...names: readonly string[]): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
