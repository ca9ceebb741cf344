// Shortcuts of the application menu: reads Electron's accelerators and matches them against pressed keys.
import type { BrowserWindow, MenuItem } from 'electron/main'

export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly meta: boolean
}

const namedKeys: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
  minus: '-',
}
// Chromium itself does these, inside the field that has the focus.
const leftToChromium = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteandmatchstyle',
  'selectall',
  'delete',
])

let applicationItems: () => readonly MenuItem[] = () => []

export function setApplicationItems(items: () => readonly MenuItem[]): void {
  applicationItems = items
}

/** Clicks the first enabled item of the application menu whose accelerator was pressed. */
export function handleAccelerator(press: KeyPress, window: BrowserWindow | undefined): void {
  const item = find(applicationItems(), press)
  if (!item) return
  const modifiers = {
    ctrlKey: press.ctrl,
    shiftKey: press.shift,
    altKey: press.alt,
    metaKey: press.meta,
    triggeredByAccelerator: true,
  }
  item.click(modifiers, window, window?.webContents)
}

function find(items: readonly MenuItem[], press: KeyPress): MenuItem | undefined {
  for (const item of items) {
    if (item.submenu) {
      const inner = find(item.submenu.items, press)
      if (inner) return inner
    } else if (
      item.accelerator &&
      item.enabled &&
      item.registerAccelerator &&
      !leftToChromium.has((item.role ?? '').toLowerCase()) &&
      matchesAccelerator(item.accelerator, press)
    ) {
      return item
    }
  }
  return undefined
}

export function matchesAccelerator(
  accelerator: string,
  press: KeyPress,
  platform: NodeJS.Platform = process.platform,
): boolean {
  // If the key itself is a plus sign, the last part is empty.
  const parts = accelerator.toLowerCase().split('+')
  const last = parts.at(-1) === '' ? '+' : (parts.at(-1) ?? '')
  const names = new Set(parts.slice(0, -1))
  const isMac = platform === 'darwin'
  const either = names.has('cmdorctrl') || names.has('commandorcontrol')
  const ctrl = names.has('ctrl') || names.has('control') || (either && !isMac)
  const meta =
    names.has('cmd') || names.has('command') || names.has('meta') || names.has('super') || (either && isMac)
  const alt = names.has('alt') || names.has('option') || names.has('altgr')
  if (ctrl !== press.ctrl || meta !== press.meta || alt !== press.alt) return false
  const wanted = namedKeys[last] ?? last
  const pressed = press.key.toLowerCase()
  // Ctrl+Plus is typed with Shift on most keyboards, and as plain "=" on others.
  if (wanted === '+') return pressed === '+' || pressed === '='
  if (names.has('shift') !== press.shift) return false
  return pressed === wanted || codeOf(press.code) === wanted
}

/** Names the key by its position, because Shift turns some keys into another character. */
function codeOf(code: string): string {
  const match = /^(?:Key|Digit)(.)$/.exec(code)
  const byPlace: Record<string, string> = {
    Comma: ',',
    Period: '.',
    Slash: '/',
    Backslash: '\\',
    Minus: '-',
    Equal: '=',
    BracketLeft: '[',
    BracketRight: ']',
    Semicolon: ';',
    Quote: "'",
    Backquote: '`',
  }
  return match?.[1]?.toLowerCase() ?? byPlace[code] ?? ''
}
