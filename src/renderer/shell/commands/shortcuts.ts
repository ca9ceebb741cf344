// Keys that work anywhere in the window, by the list of commands; and the same commands as they come from
// main's menu. The page hears a key before the menu does: what is acted on here is kept from it, so that
// nothing happens twice.
import { api } from '../../base/api.ts'
import { isDialogOpen } from '../../ui/is-dialog-open.ts'
import { isAvailable, keysOf, readCommands, runCommand, type AppCommand } from '../../base/commands.ts'
import { matchesPress, parseKeys, readIsMac } from '../../base/key-press.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Without ⌘ or Ctrl a key may be a letter of what is being written. */
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
  // Inside a dialog the dialog comes first; the menu must not act on the key either.
  if (isDialogOpen() || (event.repeat && !command.canRepeat)) return
  command.run?.()
}

/** What there is to do loads after the first drawing. What is chosen in the menu before that waits for it. */
const loadCommands = async (): Promise<void> => {
  const { startCommands } = await import('./start-commands.ts')
  startCommands()
}

/** Once, before the first drawing: main may choose a command as soon as the page is there. */
export function startShortcuts(): void {
  const loaded = loadCommands()
  window.addEventListener('keydown', onKeyDown)
  api.app.commandChosen(({ command }) => void loaded.then(() => runCommand(command)))
}
