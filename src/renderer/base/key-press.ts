// Shortcuts as commands write them ("Mod+Shift+F"): matches them against key presses, and shows them as the
// platform does. Pure, except that `readIsMac` asks the browser.

interface ParsedKeys {
  readonly isMod: boolean
  readonly isCtrl: boolean
  readonly isAlt: boolean
  readonly isShift: boolean
  readonly key: string
}

/** The part of a `KeyboardEvent` that decides a match. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly metaKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export const readIsMac = (): boolean =>
  typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

export function parseKeys(keys: string): ParsedKeys {
  const parts = keys.split('+')
  const names = new Set(parts.slice(0, -1))
  return {
    isMod: names.has('Mod'),
    isCtrl: names.has('Ctrl'),
    isAlt: names.has('Alt'),
    isShift: names.has('Shift'),
    key: parts.at(-1) ?? '',
  }
}

/** The `code` of each sign: for signs that Shift changes, and for keyboards in other scripts than Latin. */
const places: Readonly<Record<string, string>> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '\\': 'Backslash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
}

const isLetter = (key: string): boolean => /^[a-z]$/iu.test(key)
const isLatin = (key: string): boolean => /^[\x20-\x7e]$/u.test(key)

export function matchesPress(keys: string, press: Press, isMac: boolean): boolean {
  const wanted = parseKeys(keys)
  const isMeta = wanted.isMod && isMac
  const isCtrl = wanted.isCtrl || (wanted.isMod && !isMac)
  if (press.metaKey !== isMeta || press.ctrlKey !== isCtrl || press.altKey !== wanted.isAlt) return false
  const { key } = wanted
  // On some keyboards a sign is typed with Shift; then Shift belongs to the sign.
  const isSign = !isLetter(key) && isLatin(key)
  if (isSign && press.key === key && (press.shiftKey || !wanted.isShift)) return true
  if (press.shiftKey !== wanted.isShift) return false
  if (press.key.toLowerCase() === key.toLowerCase()) return true
  if (isLetter(key)) return !isLatin(press.key) && press.code === `Key${key.toUpperCase()}`
  return (wanted.isShift || !isLatin(press.key)) && press.code === places[key]
}

const macSigns: Readonly<Record<string, string>> = {
  Enter: '↩',
  Escape: '⎋',
  Delete: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

const otherNames: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/**
 * One string for each key, as in the platform's menus: ["⇧", "⌘", "F"] on macOS, ["Ctrl", "Shift", "F"]
 * elsewhere.
 */
export function showKeys(keys: string, isMac: boolean): string[] {
  const { isMod, isCtrl, isAlt, isShift, key } = parseKeys(keys)
  const name = isLetter(key) ? key.toUpperCase() : ((isMac ? macSigns : otherNames)[key] ?? key)
  const pieces = isMac
    ? [isCtrl && '⌃', isAlt && '⌥', isShift && '⇧', isMod && '⌘', name]
    : [(isMod || isCtrl) && 'Ctrl', isAlt && 'Alt', isShift && 'Shift', name]
  return pieces.filter((piece) => piece !== false)
}

/** For `aria-keyshortcuts`: "Control+Shift+F". */
export function ariaKeys(keys: string, isMac: boolean): string {
  return keys.replace('Ctrl', 'Control').replace('Mod', isMac ? 'Meta' : 'Control')
}
