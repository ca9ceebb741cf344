// Decides what the palette lists for a query. Pure.
import type { LucideIcon } from 'lucide-react'
import type { Folder } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import type { MarkedText, TitleHit } from '../../../domain/chat/search.ts'
import { words } from '../../../words/words.ts'
import { commandGroups, keysOf, type AppCommand } from '../../base/commands.ts'
import { matchFuzzily } from '../../base/fuzzy-match.ts'
import { startsWords } from '../../base/word-start.ts'

type Choice =
  | {
      readonly kind: 'command'
      readonly id: string
      readonly icon: LucideIcon | null
      readonly keys: string | null
    }
  | { readonly kind: 'conversation'; readonly conversationId: ConversationId; readonly isArchived: boolean }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'folder'; readonly folderId: FolderId | null; readonly isHere: boolean }
  /** `null` asks for the name. */
  | { readonly kind: 'new-folder'; readonly name: string | null }

export type PaletteItem = Choice & { readonly key: string; readonly label: MarkedText }

export interface PaletteGroup {
  readonly key: string
  readonly name: string
  readonly items: readonly PaletteItem[]
}

const maxRecent = 4
const maxChats = 8
/** A match in hidden words ranks below a match in the name. */
const aliasPenalty = 12
const recentBonus = 4

const unmarked = (text: string): MarkedText => ({ text, marks: [] })

const itemOf = (command: AppCommand, label: MarkedText, list = ''): PaletteItem => ({
  kind: 'command',
  key: `${list}${command.id}`,
  id: command.id,
  icon: command.icon ?? null,
  keys: keysOf(command),
  label,
})

/** All commands, the recently used ones first. */
function listCommands(commands: readonly AppCommand[], recentIds: readonly string[]): PaletteGroup[] {
  const recent = recentIds
    .flatMap((id) => commands.find((command) => command.id === id) ?? [])
    .slice(0, maxRecent)
    .map((command) => itemOf(command, unmarked(command.name), 'recent '))
  const groups = commandGroups.map((group) => ({
    key: group,
    name: words.palette.groups[group],
    items: commands
      .filter((command) => command.group === group)
      .map((command) => itemOf(command, unmarked(command.name))),
  }))
  return [{ key: 'recent', name: words.palette.recent, items: recent }, ...groups].filter(
    ({ items }) => items.length > 0,
  )
}

interface Found {
  readonly score: number
  readonly isLoose: boolean
  readonly item: PaletteItem
}

function findCommand(command: AppCommand, query: string): Found | null {
  const byName = matchFuzzily(query, command.name)
  if (byName) {
    const { score, isLoose, marks } = byName
    return { score, isLoose, item: itemOf(command, { text: command.name, marks }) }
  }
  const withAlias = `${command.name} ${command.alias ?? ''}`
  // Letters that begin one hidden word after another mean nothing.
  const byAlias = startsWords(query, withAlias) ? matchFuzzily(query, withAlias) : null
  if (!byAlias) return null
  return {
    score: byAlias.score - aliasPenalty,
    isLoose: false,
    item: itemOf(command, unmarked(command.name)),
  }
}

/** Returns loose matches only if there are no others. */
function findCommands(
  commands: readonly AppCommand[],
  recentIds: readonly string[],
  query: string,
  takesGuesses: boolean,
): PaletteItem[] {
  const found = commands.flatMap((command) => {
    const one = findCommand(command, query)
    if (!one) return []
    return [recentIds.includes(command.id) ? { ...one, score: one.score + recentBonus } : one]
  })
  const sure = found.filter(({ isLoose }) => !isLoose)
  return (sure.length > 0 ? sure : takesGuesses ? found : [])
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

function listTitles(titles: readonly TitleHit[]): PaletteItem[] {
  return titles.slice(0, maxChats).map((hit) => ({
    kind: 'conversation',
    key: `chat ${hit.conversationId}`,
    conversationId: hit.conversationId,
    isArchived: hit.isArchived,
    label: hit.title,
  }))
}

interface Question {
  readonly commands: readonly AppCommand[]
  readonly recentIds: readonly string[]
  readonly titles: readonly TitleHit[]
  readonly query: string
}

/** Finds commands and chats by title, and offers to search the messages. */
export function findItems({ commands, recentIds, titles, query }: Question): PaletteGroup[] {
  const wanted = query.trim()
  if (wanted === '') return listCommands(commands, recentIds)
  const found = findCommands(commands, recentIds, wanted, titles.length === 0)
  const chats: PaletteItem[] = [
    ...listTitles(titles),
    { kind: 'search', key: 'search', query: wanted, label: unmarked(words.palette.searchFor(wanted)) },
  ]
  return [
    { key: 'commands', name: words.palette.name, items: found },
    { key: 'chats', name: words.palette.chats, items: chats },
  ].filter(({ items }) => items.length > 0)
}

/** Lists where a conversation can be moved: folders by name, out of its folder, or a new one. */
export function findFolders(
  folders: readonly Folder[],
  hereId: FolderId | null,
  query: string,
): PaletteGroup[] {
  const wanted = query.trim()
  const found: PaletteItem[] = folders
    .flatMap((folder) => {
      const match = matchFuzzily(wanted, folder.name)
      if (!match) return []
      const label = { text: folder.name, marks: match.marks }
      const item: PaletteItem = {
        kind: 'folder',
        key: folder.id,
        folderId: folder.id,
        isHere: folder.id === hereId,
        label,
      }
      return [{ score: match.score, item }]
    })
    .toSorted((a, b) => (wanted === '' ? 0 : b.score - a.score))
    .map(({ item }) => item)
  const out = matchFuzzily(wanted, words.palette.noFolder)
  if (hereId !== null && out) {
    const label = { text: words.palette.noFolder, marks: out.marks }
    found.push({ kind: 'folder', key: 'no-folder', folderId: null, isHere: false, label })
  }
  const isTaken = folders.some(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (!isTaken) {
    const label = unmarked(wanted === '' ? words.palette.newFolder : words.palette.newFolderNamed(wanted))
    found.push({ kind: 'new-folder', key: 'new-folder', name: wanted === '' ? null : wanted, label })
  }
  return [{ key: 'folders', name: words.palette.moveTitle, items: found }]
}
