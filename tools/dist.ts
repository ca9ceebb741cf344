// `npm run dist`: builds the app and packages it by electron-builder.yml, for this system unless the
// arguments say otherwise. Packaging needs Electron's binary and electron-builder's tools; if they can't be
// fetched, a sentence says so.
import { spawn } from 'node:child_process'
import { ensureBuilt } from './setup/build.ts'
import { findElectron } from './setup/electron.ts'
import { inRoot, root } from './setup/project.ts'

const unreachable = new RegExp(
  [
    'ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH',
    'RequestError|HTTPError|fetch failed|cannot resolve https',
  ].join('|'),
  'i',
)

// Output is shown as it comes, but without the stacks and dumps that follow an error.
const isNoise = (line: string) => /^\s+(at |⨯?\s*stackTrace=|\[?cause)/.test(line)

const runBuilder = (args: readonly string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve, reject) => {
    const cli = inRoot('node_modules', 'electron-builder', 'cli.js')
    const all = [cli, '--config', 'electron-builder.yml', '--publish', 'never', ...args]
    const child = spawn(process.execPath, all, { cwd: root, stdio: ['inherit', 'pipe', 'pipe'] })
    let text = ''
    let hasFailed = false
    const pass = (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-100_000)
      const lines = chunk.toString().split('\n')
      hasFailed ||= lines.some((line) => line.includes('⨯'))
      if (!hasFailed) process.stdout.write(lines.filter((line) => !isNoise(line)).join('\n'))
    }
    child.stdout.on('data', pass)
    child.stderr.on('data', pass)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, text }))
  })

export const dist = async (args: readonly string[]): Promise<number> => {
  await ensureBuilt()
  // An installed binary need not be fetched a second time.
  const isForThisSystem = !args.some((arg) => /^(-[mwlo]|--(mac|win|linux|arm64|x64|ia32))/.test(arg))
  const electron = findElectron() !== undefined && isForThisSystem
  const installed = electron ? ['-c.electronDist=node_modules/electron/dist'] : []
  const { code, text } = await runBuilder([...installed, ...args])
  if (code === 0) {
    console.log('\nPackaged: see dist/')
    return 0
  }
  if (unreachable.test(text)) {
    console.error(
      "\nNot packaged: Electron's binary or a tool of electron-builder can't be fetched from here.",
    )
  } else {
    console.error(`\n${text.slice(text.indexOf('⨯')).trimEnd()}\n\nNot packaged: electron-builder failed.`)
  }
  return 1
}
