// Where a message is written. Enter sends, Shift+Enter breaks the line, and neither while an input
// method is composing. What is typed survives going elsewhere, and comes back when sending fails.
import { ArrowUp, Square } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Failure } from '../../../domain/failure.ts'
import type { KeyId, MessageId } from '../../../domain/ids.ts'
import { maxMessageChars } from '../../../domain/message.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { useOnArrival } from '../../app/navigation.ts'
import { Button } from '../../ui/button.tsx'
import { buttonFor } from '../failures/failure-actions.ts'
import { MeaningLink } from '../failures/meaning-link.tsx'
import { sendMessage } from './chat-store.ts'
import { changeDraft, useDraft, type ChatKey } from './drafts.ts'
import { stopAnswer } from './live-answers.ts'

interface ComposerProps {
  readonly chatKey: ChatKey
  /** The answer being written, which Stop ends. */
  readonly streamingId: MessageId | null
  /** Sent, and not yet taken by main: neither Send nor Stop makes sense. */
  readonly isSending: boolean
  /** The key that would be asked with. */
  readonly keyId: KeyId | null
  readonly onChooseModel: () => void
}

export function Composer(props: ComposerProps): ReactNode {
  const { chatKey, streamingId, isSending, keyId, onChooseModel } = props
  const { text, failure } = useDraft(chatKey)
  const [said, setSaid] = useState<{ readonly chatKey: ChatKey; readonly hint: string } | null>(null)
  const hint = said?.chatKey === chatKey ? said.hint : null
  const setHint = (next: string | null) => setSaid(next === null ? null : { chatKey, hint: next })
  const field = useRef<HTMLTextAreaElement>(null)
  const noteId = useId()

  useOnArrival(() => field.current?.focus())

  const send = () => {
    field.current?.focus()
    if (streamingId || isSending) return setHint(words.chat.waitForAnswer)
    if (text.trim() === '') return setHint(words.chat.emptyMessage)
    if (text.length > maxMessageChars) return setHint(words.chat.tooLong)
    setHint(null)
    void sendMessage(chatKey, text)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // 229 is what some input methods send for the Enter that ends a composition.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229)
      return
    event.preventDefault()
    send()
  }

  const stop = () => {
    if (streamingId) stopAnswer(streamingId)
    field.current?.focus()
  }

  return (
    <form
      className="mx-auto w-full max-w-[752px] px-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {failure && <SendFailure failure={failure} keyId={keyId} onSend={send} onChooseModel={onChooseModel} />}
      <div
        className="rounded-large border border-outline bg-surface px-4 pt-3 pb-2 focus-within:border-brass"
        onMouseDown={(event) => {
          if (event.target !== event.currentTarget) return
          event.preventDefault()
          field.current?.focus()
        }}
      >
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          value={text}
          aria-label={words.chat.composer}
          aria-describedby={noteId}
          placeholder={words.chat.placeholder}
          onChange={(event) => {
            setHint(null)
            changeDraft(chatKey, { text: event.target.value })
          }}
          onKeyDown={onKeyDown}
          className="composer-field block w-full resize-none text-message outline-none"
        />
        <div className="mt-2 flex min-h-8 items-center justify-between gap-4">
          <p id={noteId} role="status" className="min-w-0 text-tiny text-quiet">
            {hint ?? words.chat.hint}
          </p>
          {/* Two buttons, not one that changes: a press on Stop must not end as a press on Send. */}
          {streamingId ? (
            <Button key="stop" icon={Square} onClick={stop}>
              {words.chat.stop}
            </Button>
          ) : (
            <Button key="send" kind="primary" type="submit" icon={ArrowUp} disabled={isSending}>
              {words.chat.send}
            </Button>
          )}
        </div>
      </div>
    </form>
  )
}

interface SendFailureProps {
  readonly failure: Failure
  readonly keyId: KeyId | null
  readonly onSend: () => void
  readonly onChooseModel: () => void
}

function SendFailure({ failure, keyId, onSend, onChooseModel }: SendFailureProps): ReactNode {
  const { title, sentence } = describeFailure(failure)
  const button = buttonFor(failure, { retry: onSend, chooseModel: onChooseModel, keyId })
  return (
    <div
      role="alert"
      data-testid="send-failure"
      className="appear mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-large bg-bad-soft px-4
        py-3 text-small"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-semibold">{title}.</strong> {sentence} {words.chat.notSent}{' '}
        <MeaningLink code={failure.code} />
      </p>
      {button && !button.isRetry && <Button onClick={button.press}>{button.label}</Button>}
    </div>
  )
}
