// Where a message is written. Enter sends and Shift+Enter breaks the line, but neither does while an input
// method composes. The text survives leaving the chat and closing the window, and returns if sending fails.
import { ArrowUp, Square } from 'lucide-react'
import { useEffect, useId, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import type { MessageId } from '../../../../domain/ids.ts'
import type { Parameters } from '../../../../domain/chat/parameters.ts'
import { words } from '../../../../words/words.ts'
import { readIsMac } from '../../../base/key-press.ts'
import { later } from '../../../base/later.tsx'
import { useOnArrival } from '../../../base/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { useParameters } from '../../../stores/parameters.ts'
import { useModelFacts } from '../../../stores/models/use-model-facts.ts'
import type { Answerer } from '../../../stores/models/choice.ts'
import { ComposerChoices } from './choices/composer-choices.tsx'
import { ComposerNote } from './composer-note.tsx'
import { EstimateButton } from './estimate/estimate-button.tsx'
import { useComposerField } from './field/field.ts'
import { prepareGuard, takeOutSecrets } from '../guard/guard.ts'
import { useComposerCommands } from './use-composer-commands.ts'
import { useSending } from './use-sending.ts'
import { useDraft, type ChatKey } from '../../../stores/drafts.ts'
import { stopAnswer } from '../../../stores/live-answers.ts'

const guardCard = later(async () => (await import('../guard/guard-card.tsx')).GuardCard)
const sendFailure = later(async () => (await import('./send-failure.tsx')).SendFailure)
const tooBigCard = later(async () => (await import('../guard/guard-card.tsx')).TooBigCard)

interface ComposerProps {
  readonly chatKey: ChatKey
  /** The answer being written, which Stop ends; `null` if there is none. */
  readonly streamingId: MessageId | null
  /** A message was sent and main hasn't stored it yet: Send is disabled, and there is nothing to stop. */
  readonly isSending: boolean
  /** The key and model that would answer. */
  readonly answerer: Answerer
  /** The parameters that main has stored; `null` for a chat that hasn't begun or isn't read yet. */
  readonly parameters: Parameters | null
  /** Changes whenever the earlier messages may have changed. */
  readonly historyMark: string
  readonly onChooseModel: () => void
  /** Absent if there is no message to edit. */
  readonly onEditLast?: (() => void) | undefined
}

export function Composer(props: ComposerProps): ReactNode {
  const { chatKey, streamingId, isSending, answerer, historyMark, onChooseModel, onEditLast } = props
  const { failure } = useDraft(chatKey)
  const facts = useModelFacts(answerer)
  const parameters = useParameters(chatKey, props.parameters)
  const isBusy = streamingId !== null || isSending
  const { modelId } = answerer
  const keyId = answerer.key?.id ?? null
  const subject = useMemo(
    () => ({ chatKey, keyId, modelId, parameters, historyMark }),
    [chatKey, keyId, modelId, parameters, historyMark],
  )
  const sending = useSending({ chatKey, isBusy, modelId })
  const { question } = sending
  const { ref: field, replace, onUndoKey, ...listeners } = useComposerField(chatKey, sending.forget)
  const noteId = useId()

  const focus = () => field.current?.focus()
  useOnArrival(focus)
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      prepareGuard()
      guardCard.prepare()
    })
    return () => cancelIdleCallback(idle)
  }, [])

  const send = () => {
    focus()
    sending.send()
  }
  const goBack = () => {
    sending.forget()
    focus()
  }
  const sendAnyway = () => {
    focus()
    sending.sendAnyway()
  }
  const stop = () => {
    if (streamingId) stopAnswer(streamingId)
    focus()
  }
  useComposerCommands({
    focus,
    stop: streamingId ? stop : null,
    editLast: onEditLast ?? null,
    chooseModel: onChooseModel,
  })

  const takeOut = () => {
    if (question?.kind !== 'secrets') return
    const { start, end, rest } = takeOutSecrets(question.text, question.secrets, words.composer.removed)
    replace(start, end, rest)
    sending.setHint(words.composer.takenOut(readIsMac() ? '⌘Z' : 'Ctrl+Z'))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Some input methods send key code 229 for the Enter that ends a composition.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !event.shiftKey) send()
    else if (event.key === 'Escape' && question) goBack()
    else if (event.key === 'Escape' && streamingId) stop()
    else if (event.key === 'ArrowUp' && isPlain(event) && event.currentTarget.textLength === 0 && onEditLast)
      onEditLast()
    else if (!onUndoKey(event)) return
    event.preventDefault()
  }

  return (
    <form
      className="mx-auto w-full max-w-[752px] px-4 pb-2"
      onSubmit={(event) => {
        event.preventDefault()
        // React bubbles the submit events of sheets opened from here too.
        if (event.target === event.currentTarget) send()
      }}
    >
      {failure && (
        <sendFailure.View failure={failure} keyId={keyId} onSend={send} onChooseModel={onChooseModel} />
      )}
      {question?.kind === 'secrets' && (
        <guardCard.View {...question} onTakeOut={takeOut} onSend={sendAnyway} onBack={goBack} />
      )}
      {question?.kind === 'too-big' && (
        <tooBigCard.View
          {...question}
          model={modelId}
          onChooseModel={() => {
            sending.forget()
            onChooseModel()
          }}
          onSend={sendAnyway}
          onBack={goBack}
        />
      )}
      <div
        className="rounded-large border border-outline bg-surface pt-3 focus-within:border-brass"
        onMouseDown={(event) => {
          if (event.target !== event.currentTarget) return
          event.preventDefault()
          focus()
        }}
      >
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          aria-label={words.composer.composer}
          aria-describedby={noteId}
          placeholder={words.composer.placeholder}
          {...listeners}
          onKeyDown={onKeyDown}
          className="block field-sizing-content max-h-[40vh] min-h-[25px] w-full resize-none px-4 text-message
            outline-none data-long:field-sizing-fixed data-long:h-[40vh]"
        />
        <div className="mt-2 flex min-h-8 items-center gap-1 ps-2 pe-2 pb-2">
          {!answerer.isPractice && parameters && (
            <ComposerChoices chatKey={chatKey} parameters={parameters} facts={facts} modelId={modelId} />
          )}
          <span className="flex min-w-fit flex-1 justify-end">
            <EstimateButton subject={subject} />
          </span>
          {/* Two buttons instead of one that changes: a press on Stop must not end as a press on Send. */}
          {streamingId ? (
            <Button key="stop" icon={Square} onClick={stop}>
              {words.composer.stop}
            </Button>
          ) : (
            <Button key="send" kind="primary" type="submit" icon={ArrowUp} disabled={isSending}>
              {words.composer.send}
            </Button>
          )}
        </div>
      </div>
      <ComposerNote id={noteId} subject={subject} hint={sending.hint} />
    </form>
  )
}

const isPlain = (event: KeyboardEvent): boolean =>
  !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
