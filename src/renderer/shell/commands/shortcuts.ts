// Runs commands by their keys anywhere in the window, and from main's menu. The page gets a key before the
// menu does, and a key handled here is kept from the menu, so that nothing runs twice.
import { api } from '../../base/api.ts'
import { isDialogOpen } from '../../ui/is-dialog-open.ts'
import { isAvailable, keysOf, readCommands, runCommand, type AppCommand } from '../../base/commands.ts'
import { matchesPress, parseKeys, readIsMac } from '../../base/key-press.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Returns true if the key would type a letter into a field, because the shortcut has no ⌘, Ctrl or Alt. */
function isTyping(keys: string, target: EventTarget | null): boolean {
  const { isMod, isCtrl, isAlt, key } = parseKeys(keys)
  return !isMod && !isCtrl && !isAlt && key.length === 1 && isWriting(target)
}

function findCommand(event: KeyboardEvent): AppCommand | null {
  const isMac = readIsMac()
  for (const command of readCommands()) {
    const keys = keysOf(command)
    if (keys === null || command.hasOwnKeys || !command.run || !matchesPress(keys, event, isMac)) continue
    if (!isTyping(keys, event.target) && isAvailable(command)) return command
  }
  return null
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const command = findCommand(event)
  if (!command) return
  event.preventDefault()
  // A dialog keeps the keys to itself. The menu must not handle them either.
  if (isDialogOpen() || (event.repeat && !command.canRepeat)) return
  command.run?.()
}

/** Commands load after the first paint. A command chosen in the menu before that waits. */
const loadCommands = async (): Promise<void> => {
  const { startCommands } = await import('./start-commands.ts')
  startCommands()
}

/** Call once, before the first paint: main may choose a command as soon as the page exists. */
export function startShortcuts(): void {
  const loaded = loadCommands()
  window.addEventListener('keydown', onKeyDown)
  api.app.commandChosen(({ command }) => void loaded.then(() => runCommand(command)))
}
