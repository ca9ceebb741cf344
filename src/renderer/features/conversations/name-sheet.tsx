// Asks for a name where there is no row to edit: a conversation's title, or a folder's name.
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { maxFolderNameChars } from '../../../domain/chat/conversation.ts'
import { words } from '../../../words/words.ts'
import { closeOverlay, type NameQuestion } from '../../base/overlay.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { renameConversation } from '../../stores/conversations/conversation-actions.ts'
import { createFolder, renameFolder } from '../../stores/conversations/folder-actions.ts'

interface NameSheetProps {
  readonly isOpen: boolean
  readonly question: NameQuestion
}

const listSheetWords = () => ({
  'rename-conversation': {
    title: words.conversations.renameTitle,
    label: words.conversations.renameField,
    button: words.conversations.save,
  },
  'rename-folder': {
    title: words.conversations.renameFolderTitle,
    label: words.conversations.folderField,
    button: words.conversations.save,
  },
  'new-folder': {
    title: words.conversations.newFolderTitle,
    label: words.conversations.folderField,
    button: words.conversations.create,
  },
})

function findName(question: NameQuestion): string {
  if (question.kind === 'rename-conversation') return question.title
  return question.kind === 'rename-folder' ? question.name : ''
}

function save(question: NameQuestion, name: string): void {
  if (question.kind === 'rename-conversation') void renameConversation(question.conversationId, name)
  else if (question.kind === 'rename-folder') void renameFolder(question.folderId, name)
  else void createFolder(name, question.moves)
}

export function NameSheet({ isOpen, question }: NameSheetProps): ReactNode {
  const { title, label, button } = listSheetWords()[question.kind]
  const field = useRef<HTMLInputElement>(null)
  return (
    <Sheet
      isOpen={isOpen}
      title={title}
      closeName={words.app.close}
      initialFocus={field}
      onClose={closeOverlay}
    >
      <NameForm
        key={JSON.stringify(question)}
        fieldRef={field}
        label={label}
        name={findName(question)}
        maxChars={question.kind === 'rename-conversation' ? 200 : maxFolderNameChars}
        button={button}
        onSave={(name) => {
          closeOverlay()
          save(question, name)
        }}
      />
    </Sheet>
  )
}

interface NameFormProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>
  readonly label: string
  readonly name: string
  readonly maxChars: number
  readonly button: string
  readonly onSave: (name: string) => void
}

function NameForm({ fieldRef, label, name, maxChars, button, onSave }: NameFormProps): ReactNode {
  const [text, setText] = useState(name)
  const isEmpty = text.trim() === ''
  return (
    <form
      className="mt-4 flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onSave(text)
      }}
    >
      <Field
        ref={fieldRef}
        label={label}
        value={text}
        maxLength={maxChars}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={closeOverlay}>
          {words.app.cancel}
        </Button>
        <Button kind="primary" type="submit" disabled={isEmpty}>
          {button}
        </Button>
      </div>
    </form>
  )
}
