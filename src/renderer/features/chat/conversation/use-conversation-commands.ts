// The commands of the shown conversation, for the palette, the shortcuts and the menu.
import { useEffect, useMemo, useState } from 'react'
import type { Message } from '../../../../domain/chat/message.ts'
import { words } from '../../../../words/words.ts'
import { useCommands, type AppCommand } from '../../../base/commands.ts'
import { createStore } from '../../../base/store.ts'
import { announce } from '../../../ui/announce.tsx'
import type { ListView } from '../../../ui/virtual-list/list-view.ts'
import type { ConversationScope } from './conversation-context.ts'
import type { MessageRow } from './rows/message-rows.ts'

interface Known {
  readonly scope: ConversationScope
  readonly messages: readonly Message[]
  readonly view: ListView<MessageRow>
  readonly openFind: () => void
}

export function useConversationCommands(known: Known): void {
  const [latest] = useState(() => createStore(known))
  useEffect(() => latest.change(() => known))
  useCommands(useMemo(() => listCommands(latest.read), [latest]))
}

const lastAnswer = ({ messages }: Known): Message | undefined =>
  messages.findLast(({ role, status }) => role === 'assistant' && status !== 'streaming')

const canGoOn = ({ status, text }: Message): boolean =>
  text !== '' && (status === 'stopped' || status === 'interrupted' || status === 'failed')

function listCommands(read: () => Known): readonly AppCommand[] {
  const onLast = (act: (message: Message, known: Known) => void) => () => {
    const known = read()
    const message = lastAnswer(known)
    if (message) act(message, known)
  }
  const hasAnswer = () => lastAnswer(read()) !== undefined
  const findSteps = () => {
    const { messages, scope } = read()
    const message = messages.findLast(({ id }) => scope.branches.has(id))
    return message && scope.branches.get(message.id)
  }
  const canStep = (by: 1 | -1) => () => {
    const branch = findSteps()
    return branch?.siblingIds[branch.siblingIds.indexOf(branch.messageId) + by] !== undefined
  }
  const step = (by: 1 | -1) => () => {
    const branch = findSteps()
    if (branch) read().scope.step(branch, by)
  }
  return [
    {
      id: 'find-in-conversation',
      name: words.messages.find,
      group: 'chat',
      keys: 'Mod+F',
      run: () => read().openFind(),
    },
    {
      id: 'copy-last-answer',
      name: words.messages.copyLast,
      group: 'chat',
      keys: 'Mod+Shift+C',
      isAvailable: hasAnswer,
      run: onLast(({ text }) => {
        void navigator.clipboard.writeText(text).then(() => announce(words.messages.copied))
      }),
    },
    {
      id: 'regenerate-answer',
      name: words.messages.regenerateLast,
      group: 'chat',
      keys: 'Mod+Shift+Enter',
      isAvailable: hasAnswer,
      run: onLast((message, { scope }) => scope.retry(message)),
    },
    {
      id: 'continue-answer',
      name: words.messages.goOnLast,
      group: 'chat',
      isAvailable: () => {
        const message = lastAnswer(read())
        return message !== undefined && canGoOn(message)
      },
      run: onLast((message, { scope }) => scope.goOn(message)),
    },
    {
      id: 'show-previous-branch',
      name: words.messages.previousOfLast,
      group: 'chat',
      keys: 'Mod+Shift+,',
      isAvailable: canStep(-1),
      run: step(-1),
    },
    {
      id: 'show-next-branch',
      name: words.messages.nextOfLast,
      group: 'chat',
      keys: 'Mod+Shift+.',
      isAvailable: canStep(1),
      run: step(1),
    },
    {
      id: 'jump-to-latest',
      name: words.messages.jumpToEnd,
      group: 'chat',
      run: () => read().view.jumpToEnd(),
    },
  ]
}
