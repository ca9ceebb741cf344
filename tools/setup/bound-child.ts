// A background program that ends when this process does, however it ends, SIGKILL included. A shell between
// them holds the reading end of a pipe: when the pipe closes, it ends the program.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

const script = `exec 3<&0
"$@" 3<&- </dev/null &
child=$!
(cat <&3 >/dev/null 2>&1; kill "$child" 2>/dev/null) >/dev/null 2>&1 &
exec 3<&-
wait "$child"`

export interface BoundChild {
  readonly output: Readable
  readonly errors: () => string
  readonly stop: () => Promise<void>
}

export const startBoundChild = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): BoundChild => {
  const child = spawn('/bin/sh', ['-c', script, 'sh', command, ...args], { env, stdio: 'pipe' })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)))
  child.stdin.on('error', () => {})
  const ended = once(child, 'exit')
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return { output: child.stdout, errors: () => errors, stop }
}

/** Resolves to the first line a program writes, such as a display's number; rejects with its error output. */
export const readFirstLine = async (child: BoundChild, timeoutMs: number): Promise<string> => {
  let text = ''
  const timer = setTimeout(() => child.output.destroy(), timeoutMs)
  try {
    for await (const chunk of child.output.iterator({ destroyOnReturn: false })) {
      text += String(chunk)
      const end = text.indexOf('\n')
      if (end > 0) return text.slice(0, end)
    }
  } catch {
    // The timer destroyed the stream; this is reported below like any other silence.
  } finally {
    clearTimeout(timer)
  }
  throw new Error(`The program said nothing. ${child.errors()}`)
}
