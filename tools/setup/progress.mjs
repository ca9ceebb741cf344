// How set-up reports its progress: one line for each step with its seconds, and the last lines of a
// program that failed. Runs on any Node from 18 up. Expected failures are SetupErrors, shown as a
// sentence without a stack.
import { spawn } from 'node:child_process'

const tickMs = 15_000
const tailLines = 25

export class SetupError extends Error {}

const seconds = (startedMs) => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`

/** Prints `title`, does `work`, prints how long it took. A line every 15 s shows that it is still running. */
export const step = async (title, work) => {
  const startedMs = Date.now()
  process.stdout.write(`· ${title} …\n`)
  const ticker = setInterval(() => process.stdout.write(`    still at it, ${seconds(startedMs)}\n`), tickMs)
  try {
    const value = await work()
    process.stdout.write(`    done in ${seconds(startedMs)}\n`)
    return value
  } finally {
    clearInterval(ticker)
  }
}

/** Runs a program without showing its output. Resolves to its exit code and the last lines it wrote. */
export const runQuietly = (command, args, options = {}) =>
  new Promise((resolve) => {
    const { timeoutMs = 0, ...spawnOptions } = options
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    const keep = (chunk) => (text = (text + chunk).slice(-20_000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const timer = timeoutMs > 0 ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined
    const settle = (code) => {
      clearTimeout(timer)
      resolve({ code, tail: text.trimEnd().split('\n').slice(-tailLines).join('\n'), text })
    }
    child.on('error', (error) => {
      text += error.message
      settle(127)
    })
    child.on('close', (code) => settle(code ?? 1))
  })
