// `clipboard`: text only. It uses the display's own clipboard through xclip, not through a page, so main
// reads what a page copies, and no page holds in memory what main reads. Without an X11 display the text
// is kept in memory.
import { execFile, spawn, spawnSync } from 'node:child_process'
import type { Duplex } from 'node:stream'
import type { Clipboard } from 'electron/main'
import { makeStrict } from './strict.ts'

type Subset = Pick<Clipboard, 'readText' | 'writeText' | 'clear'>

// A program that owns the clipboard and hangs must not block main.
const boundMs = 5_000
const hasDisplay = Boolean(process.env['DISPLAY'])
let kept = ''
let written: Promise<void> = Promise.resolve()

/** Returns an empty text if there is none, or if the owner doesn't give it in time. */
function read(): Promise<string> {
  const args = ['-selection', 'clipboard', '-out', '-target', 'UTF8_STRING']
  return new Promise((resolve, reject) => {
    execFile('xclip', args, { timeout: boundMs, maxBuffer: Infinity }, (error, text) => {
      if (error?.code === 'ENOENT')
        reject(new Error('The Chromium host has no clipboard here; install xclip'))
      else resolve(error ? '' : text)
    })
  })
}

// xclip owns the clipboard until another program does. It ends with the host, however the host ends, because
// the shell waits for pipe 3, which closes then.
const ownUntilClosed = '(read -r _ <&3; kill $$) & exec xclip -quiet -selection clipboard'

// Takes the clipboard until xclip itself has read it once, and so leaves it without an owner.
const takeAndLetGo =
  'xclip -quiet -loops 1 -selection clipboard </dev/null & while kill -0 $!; do xclip -selection clipboard -out; done'

/** Resolves once readers get `text` from the display, or once another program has taken the clipboard. */
async function own(text: string): Promise<void> {
  const owner = spawn('sh', ['-c', ownUntilClosed], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] })
  const life = owner.stdio[3] as Duplex
  owner.once('exit', () => life.destroy())
  // If xclip ended at once, writing to it fails; reading the clipboard then shows that.
  owner.stdin?.on('error', () => {}).end(text)
  const until = Date.now() + boundMs
  while (owner.exitCode === null && owner.signalCode === null && Date.now() < until)
    if ((await read()) === text.toWellFormed()) return
}

const subset: Subset = {
  readText: async () => (hasDisplay ? written.then(read) : kept),
  // Writes run one after another, so that the last text written is the one that stays.
  async writeText(text) {
    kept = text
    if (!hasDisplay) return
    const before = written
    const turn = before.then(() => own(text))
    written = turn.catch(() => {})
    return turn
  },
  // Clears at once, as Electron does, because the app clears it as it quits.
  clear() {
    kept = ''
    if (hasDisplay) spawnSync('sh', ['-c', takeAndLetGo], { stdio: 'ignore', timeout: boundMs })
  },
}

export const clipboard = makeStrict('electron.clipboard', subset)
