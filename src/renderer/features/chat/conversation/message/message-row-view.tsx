// The look of a conversation's rows: a user's words on a soft surface, an answer on the page itself. Every
// row fills the width and centres the one column; the space around a row is inside it, so that its height is
// complete.
import { memo, useCallback, type ReactNode } from 'react'
import type { Message } from '../../../../../domain/chat/message.ts'
import { words } from '../../../../../words/words.ts'
import { Footnotes } from '../../../../markdown/footnotes.tsx'
import { MarkdownPage, MarkdownScope } from '../../../../markdown/markdown.tsx'
import { Button } from '../../../../ui/button.tsx'
import { classes } from '../../../../ui/classes.ts'
import { FailureCard } from './failure-card.tsx'
import { AnswerWait } from './answer-wait.tsx'
import { useDocument, useLive } from '../rows/documents.ts'
import { EditMessage } from './edit-message.tsx'
import { AnswerFoot, OwnFoot } from './message-foot.tsx'
import type { MessageRow, OwnRow, PageRow } from '../rows/message-rows.ts'
import { isPendingMessage } from '../rows/shown-messages.ts'
import { useConversation } from '../use-conversation.ts'

const columnClasses = 'mx-auto w-full max-w-[752px] px-4'

export const MessageRowView = memo(({ row }: { readonly row: MessageRow }): ReactNode => {
  const { message } = row
  if (row.kind === 'own') return <OwnPiece row={row} />
  // Never visible: the list opens a row before it draws it.
  if (row.kind === 'closed') return null
  return (
    <div className={classes(columnClasses, row.kind === 'edit' && 'pt-3 pb-6')}>
      {row.kind === 'page' && <AnswerPage row={row} />}
      {row.kind === 'notes' && <AnswerNotes message={message} />}
      {row.kind === 'edit' && <EditMessage message={message} />}
      {row.kind === 'foot' &&
        (message.role === 'user' ? <OwnEnd message={message} /> : <AnswerEnd message={message} />)}
    </div>
  )
})

function OwnPiece({ row }: { readonly row: OwnRow }): ReactNode {
  const { text, isFirst, isLast, message } = row
  const abovePadding = message.parentId === null ? 'pt-6' : 'pt-3'
  return (
    <div className={classes(columnClasses, 'flex justify-end', isFirst && abovePadding)}>
      <div
        dir="auto"
        className={classes(
          'max-w-[85%] min-w-0 bg-soft px-4 text-message whitespace-pre-wrap',
          // The pieces of one text form one surface.
          !(isFirst && isLast) && 'w-[85%]',
          isFirst && 'rounded-t-large pt-2',
          isLast && 'rounded-b-large pb-2',
        )}
      >
        {text}
      </div>
    </div>
  )
}

/** A sent message that main hasn't stored yet has no actions. */
const OwnEnd = ({ message }: { readonly message: Message }): ReactNode =>
  isPendingMessage(message) ? <div className="mt-1 h-8" /> : <OwnFoot message={message} />

interface ScopeProps {
  readonly message: Message
  readonly children: ReactNode
}

function AnswerScope({ message, children }: ScopeProps): ReactNode {
  const { openLink, reveal } = useConversation()
  const references = useDocument(message, (document) => document.references)
  const isWriting = useLive(message.id, (live) => live !== null && live.drawable > 0)
  const onReveal = useCallback((page: number | null) => reveal(message, page), [reveal, message])
  return (
    <MarkdownScope
      references={references}
      onLink={openLink}
      idPrefix={message.id}
      isStreaming={message.status === 'streaming' && isWriting}
      onReveal={onReveal}
    >
      {children}
    </MarkdownScope>
  )
}

function AnswerPage({ row: { message, index } }: { readonly row: PageRow }): ReactNode {
  const page = useDocument(message, (document) => document.pages[index])
  const isLast = useDocument(message, (document) => index === document.pages.length - 1)
  return (
    <AnswerScope message={message}>
      <div className={index === 0 ? 'pt-2' : undefined}>
        {page && <MarkdownPage page={page} isFirst={index === 0} isLast={isLast} />}
      </div>
    </AnswerScope>
  )
}

const AnswerNotes = ({ message }: { readonly message: Message }): ReactNode => (
  <AnswerScope message={message}>
    <Footnotes />
  </AnswerScope>
)

function AnswerEnd({ message }: { readonly message: Message }): ReactNode {
  const { status, failure, text } = message
  const { keyId, retry, sendAnyway, goOn, chooseModel } = useConversation()
  if (status === 'streaming') return <AnswerWait message={message} />
  return (
    <>
      {(status === 'stopped' || status === 'interrupted') && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-small text-quiet">{nameEnd(message)}</p>
          {text !== '' && <Button onClick={() => goOn(message)}>{words.messages.goOn}</Button>}
        </div>
      )}
      {failure && (
        <div className={text === '' ? undefined : 'mt-4'}>
          <FailureCard
            failure={failure}
            atMs={message.createdAtMs + (message.usage?.durationMs ?? 0)}
            keyId={keyId}
            onRetry={() => retry(message)}
            onSendAnyway={() => sendAnyway(message)}
            onGoOn={text === '' ? null : () => goOn(message)}
            onChooseModel={chooseModel}
          />
        </div>
      )}
      <AnswerFoot message={message} />
      <div className="h-3" />
    </>
  )
}

function nameEnd({ status, text }: Message): string {
  if (status === 'interrupted') return words.messages.interrupted
  return text === '' ? words.messages.stoppedEmpty : words.messages.stopped
}
