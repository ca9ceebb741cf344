// One conversation in the sidebar: open it, rename it in place, delete it after being asked once in place.
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { memo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ConversationId } from '../../../domain/ids.ts'
import type { Conversation } from '../../../domain/message.ts'
import { words } from '../../../domain/words/en.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dot } from '../../ui/dot.tsx'
import { useFocusSoon } from '../../ui/focus.ts'
import { DropMenu, MenuItem } from '../../ui/menu.tsx'
import { useIsAnswering } from '../chat/live-answers.ts'
import { deleteConversation, renameConversation } from './conversations-store.ts'

interface RowProps {
  readonly conversation: Conversation
  readonly isCurrent: boolean
  /** Of all rows only one is in the Tab order; arrows reach the rest. */
  readonly isTabStop: boolean
  readonly onOpen: (conversationId: ConversationId) => void
}

export const ConversationRow = memo(({ conversation, isCurrent, isTabStop, onOpen }: RowProps): ReactNode => {
  const [mode, setMode] = useState<'shown' | 'renaming' | 'deleting'>('shown')
  const [isMenuOpen, setIsMenuOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isAnswering = useIsAnswering(conversation.id)

  const showAgain = () => {
    setMode('shown')
    requestAnimationFrame(() => button.current?.focus())
  }

  if (mode === 'renaming') {
    return (
      <RenameField
        title={conversation.title}
        onDone={(title) => {
          showAgain()
          if (title !== null && title !== conversation.title) void renameConversation(conversation.id, title)
        }}
      />
    )
  }
  if (mode === 'deleting') {
    return <DeleteQuestion onKeep={showAgain} onDelete={() => void deleteConversation(conversation.id)} />
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') setMode('renaming')
    else if (event.key === 'Delete') setMode('deleting')
    else return
    event.preventDefault()
  }

  return (
    <li
      className={classes(
        'group relative flex items-center rounded-small',
        isCurrent ? 'bg-chosen' : 'hover:bg-soft focus-within:bg-soft',
      )}
      onContextMenu={(event) => {
        event.preventDefault()
        setIsMenuOpen(true)
      }}
    >
      <button
        ref={button}
        type="button"
        data-row
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isCurrent ? 'page' : undefined}
        title={conversation.title}
        onClick={() => onOpen(conversation.id)}
        onDoubleClick={() => setMode('renaming')}
        onKeyDown={onKeyDown}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-small px-2 text-start select-none
          focus-visible:-outline-offset-2"
      >
        {isAnswering && <Dot tone="warn" isBusy />}
        <span dir="auto" className="min-w-0 flex-1 truncate group-hover:pe-6 group-focus-within:pe-6">
          {conversation.title}
        </span>
        {isAnswering && <span className="sr-only">{words.sidebar.isAnswering}</span>}
      </button>
      <DropMenu
        isOpen={isMenuOpen}
        onOpenChange={setIsMenuOpen}
        align="start"
        trigger={
          <IconButton
            name={words.sidebar.actions(conversation.title)}
            icon={Ellipsis}
            tabIndex={isTabStop ? 0 : -1}
            className={classes(
              'absolute end-0 opacity-0 group-hover:opacity-100 group-focus-within:opacity-100',
              'data-popup-open:opacity-100 focus-visible:-outline-offset-2',
            )}
          />
        }
      >
        <MenuItem icon={Pencil} onChoose={() => setMode('renaming')}>
          {words.sidebar.rename}
        </MenuItem>
        <MenuItem icon={Trash2} isDanger onChoose={() => setMode('deleting')}>
          {words.sidebar.remove}
        </MenuItem>
      </DropMenu>
    </li>
  )
})

/** Enter and leaving keep the new title, Escape the old one. */
function RenameField(props: {
  readonly title: string
  readonly onDone: (title: string | null) => void
}): ReactNode {
  const isOver = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  useFocusSoon(() => field.current?.select())
  const finish = (title: string | null) => {
    if (isOver.current) return
    isOver.current = true
    props.onDone(title)
  }
  return (
    <li>
      <input
        ref={field}
        aria-label={words.sidebar.renameField}
        dir="auto"
        defaultValue={props.title}
        maxLength={200}
        onBlur={(event) => document.hasFocus() && finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') finish(event.currentTarget.value)
          if (event.key === 'Escape') finish(null)
        }}
        className="h-8 w-full rounded-small border border-outline bg-surface px-2
          focus-visible:outline-offset-0"
      />
    </li>
  )
}

function DeleteQuestion(props: { readonly onKeep: () => void; readonly onDelete: () => void }): ReactNode {
  const keep = useRef<HTMLButtonElement>(null)
  useFocusSoon(() => keep.current?.focus())
  return (
    <li className="my-1 rounded-large border border-line bg-surface p-3">
      <div
        role="group"
        aria-label={words.sidebar.removeAsk}
        onKeyDown={(event) => event.key === 'Escape' && props.onKeep()}
      >
        <p className="text-small">{words.sidebar.removeAsk}</p>
        <div className="mt-2 flex gap-2">
          <Button kind="danger" onClick={props.onDelete}>
            {words.sidebar.removeConfirm}
          </Button>
          <Button ref={keep} kind="quiet" onClick={props.onKeep}>
            {words.sidebar.removeKeep}
          </Button>
        </div>
      </div>
    </li>
  )
}
