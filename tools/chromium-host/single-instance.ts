// One running app for each userData folder: a lock file names the holder, and a socket beside it receives
// messages from later starts. A lock is taken over if its holder is gone.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeValue, encodeValue } from './codec.ts'

export interface SecondStart {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

interface InstanceLock {
  request(folder: string, additionalData: unknown): boolean
  release(): void
}

// The system cuts off longer socket paths without an error.
const maxSocketPathBytes = 100

// Runs in a process of its own, because the request for the lock is synchronous and the app
// may exit right after.
const messenger = `
const { connect } = require('node:net')
const [path, text] = process.argv.slice(1)
const until = Date.now() + 3000
const attempt = () => {
  const socket = connect(path, () => socket.end(text))
  socket.on('close', (failed) => { if (!failed) process.exit(0) })
  socket.on('error', () => { if (Date.now() > until) process.exit(1); setTimeout(attempt, 20) })
}
attempt()`

export function createInstanceLock(hear: (start: SecondStart) => void): InstanceLock {
  let held: { lockFile: string; server: Server; socketPath: string } | undefined

  function acquire(lockFile: string): boolean {
    try {
      writeFileSync(lockFile, describeProcess(process.pid), { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      return false
    }
  }

  return {
    request(folder, additionalData) {
      if (held) return true
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const lockFile = join(folder, 'SingletonLock')
      const socketPath = socketPathFor(folder)
      if (!acquire(lockFile)) {
        const holder = readFileSync(lockFile, 'utf8')
        const text = encodeValue({
          argv: [...process.argv],
          workingDirectory: process.cwd(),
          additionalData: additionalData ?? null,
        })
        const isThere =
          describeProcess(Number(holder.split(' ')[0])) === holder &&
          spawnSync(process.execPath, ['-e', messenger, socketPath, text], {
            env: { ...process.env, NODE_OPTIONS: '', ELECTRON_RUN_AS_NODE: '1' },
          }).status === 0
        if (isThere) return false
        rmSync(lockFile, { force: true })
        if (!acquire(lockFile)) return false
      }
      rmSync(socketPath, { force: true })
      const server = createServer({ allowHalfOpen: false }, (socket) => {
        const chunks: Buffer[] = []
        socket.on('data', (chunk: Buffer) => chunks.push(chunk))
        socket.on('error', () => {})
        socket.on('end', () => hear(decodeValue(Buffer.concat(chunks).toString('utf8')) as SecondStart))
      })
      server.on('error', (error) => console.error('The single instance lock hears nothing:', error))
      const mask = process.umask(0o077)
      server.listen(socketPath)
      process.umask(mask)
      // The socket alone must not keep the process running.
      server.unref()
      held = { lockFile, server, socketPath }
      return true
    },
    release() {
      if (!held) return
      held.server.close()
      rmSync(held.socketPath, { force: true })
      rmSync(held.lockFile, { force: true })
      held = undefined
    },
  }
}

function socketPathFor(folder: string): string {
  const path = join(folder, 'SingletonSocket')
  if (Buffer.byteLength(path) <= maxSocketPathBytes) return path
  return join(tmpdir(), `singleton-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`)
}

/** Returns the process id with its start time, because the system uses an id again. */
function describeProcess(id: number): string {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return fields[0] === 'Z' ? '' : `${id} ${fields[19] ?? ''}`
  } catch {
    if (process.platform === 'linux') return ''
    try {
      process.kill(id, 0)
      return `${id}`
    } catch {
      return ''
    }
  }
}
