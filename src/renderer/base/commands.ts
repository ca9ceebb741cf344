// The one list of what the window can do. The palette, the shortcuts, the list of shortcuts and main's menu
// all read it. Whoever offers an action registers it for as long as it can be done:
//
//   useCommands([{ id: 'find-in-conversation', name: words.find, group: 'chat', keys: 'Mod+F', run: openFind }])
//
// An id is also how main's menu names a command (domain/command.ts); one registered later takes its place.
import type { LucideIcon } from 'lucide-react'
import { useEffect } from 'react'
import { createStore, useStore } from './store.ts'
import { readIsMac } from './key-press.ts'

/** `chat`: the conversation that is shown. `list`: conversations and folders. `go`: places. `write`: the composer. */
export const commandGroups = ['chat', 'write', 'go', 'list', 'window'] as const
type CommandGroup = (typeof commandGroups)[number]

/** "Mod+Shift+F": `Mod` is ⌘ on macOS and Ctrl elsewhere. The last part is an `event.key`, such as "ArrowUp". */
type Keys = string | { readonly mac: string; readonly other: string }

export interface AppCommand {
  /** kebab-case, verb first. */
  readonly id: string
  /** What the palette shows, such as "Copy last answer". */
  readonly name: string
  readonly group: CommandGroup
  /** Words that a person may look for it by, and that are not shown. */
  readonly alias?: string
  readonly icon?: LucideIcon
  readonly keys?: Keys
  /**
   * Its keys work only where its owner listens for them itself, as Escape in a composer or F2 on a row.
   * They are shown, and not acted on here.
   */
  readonly hasOwnKeys?: boolean
  /** Goes on while its keys are held down. */
  readonly canRepeat?: boolean
  /** Asked each time it is to be shown or run; left out, it always is. */
  readonly isAvailable?: () => boolean
  /** `null`: a habit of its place, such as Enter to send: listed among the shortcuts, and nothing to choose. */
  readonly run: (() => void) | null
}

type Registered = readonly AppCommand[]

const lists = createStore<readonly Registered[]>([])

/** Answers how to take them back. */
export function registerCommands(commands: Registered): () => void {
  // A list of its own even when the same one is registered twice, so that each is taken back by itself.
  const own = [...commands]
  lists.change((all) => [...all, own])
  return () => lists.change((all) => all.filter((list) => list !== own))
}

/** Registers while the caller is mounted. The list should be stable (a constant, or `useMemo`). */
export function useCommands(commands: Registered): void {
  useEffect(() => registerCommands(commands), [commands])
}

/** By group, in the order of registering. Of several with one id the last counts. */
function mergeCommands(all: readonly Registered[]): AppCommand[] {
  const byId = new Map<string, AppCommand>()
  for (const list of all) for (const command of list) byId.set(command.id, command)
  return [...byId.values()].toSorted(
    (a, b) => commandGroups.indexOf(a.group) - commandGroups.indexOf(b.group),
  )
}

export const readCommands = (): AppCommand[] => mergeCommands(lists.read())

/** Draws again when commands come or go. */
export function useCommandList(): AppCommand[] {
  return mergeCommands(useStore(lists, (all) => all))
}

export const isAvailable = (command: AppCommand): boolean => command.isAvailable?.() ?? true

/** Does nothing when there is no such command now. Answers whether there was. */
export function runCommand(id: string): boolean {
  const command = readCommands().find((one) => one.id === id)
  if (!command?.run || !isAvailable(command)) return false
  command.run()
  return true
}

/** The keys as written for this platform; `null` when it has none. */
export function keysOf(command: Pick<AppCommand, 'keys'>): string | null {
  const { keys } = command
  if (keys === undefined) return null
  if (typeof keys === 'string') return keys
  return readIsMac() ? keys.mac : keys.other
}
