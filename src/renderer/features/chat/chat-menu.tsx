// The menu in a chat's header: actions on the whole conversation.
import {
  Archive,
  ArchiveRestore,
  Check,
  Copy,
  CopyPlus,
  Ellipsis,
  Pencil,
  Pin,
  PinOff,
  Search,
  Trash2,
} from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Conversation, TitleUsage } from '../../../domain/chat/conversation.ts'
import { words } from '../../../words/words.ts'
import { runCommand } from '../../base/commands.ts'
import { readIsMac, showKeys } from '../../base/key-press.ts'
import { openOverlay } from '../../base/overlay.ts'
import { formatCost } from '../../base/format.ts'
import { announce } from '../../ui/announce.tsx'
import { IconButton } from '../../ui/button.tsx'
import { useCopied } from '../../ui/copied.ts'
import { DropMenu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import {
  archiveConversation,
  deleteConversation,
  duplicateConversation,
  pinConversation,
} from '../../stores/conversations/conversation-actions.ts'
import { MoveItems } from '../../parts/move-items.tsx'
import { readChat, reloadChat } from './chat-store.ts'
import { nameModel } from '../../stores/models/choice.ts'
import { writeConversation } from './conversation/conversation-markdown.ts'

interface ChatMenuProps {
  readonly conversation: Conversation
  readonly titleUsage: TitleUsage | null
}

const shown = (keys: string): string => showKeys(keys, readIsMac()).join(readIsMac() ? '' : ' ')

export function ChatMenu({ conversation, titleUsage }: ChatMenuProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const [isCopied, copy] = useCopied()
  const { id, title, titleKind } = conversation

  const onOpenChange = (next: boolean) => {
    setIsOpen(next)
    // If the title was generated after the chat was read, only main knows its cost.
    if (next && titleKind === 'generated' && !titleUsage) void reloadChat(id)
  }
  const copyAll = () => {
    copy(writeConversation(title, readChat(id).messages))
    announce(words.messages.copiedAll)
  }

  return (
    <DropMenu
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="w-64"
      trigger={<IconButton name={words.messages.menu} icon={isCopied ? Check : Ellipsis} />}
    >
      <MenuItem icon={Copy} onChoose={copyAll}>
        {words.messages.copyAll}
      </MenuItem>
      <MenuItem icon={Search} keys={shown('Mod+F')} onChoose={() => void runCommand('find-in-conversation')}>
        {words.messages.find}
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={Pencil}
        onChoose={() =>
          openOverlay({ name: 'name', question: { kind: 'rename-conversation', conversationId: id, title } })
        }
      >
        {words.conversations.rename}
      </MenuItem>
      <PlaceItems conversation={conversation} />
      <MenuItem icon={CopyPlus} onChoose={() => void duplicateConversation(id)}>
        {words.conversations.duplicate}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} isDanger onChoose={() => void deleteConversation(id)}>
        {words.conversations.remove}
      </MenuItem>
      {titleUsage && titleKind === 'generated' && (
        <>
          <MenuLine />
          <p className="px-2 py-1 text-tiny text-quiet" data-testid="title-cost">
            {words.messages.titleBy(nameModel(titleUsage.modelId), describeCost(titleUsage))}
          </p>
        </>
      )}
    </DropMenu>
  )
}

const describeCost = ({ costNanoUsd, certainty }: TitleUsage): string =>
  costNanoUsd === null ? words.messages.titleUnpriced : formatCost(costNanoUsd, certainty === 'estimated')

/** The items that pin, move or archive the conversation. */
function PlaceItems({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { id, isPinned, isArchived } = conversation
  return (
    <>
      {!isArchived && (
        <MenuItem icon={isPinned ? PinOff : Pin} onChoose={() => void pinConversation(id, !isPinned)}>
          {isPinned ? words.conversations.unpin : words.conversations.pin}
        </MenuItem>
      )}
      <MoveItems
        conversation={conversation}
        onNewFolder={() => openOverlay({ name: 'name', question: { kind: 'new-folder', moves: id } })}
      />
      <MenuItem
        icon={isArchived ? ArchiveRestore : Archive}
        onChoose={() => void archiveConversation(id, !isArchived)}
      >
        {isArchived ? words.conversations.unarchive : words.conversations.archive}
      </MenuItem>
    </>
  )
}
