// The menu of a row; one instance serves the whole list.
import { Archive, ArchiveRestore, Copy, FolderPlus, FolderX, Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation, Folder as FolderType } from '../../../domain/chat/conversation.ts'
import { words } from '../../../words/words.ts'
import { readIsMac, showKeys } from '../../base/key-press.ts'
import { useStore } from '../../base/store.ts'
import { MenuItem, MenuLine, PopMenu } from '../../ui/menu.tsx'
import {
  archiveConversation,
  duplicateConversation,
  pinConversation,
} from '../../stores/conversations/conversation-actions.ts'
import { MoveItems } from '../../parts/move-items.tsx'
import { madeFolder, makeFolder, renamedKey, renameRow, rowMenu } from './list-state.ts'
import { deleteFromList, removeFromList } from './row-actions.ts'

const shown = (keys: string): string => showKeys(keys, readIsMac()).join('')

/** @param findRow returns a row's button, which gets the focus back. */
export function RowMenuPopup({
  findRow,
}: {
  readonly findRow: (key: string) => HTMLElement | null
}): ReactNode {
  const menu = useStore(rowMenu, (state) => state)
  if (!menu) return null
  const { subject } = menu
  const [key, name] =
    subject.kind === 'conversation'
      ? [subject.conversation.id, subject.conversation.title]
      : [subject.folder.id, subject.folder.name]
  return (
    <PopMenu
      key={key}
      isOpen={menu.isOpen}
      anchor={menu.anchor}
      isByKeyboard={menu.isByKeyboard}
      name={words.conversations.actions(name)}
      // A field that a menu item has opened keeps the focus.
      findFocus={() => (madeFolder.read() || renamedKey.read() ? null : findRow(key))}
      onClose={() => rowMenu.change((state) => state && { ...state, isOpen: false })}
      onClosed={() => {
        rowMenu.change((state) => (state?.isOpen === false ? null : state))
      }}
    >
      {subject.kind === 'conversation' ? (
        <ConversationItems conversation={subject.conversation} />
      ) : (
        <FolderItems folder={subject.folder} />
      )}
    </PopMenu>
  )
}

function ConversationItems({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { id, isPinned, isArchived } = conversation
  return (
    <>
      <MenuItem icon={Pencil} keys={shown('F2')} onChoose={() => renameRow(id)}>
        {words.conversations.rename}
      </MenuItem>
      {!isArchived && (
        <MenuItem icon={isPinned ? PinOff : Pin} onChoose={() => void pinConversation(id, !isPinned)}>
          {isPinned ? words.conversations.unpin : words.conversations.pin}
        </MenuItem>
      )}
      <MoveItems conversation={conversation} onNewFolder={() => makeFolder(id)} />
      <MenuItem icon={Copy} onChoose={() => void duplicateConversation(id)}>
        {words.conversations.duplicate}
      </MenuItem>
      <MenuItem
        icon={isArchived ? ArchiveRestore : Archive}
        onChoose={() => void archiveConversation(id, !isArchived)}
      >
        {isArchived ? words.conversations.unarchive : words.conversations.archive}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} isDanger keys={shown('Delete')} onChoose={() => deleteFromList(id)}>
        {words.conversations.remove}
      </MenuItem>
    </>
  )
}

function FolderItems({ folder }: { readonly folder: FolderType }): ReactNode {
  return (
    <>
      <MenuItem icon={Pencil} keys={shown('F2')} onChoose={() => renameRow(folder.id)}>
        {words.conversations.rename}
      </MenuItem>
      <MenuItem icon={FolderPlus} onChoose={() => makeFolder(null)}>
        {words.conversations.newFolder}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={FolderX} onChoose={() => void removeFromList(folder)}>
        <span className="flex flex-col">
          {words.conversations.removeFolder}
          <span className="text-tiny text-quiet">{words.conversations.removeFolderNote}</span>
        </span>
      </MenuItem>
    </>
  )
}
