// A submenu of the folders to which a chat can be moved.
import { Folder, FolderInput, FolderMinus, FolderPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../../domain/chat/conversation.ts'
import { words } from '../../words/words.ts'
import { useResource } from '../base/store.ts'
import { MenuItem, MenuLine, Submenu } from '../ui/menu.tsx'
import { moveConversation } from '../stores/conversations/conversation-actions.ts'
import { folders } from '../stores/conversations/conversations.ts'

interface MoveItemsProps {
  readonly conversation: Pick<Conversation, 'id' | 'folderId'>
  /** Asks for the name of a new folder; the chat is moved there once it is created. */
  readonly onNewFolder: () => void
}

export function MoveItems({ conversation: { id, folderId }, onNewFolder }: MoveItemsProps): ReactNode {
  const known = useResource(folders).value ?? []
  return (
    <Submenu icon={FolderInput} name={words.conversations.move}>
      {known.map((folder) => (
        <MenuItem
          key={folder.id}
          icon={Folder}
          isDisabled={folder.id === folderId}
          onChoose={() => void moveConversation(id, folder.id)}
        >
          <span dir="auto" className="min-w-0 truncate">
            {folder.name}
          </span>
        </MenuItem>
      ))}
      {folderId !== null && (
        <MenuItem icon={FolderMinus} onChoose={() => void moveConversation(id, null)}>
          {words.conversations.noFolder}
        </MenuItem>
      )}
      {known.length > 0 && <MenuLine />}
      <MenuItem icon={FolderPlus} onChoose={onNewFolder}>
        {words.conversations.newFolderFor}
      </MenuItem>
    </Submenu>
  )
}
