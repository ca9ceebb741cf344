// The commands for the shown conversation, and the one that restores the last deleted conversation.
import {
  Archive,
  ArchiveRestore,
  Copy,
  FolderInput,
  Pencil,
  Pin,
  PinOff,
  RotateCcw,
  Trash2,
} from 'lucide-react'
import type { Conversation } from '../../../domain/chat/conversation.ts'
import { words } from '../../../words/words.ts'
import { registerCommands, type AppCommand } from '../../base/commands.ts'
import { readPlace, subscribeToPlace } from '../../base/navigation.ts'
import { openOverlay } from '../../base/overlay.ts'
import {
  archiveConversation,
  deleteConversation,
  duplicateConversation,
  lastDeletion,
  pinConversation,
  restoreConversation,
} from '../../stores/conversations/conversation-actions.ts'
import { readListed, subscribeToConversations } from '../../stores/conversations/conversations.ts'

function listCommands(conversation: Conversation): AppCommand[] {
  const { id, title, isPinned, isArchived } = conversation
  return [
    {
      id: 'rename-conversation',
      name: words.palette.commands.renameChat,
      alias: words.palette.aliases.renameChat,
      group: 'chat',
      icon: Pencil,
      run: () =>
        openOverlay({ name: 'name', question: { kind: 'rename-conversation', conversationId: id, title } }),
    },
    {
      id: 'pin-conversation',
      name: isPinned ? words.palette.commands.unpinChat : words.palette.commands.pinChat,
      group: 'chat',
      icon: isPinned ? PinOff : Pin,
      isAvailable: () => !isArchived,
      run: () => void pinConversation(id, !isPinned),
    },
    {
      id: 'move-conversation',
      name: words.palette.commands.moveChat,
      alias: words.palette.aliases.moveChat,
      group: 'chat',
      icon: FolderInput,
      run: () => openOverlay({ name: 'palette', page: 'move', conversationId: id }),
    },
    {
      id: 'duplicate-conversation',
      name: words.palette.commands.duplicateChat,
      group: 'chat',
      icon: Copy,
      run: () => void duplicateConversation(id),
    },
    {
      id: 'archive-conversation',
      name: isArchived ? words.palette.commands.unarchiveChat : words.palette.commands.archiveChat,
      group: 'chat',
      icon: isArchived ? ArchiveRestore : Archive,
      run: () => void archiveConversation(id, !isArchived),
    },
    {
      id: 'delete-conversation',
      name: words.palette.commands.deleteChat,
      alias: words.palette.aliases.deleteChat,
      group: 'chat',
      icon: Trash2,
      run: () => void deleteConversation(id),
    },
  ]
}

/** Registers the commands for the shown conversation, and replaces them when another is shown. */
export function registerConversationCommands(): () => void {
  let shown: Conversation | null = null
  let takeBack = () => {}
  const update = () => {
    const place = readPlace()
    const id = place.screen === 'chat' ? place.conversationId : null
    const next = id === null ? null : readListed(id)
    if (next === shown) return
    shown = next
    takeBack()
    takeBack = next ? registerCommands(listCommands(next)) : () => {}
  }
  const stops = [subscribeToPlace(update), subscribeToConversations(update), registerDeletion()]
  update()
  return () => {
    for (const stop of stops) stop()
    takeBack()
  }
}

function registerDeletion(): () => void {
  let takeBack = () => {}
  const stop = lastDeletion.subscribe(() => {
    takeBack()
    const deletion = lastDeletion.read()
    if (!deletion) {
      takeBack = () => {}
      return
    }
    takeBack = registerCommands([
      {
        id: 'restore-conversation',
        name: words.palette.commands.restoreChat(deletion.title),
        group: 'list',
        icon: RotateCcw,
        run: () => void restoreConversation(deletion),
      },
    ])
  })
  return () => {
    stop()
    takeBack()
  }
}
