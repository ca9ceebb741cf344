// `clipboard`: text only. It is the display's own clipboard, reached without a page, so that what a page copies is what
// main reads, and what main reads is in no page's memory. Without an X11 display it is kept in memory.
import type { Clipboard } from 'electron/main'
import { makeStrict } from './strict.ts'
import { openX11Clipboard } from './x11-clipboard.ts'
import type { TextClipboard } from './x11-clipboard.ts'

type Subset = Pick<Clipboard, 'readText' | 'writeText' | 'clear' | 'has'>

let opened: Promise<TextClipboard> | undefined

function open(): Promise<TextClipboard> {
  opened ??= openX11Clipboard(process.env['DISPLAY'] ?? '').catch(keepInMemory)
  return opened
}

function keepInMemory(): TextClipboard {
  let kept = ''
  return {
    readText: async () => kept,
    async writeText(text) {
      kept = text
    },
  }
}

const subset: Subset = {
  readText: async () => (await open()).readText(),
  writeText: async (text) => (await open()).writeText(text),
  clear: () => void open().then((clipboard) => clipboard.writeText('')),
  has: async (type) => type === 'text/plain' && (await subset.readText()) !== '',
}

export const clipboard = makeStrict('electron.clipboard', subset)
