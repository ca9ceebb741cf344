// Wraps the drawn rows of one message: says who speaks, and its position in the conversation.
import type { ReactNode } from 'react'
import { words } from '../../../../../words/words.ts'
import { classes } from '../../../../ui/classes.ts'
import type { GroupProps } from '../../../../ui/virtual-list/virtual-list.tsx'
import { nameModel } from '../../../../stores/models/choice.ts'
import type { MessageRow } from '../rows/message-rows.ts'
import { useConversation } from '../use-conversation.ts'

/** Drawn behind the text column only, at its width. */
const markedClasses =
  'before:absolute before:inset-x-0 before:inset-y-1 before:-z-1 before:mx-auto before:max-w-[752px] ' +
  'before:rounded-large before:bg-chosen before:content-[""]'

export function MessageArticle({ rows, ref, className, children }: GroupProps<MessageRow>): ReactNode {
  const { positions, markedId } = useConversation()
  const message = rows[0]?.message
  if (!message) return null
  const { id, role, status, modelId } = message
  const name = role === 'user' ? words.messages.you : words.messages.answerBy(nameModel(modelId ?? ''))
  return (
    <article
      ref={ref}
      aria-label={name}
      aria-busy={role === 'assistant' ? status === 'streaming' : undefined}
      aria-posinset={positions.get(id)}
      aria-setsize={positions.size}
      className={classes('group/message isolate', id === markedId && markedClasses, className)}
    >
      <h2 className="sr-only select-none">{name}</h2>
      {children}
    </article>
  )
}
