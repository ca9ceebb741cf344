// A folder in the sidebar, which a press opens and closes; and the archive, a folder that can't be changed.
import { Archive, ChevronRight, Ellipsis } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { maxFolderNameChars } from '../../../domain/chat/conversation.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import { words } from '../../../words/words.ts'
import { useStore } from '../../base/store.ts'
import { Icon, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { prepareMenus } from '../../ui/menu.tsx'
import { setArchiveOpen, setFolderOpen } from '../../stores/conversations/conversations.ts'
import { createFolder, renameFolder } from '../../stores/conversations/folder-actions.ts'
import type { RowOf } from '../../stores/conversations/list-rows.ts'
import {
  focusRow,
  madeFolder,
  openRowMenu,
  renamedKey,
  renameRow,
  rowMenu,
  tabStopKey,
} from './list-state.ts'
import { NameField } from './name-field.tsx'
import { placeMenu, rowActionClasses } from './row-actions.ts'

const buttonClasses =
  'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-small px-2 text-start select-none ' +
  'focus-visible:-outline-offset-2'

const Chevron = ({ isOpen }: { readonly isOpen: boolean }): ReactNode => (
  <Icon
    of={ChevronRight}
    className={classes('text-quiet transition-transform', isOpen ? 'rotate-90' : 'rtl:rotate-180')}
  />
)

export function FolderRow({ row }: { readonly row: RowOf<'folder'> }): ReactNode {
  const { key, folder, isOpen } = row
  const isRenamed = useStore(renamedKey, (renamed) => renamed === key)
  const isTabStop = useStore(tabStopKey, (stop) => stop === key)
  const hasMenu = useStore(
    rowMenu,
    (menu) => menu?.isOpen === true && menu.subject.kind === 'folder' && menu.subject.folder.id === key,
  )

  if (isRenamed) {
    return (
      <div className="flex h-8">
        <NameField
          label={words.conversations.folderField}
          name={folder.name}
          maxChars={maxFolderNameChars}
          onDone={(next) => {
            renamedKey.change(() => null)
            focusRow(key)
            if (next !== null && next.trim() !== folder.name) void renameFolder(key, next)
          }}
        />
      </div>
    )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F2') return
    event.preventDefault()
    renameRow(key)
  }
  const subject = { kind: 'folder', folder } as const
  return (
    <div
      className={classes(
        'group relative flex items-center rounded-small',
        hasMenu ? 'bg-soft' : 'hover:bg-soft focus-within:bg-soft',
      )}
      onContextMenu={(event) => openRowMenu({ subject, ...placeMenu(event) })}
    >
      <button
        type="button"
        data-stop
        tabIndex={isTabStop ? 0 : -1}
        aria-expanded={isOpen}
        title={folder.name}
        onClick={() => setFolderOpen(key, !isOpen)}
        onKeyDown={onKeyDown}
        className={classes(buttonClasses, 'group-hover:pe-8 group-focus-within:pe-8')}
      >
        <Chevron isOpen={isOpen} />
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {folder.name}
        </span>
        {folder.conversations > 0 && (
          <span
            aria-label={words.conversations.chats(folder.conversations)}
            role="img"
            className={classes(
              'text-tiny text-quiet tabular-nums group-hover:invisible group-focus-within:invisible',
              hasMenu && 'invisible',
            )}
          >
            {folder.conversations}
          </span>
        )}
      </button>
      <IconButton
        name={words.conversations.actions(folder.name)}
        icon={Ellipsis}
        tabIndex={isTabStop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={hasMenu}
        onPointerEnter={prepareMenus}
        onFocus={prepareMenus}
        onClick={({ currentTarget, detail }) =>
          hasMenu
            ? rowMenu.change((menu) => menu && { ...menu, isOpen: false })
            : openRowMenu({ subject, anchor: currentTarget, isByKeyboard: detail === 0 })
        }
        className={rowActionClasses(hasMenu)}
      />
    </div>
  )
}

export function ArchiveRow({ row: { key, isOpen } }: { readonly row: RowOf<'archive'> }): ReactNode {
  const isTabStop = useStore(tabStopKey, (stop) => stop === key)
  return (
    <div className="flex items-center rounded-small hover:bg-soft focus-within:bg-soft">
      <button
        type="button"
        data-stop
        tabIndex={isTabStop ? 0 : -1}
        aria-expanded={isOpen}
        onClick={() => setArchiveOpen(!isOpen)}
        className={classes(buttonClasses, 'text-quiet')}
      >
        <Chevron isOpen={isOpen} />
        <span className="min-w-0 flex-1">{words.conversations.archived}</span>
        <Icon of={Archive} />
      </button>
    </div>
  )
}

/** The field for the name of a new folder. Without a name no folder is created. */
export function NewFolderRow(): ReactNode {
  return (
    <div className="flex h-8">
      <NameField
        label={words.conversations.folderField}
        name=""
        maxChars={maxFolderNameChars}
        onDone={(name) => {
          const moves = madeFolder.read()?.moves ?? null
          madeFolder.change(() => null)
          void make(name ?? '', moves)
        }}
      />
    </div>
  )
}

/** Afterwards focuses the moved conversation, else the new folder, else the row that Tab reaches. */
async function make(name: string, moves: ConversationId | null): Promise<void> {
  const folder = await createFolder(name, moves)
  const next = moves ?? folder?.id ?? tabStopKey.read()
  if (next !== null) focusRow(next)
}
