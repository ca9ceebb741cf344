// Where a message is written. Enter sends, Shift+Enter breaks the line, and neither while an input method is
// composing. What is typed survives going elsewhere and the window itself, and comes back when sending fails.
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
  /** The answer being written, which Stop ends. */
  readonly streamingId: MessageId | null
  /** Sent, and not yet taken by main: neither Send nor Stop makes sense. */
  readonly isSending: boolean
  /** Who would be asked. */
  readonly answerer: Answerer
  /** As main has them; `null` for a chat that is not begun or not read yet. */
  readonly parameters: Parameters | null
  /** Another one whenever what was said before may be another. */
  readonly historyMark: string
  readonly onChooseModel: () => void
  /** Left out where there is nothing to edit. */
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
    // 229 is what some input methods send for the Enter that ends a composition.
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
        // What a sheet opened from here submits comes by too.
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
          {/* Two buttons, not one that changes: a press on Stop must not end as a press on Send. */}
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
