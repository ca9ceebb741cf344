// The one list of the window's commands: the palette, the shortcuts, their list and main's menu read it. A
// component registers its commands while it is mounted. The last one with an id (domain/command.ts) wins:
//   useCommands([{ id: 'find-in-conversation', name: words.find, group: 'chat', keys: 'Mod+F', run: openFind }])
import type { LucideIcon } from 'lucide-react'
import { useEffect } from 'react'
import { createStore, useStore } from './store.ts'
import { readIsMac } from './key-press.ts'

/**
 * `chat`: the shown conversation. `list`: conversations and folders. `go`: screens. `write`: the composer.
 */
export const commandGroups = ['chat', 'write', 'go', 'list', 'window'] as const
type CommandGroup = (typeof commandGroups)[number]

/** "Mod+Shift+F": `Mod` is ⌘ on macOS and Ctrl elsewhere. The last part is an `event.key`, such as "ArrowUp". */
type Keys = string | { readonly mac: string; readonly other: string }

export interface AppCommand {
  /** kebab-case, verb first. */
  readonly id: string
  /** The name in the palette, such as "Copy last answer". */
  readonly name: string
  readonly group: CommandGroup
  /** Hidden words by which the palette also finds it. */
  readonly alias?: string
  readonly icon?: LucideIcon
  readonly keys?: Keys
  /**
   * Its owner handles the keys itself, as Escape in the composer or F2 on a row. Here they are only shown.
   */
  readonly hasOwnKeys?: boolean
  /** Runs again while its keys are held down. */
  readonly canRepeat?: boolean
  /** Called before the command is shown or run; absent means always available. */
  readonly isAvailable?: () => boolean
  /** `null` for a built-in key such as Enter to send: listed with the shortcuts, but can't be chosen. */
  readonly run: (() => void) | null
}

type Registered = readonly AppCommand[]

const lists = createStore<readonly Registered[]>([])

/** Returns a function that removes them. */
export function registerCommands(commands: Registered): () => void {
  // A copy, so that a list registered twice is removed once at a time.
  const own = [...commands]
  lists.change((all) => [...all, own])
  return () => lists.change((all) => all.filter((list) => list !== own))
}

/** Registers while the component is mounted. The list should be stable (a constant, or `useMemo`). */
export function useCommands(commands: Registered): void {
  useEffect(() => registerCommands(commands), [commands])
}

/** Sorted by group, then in order of registration. The last command with an id wins. */
function mergeCommands(all: readonly Registered[]): AppCommand[] {
  const byId = new Map<string, AppCommand>()
  for (const list of all) for (const command of list) byId.set(command.id, command)
  return [...byId.values()].toSorted(
    (a, b) => commandGroups.indexOf(a.group) - commandGroups.indexOf(b.group),
  )
}

export const readCommands = (): AppCommand[] => mergeCommands(lists.read())

/** Renders again when commands are registered or removed. */
export function useCommandList(): AppCommand[] {
  return mergeCommands(useStore(lists, (all) => all))
}

export const isAvailable = (command: AppCommand): boolean => command.isAvailable?.() ?? true

/** Runs a command. Returns false if it doesn't exist or isn't available now. */
export function runCommand(id: string): boolean {
  const command = readCommands().find((one) => one.id === id)
  if (!command?.run || !isAvailable(command)) return false
  command.run()
  return true
}

/** The keys on this platform; `null` if it has none. */
export function keysOf(command: Pick<AppCommand, 'keys'>): string | null {
  const { keys } = command
  if (keys === undefined) return null
  if (typeof keys === 'string') return keys
  return readIsMac() ? keys.mac : keys.other
}
