// The command palette: finds all commands, and chats by title, from a few letters.
import { ArrowLeft, ChevronRight, Folder, FolderMinus, FolderPlus, MessageSquare, Search } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { maxQueryChars } from '../../../domain/chat/search.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { isAvailable, runCommand, useCommandList } from '../../base/commands.ts'
import { readIsMac, showKeys } from '../../base/key-press.ts'
import { goTo } from '../../base/navigation.ts'
import { closeOverlay, openOverlay, type Overlay } from '../../base/overlay.ts'
import { foldOverlay } from '../../base/sidebar-state.ts'
import { createStore, useResource, useStore } from '../../base/store.ts'
import { Icon, IconButton } from '../../ui/button.tsx'
import { CommandSheet } from '../../ui/command-sheet.tsx'
import { KeySigns } from '../../ui/key-signs.tsx'
import { Marked } from '../../ui/marked.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { moveConversation } from '../../stores/conversations/conversation-actions.ts'
import { folders, useListed } from '../../stores/conversations/conversations.ts'
import { createFolder } from '../../stores/conversations/folder-actions.ts'
import { Words } from '../../features/search/search-empty.tsx'
import { createSearch } from '../../features/search/search-store.ts'
import { search } from '../../features/search/search.ts'
import { findFolders, findItems, type PaletteItem } from './palette-items.ts'

/** Searches only titles; one message is the least that can be requested. */
const titleSearch = createSearch((question) => api.search.findMessages({ ...question, limit: 1 }))

/** The most recent first. */
const recentIds = createStore<readonly string[]>([])
const maxRemembered = 12

type PaletteOverlay = Extract<Overlay, { name: 'palette' }>

interface PaletteProps {
  readonly isOpen: boolean
  /** The last request; stays while the palette fades out. */
  readonly overlay: PaletteOverlay
}

/** Returns the focus first, so that the action can move it. */
function closeAndThen(act: () => void): void {
  closeOverlay()
  setTimeout(act)
}

export function PaletteSheet({ isOpen, overlay }: PaletteProps): ReactNode {
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState(overlay)
  const field = useRef<HTMLInputElement>(null)
  const isMove = overlay.page === 'move'

  // Start fresh each time the palette is requested.
  if (asked !== overlay) {
    setAsked(overlay)
    setQuery('')
  }

  const changeQuery = (next: string) => {
    setQuery(next)
    if (!isMove) titleSearch.type(next)
  }
  const groups = usePaletteGroups(overlay, query)
  const pick = (item: PaletteItem) => {
    if (item.kind === 'folder' || item.kind === 'new-folder') moveTo(item, overlay)
    else choose(item)
  }
  return (
    <CommandSheet
      isOpen={isOpen}
      name={isMove ? words.palette.moveTitle : words.palette.name}
      initialFocus={field}
      onClose={closeOverlay}
    >
      <PickList
        fieldRef={field}
        fieldName={isMove ? words.palette.movePlaceholder : words.palette.field}
        listName={isMove ? words.palette.moveTitle : words.palette.name}
        placeholder={isMove ? words.palette.movePlaceholder : words.palette.placeholder}
        query={query}
        maxChars={isMove ? 80 : maxQueryChars}
        groups={groups}
        choosesFirst
        draw={drawItem}
        onQuery={changeQuery}
        onPick={pick}
        before={
          isMove ? (
            <IconButton
              name={words.palette.name}
              icon={ArrowLeft}
              className="-ms-2"
              onClick={() => openOverlay({ name: 'palette' })}
            />
          ) : undefined
        }
        empty={<Words title={words.palette.nothing(query.trim())} sentence={words.palette.nothingHint} />}
      />
    </CommandSheet>
  )
}

function usePaletteGroups({ page, conversationId }: PaletteOverlay, query: string) {
  const commands = useCommandList().filter(
    (command) => command.run !== null && command.id !== 'open-palette' && isAvailable(command),
  )
  const recent = useStore(recentIds, (ids) => ids)
  const { findings } = useStore(titleSearch.store, (state) => state)
  const knownFolders = useResource(folders).value ?? []
  const moved = useListed(conversationId ?? null)
  if (page === 'move') return findFolders(knownFolders, moved?.folderId ?? null, query)
  const titles = query.trim() === '' ? [] : (findings?.titles ?? [])
  return findItems({ commands, recentIds: recent, titles, query })
}

function choose(item: PaletteItem): void {
  if (item.kind === 'search') {
    search.type(item.query)
    openOverlay({ name: 'search' })
  } else if (item.kind === 'conversation') {
    closeAndThen(() => {
      foldOverlay()
      goTo({ screen: 'chat', conversationId: item.conversationId })
    })
  } else if (item.kind === 'command') {
    recentIds.change((ids) => [item.id, ...ids.filter((id) => id !== item.id)].slice(0, maxRemembered))
    closeAndThen(() => void runCommand(item.id))
  }
}

function moveTo(
  item: Extract<PaletteItem, { kind: 'folder' | 'new-folder' }>,
  { conversationId }: PaletteOverlay,
): void {
  if (conversationId === undefined) return
  if (item.kind === 'new-folder' && item.name === null) {
    openOverlay({ name: 'name', question: { kind: 'new-folder', moves: conversationId } })
    return
  }
  closeOverlay()
  if (item.kind === 'folder') void moveConversation(conversationId, item.folderId)
  else void createFolder(item.name ?? '', conversationId)
}

function findIcon(item: PaletteItem) {
  if (item.kind === 'command') return item.icon ?? ChevronRight
  if (item.kind === 'conversation') return MessageSquare
  if (item.kind === 'search') return Search
  if (item.kind === 'new-folder') return FolderPlus
  return item.folderId === null ? FolderMinus : Folder
}

const drawItem = (item: PaletteItem): ReactNode => <ItemLine item={item} />

function ItemLine({ item }: { readonly item: PaletteItem }): ReactNode {
  const keys = item.kind === 'command' ? item.keys : null
  const aside =
    item.kind === 'conversation' && item.isArchived
      ? words.palette.archived
      : item.kind === 'folder' && item.isHere
        ? words.palette.isHere
        : null
  return (
    <div className="flex min-h-9 items-center gap-3">
      <Icon of={findIcon(item)} className="text-quiet" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        <Marked {...item.label} />
      </span>
      {aside !== null && <span className="shrink-0 text-tiny text-quiet">{aside}</span>}
      {keys !== null && <KeySigns pieces={showKeys(keys, readIsMac())} />}
    </div>
  )
}
