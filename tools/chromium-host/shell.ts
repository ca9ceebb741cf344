// `shell`: hands addresses to the desktop.
import { spawn } from 'node:child_process'
import type { Shell } from 'electron/common'
import { makeStrict, refuse } from './strict.ts'

async function open(address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const program = process.platform === 'darwin' ? 'open' : 'xdg-open'
    const child = spawn(program, [address], { stdio: 'ignore', detached: true })
    child.once('error', () => reject(new Error('The Chromium host has no xdg-open on this machine')))
    child.once('spawn', () => (child.unref(), resolve()))
  })
}

export const shell = makeStrict('electron.shell', {
  async openExternal(address) {
    const { protocol } = new URL(address)
    // Narrower than Electron on purpose: the app's own gate lets only these two through.
    if (protocol !== 'https:' && protocol !== 'mailto:') refuse(`shell.openExternal for ${protocol}`)
    await open(address)
  },
} satisfies Partial<Shell>)
