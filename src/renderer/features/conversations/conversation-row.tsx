// A conversation in the sidebar: a press opens it, F2 or a double click renames it in place; its menu does
// the rest.
import { Ellipsis } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { goTo, useIsShown } from '../../base/navigation.ts'
import { foldOverlay } from '../../base/sidebar-state.ts'
import { useStore } from '../../base/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dot } from '../../ui/dot.tsx'
import { prepareMenus } from '../../ui/menu.tsx'
import { useIsAnswering } from '../../stores/live-answers.ts'
import { renameConversation } from '../../stores/conversations/conversation-actions.ts'
import type { RowOf } from '../../stores/conversations/list-rows.ts'
import { focusRow, openRowMenu, renamedKey, renameRow, rowMenu, tabStopKey } from './list-state.ts'
import { NameField } from './name-field.tsx'
import { deleteFromList, placeMenu, rowActionClasses } from './row-actions.ts'

export function ConversationRow({ row }: { readonly row: RowOf<'conversation'> }): ReactNode {
  const { key, conversation, isInFolder } = row
  const { title } = conversation
  const isCurrent = useIsShown(key)
  const isRenamed = useStore(renamedKey, (renamed) => renamed === key)
  const isTabStop = useStore(tabStopKey, (stop) => stop === key)
  const hasMenu = useStore(
    rowMenu,
    (menu) =>
      menu?.isOpen === true && menu.subject.kind === 'conversation' && menu.subject.conversation.id === key,
  )
  const isAnswering = useIsAnswering(key)

  if (isRenamed) {
    return (
      <div className={classes('flex h-8', isInFolder && 'ps-6')}>
        <NameField
          label={words.conversations.renameField}
          name={title}
          maxChars={200}
          onDone={(next) => {
            renamedKey.change(() => null)
            focusRow(key)
            if (next !== null) void renameConversation(key, next)
          }}
        />
      </div>
    )
  }

  const open = () => {
    foldOverlay()
    goTo({ screen: 'chat', conversationId: key })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') renameRow(key)
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) deleteFromList(key)
    else return
    event.preventDefault()
  }

  return (
    <div
      className={classes(
        'group relative flex items-center rounded-small',
        isCurrent ? 'bg-chosen' : hasMenu ? 'bg-soft' : 'hover:bg-soft focus-within:bg-soft',
      )}
      onContextMenu={(event) =>
        openRowMenu({ subject: { kind: 'conversation', conversation }, ...placeMenu(event) })
      }
    >
      <button
        type="button"
        data-stop
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
        onClick={open}
        onDoubleClick={() => renameRow(key)}
        onKeyDown={onKeyDown}
        className={classes(
          'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-small text-start select-none',
          'group-hover:pe-8 group-focus-within:pe-8 focus-visible:-outline-offset-2',
          isInFolder ? 'ps-8' : 'ps-2',
          hasMenu ? 'pe-8' : 'pe-2',
        )}
      >
        {isAnswering && <Dot tone="warn" isBusy />}
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {title}
        </span>
        {isAnswering && <span className="sr-only">{words.conversations.isAnswering}</span>}
      </button>
      <IconButton
        name={words.conversations.actions(title)}
        icon={Ellipsis}
        tabIndex={isTabStop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={hasMenu}
        onPointerEnter={prepareMenus}
        onFocus={prepareMenus}
        onClick={({ currentTarget, detail }) =>
          hasMenu
            ? rowMenu.change((menu) => menu && { ...menu, isOpen: false })
            : openRowMenu({
                subject: { kind: 'conversation', conversation },
                anchor: currentTarget,
                isByKeyboard: detail === 0,
              })
        }
        className={rowActionClasses(hasMenu)}
      />
    </div>
  )
}
