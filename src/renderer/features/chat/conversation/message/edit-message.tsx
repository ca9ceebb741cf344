// Edits a user's message in place of its bubble. Sending asks the question again on a new branch.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Failure } from '../../../../../domain/failure.ts'
import { maxMessageChars, type Message } from '../../../../../domain/chat/message.ts'
import type { Secret } from '../../../../../domain/chat/secret-guard.ts'
import { words } from '../../../../../words/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { FailureText } from '../../../../ui/failure-text.tsx'
import { GuardCard } from '../../guard/guard-card.tsx'
import { findSecretsIn, takeOutSecrets } from '../../guard/guard.ts'
import { useConversation } from '../use-conversation.ts'

interface Question {
  readonly text: string
  readonly secrets: readonly Secret[]
}

export function EditMessage({ message }: { readonly message: Message }): ReactNode {
  const { edit, sendEdit, editTexts } = useConversation()
  const [hint, setHint] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)
  /** The text whose secrets were already asked about; it isn't asked about again. */
  const askedText = useRef('')
  const field = useRef<HTMLTextAreaElement>(null)
  const noteId = useId()

  useEffect(() => {
    const view = field.current
    if (!view) return
    view.focus({ preventScroll: true })
    view.setSelectionRange(view.value.length, view.value.length)
    view.scrollIntoView({ block: 'nearest' })
  }, [])

  const send = async () => {
    const text = field.current?.value ?? ''
    if (text.trim() === '') return setHint(words.messages.editEmpty)
    if (text.length > maxMessageChars) return setHint(words.messages.editTooLong)
    if (askedText.current === text) return leave(text)
    const secrets = await findSecretsIn(text)
    askedText.current = text
    return secrets.length > 0 ? setQuestion({ text, secrets }) : leave(text)
  }

  const leave = async (text: string) => {
    setQuestion(null)
    setIsSending(true)
    setFailure(null)
    const refused = await sendEdit(message, text)
    setIsSending(false)
    setFailure(refused)
    if (refused) return
    editTexts.delete(message.id)
    edit(null)
  }

  const goBack = () => {
    setQuestion(null)
    field.current?.focus()
  }

  const takeOut = ({ text, secrets }: Question) => {
    const { start, end, rest } = takeOutSecrets(text, secrets, words.composer.removed)
    goBack()
    field.current?.setSelectionRange(start, end)
    // `execCommand` is deprecated, but only its insertions can be undone.
    document.execCommand('insertText', false, rest)
  }

  const cancel = () => {
    editTexts.delete(message.id)
    edit(null)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Some input methods send key code 229 for the Enter that ends a composition.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && !event.shiftKey) void send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <form
        className="rounded-large border border-outline bg-surface px-4 pt-3 pb-2 focus-within:border-brass"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          defaultValue={editTexts.get(message.id) ?? message.text}
          readOnly={isSending}
          aria-label={words.messages.editField}
          aria-describedby={noteId}
          onChange={(event) => {
            setHint(null)
            setQuestion(null)
            editTexts.set(message.id, event.target.value)
          }}
          onKeyDown={onKeyDown}
          className="block max-h-[50vh] min-h-[25px] w-full resize-none text-message outline-none
          [field-sizing:content]"
        />
        {failure && (
          <p role="alert" className="mt-2 text-small">
            <FailureText failure={failure} />
          </p>
        )}
        <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
          <p id={noteId} role="status" className="min-w-0 flex-1 basis-48 text-tiny text-quiet">
            {hint ?? words.messages.editNote}
          </p>
          <Button kind="quiet" onClick={cancel}>
            {words.messages.editCancel}
          </Button>
          <Button kind="primary" type="submit" disabled={isSending}>
            {words.messages.editSend}
          </Button>
        </div>
      </form>
      {question && (
        <div className="mt-2">
          <GuardCard
            {...question}
            onTakeOut={() => takeOut(question)}
            onSend={() => void leave(question.text)}
            onBack={goBack}
          />
        </div>
      )}
    </>
  )
}
