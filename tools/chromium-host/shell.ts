// `shell`: handing addresses and files to the desktop.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Shell } from 'electron/common'
import { makeStrict, refuse } from './strict.ts'

type Subset = Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>

async function open(target: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [target], {
      stdio: 'ignore',
      detached: true,
    })
    child.once('error', () => reject(new Error('The Chromium host has no xdg-open on this machine')))
    child.once('spawn', () => (child.unref(), resolve()))
  })
}

const subset: Subset = {
  async openExternal(address) {
    const { protocol } = new URL(address)
    // Narrower than Electron on purpose: the app's own gate lets only these two through.
    if (protocol !== 'https:' && protocol !== 'mailto:') refuse(`shell.openExternal for ${protocol}`)
    await open(address)
  },
  openPath: (path) =>
    open(path).then(
      () => '',
      (error: Error) => error.message,
    ),
  showItemInFolder: (path) => void open(dirname(path)).catch(() => {}),
  beep: () => void process.stdout.write('\u0007'),
}

export const shell = makeStrict('electron.shell', subset)
