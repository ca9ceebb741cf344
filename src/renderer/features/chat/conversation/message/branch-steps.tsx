// Steps through the versions of a message: ‹ 2/3 ›.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message } from '../../../../../domain/chat/message.ts'
import { words } from '../../../../../words/words.ts'
import { IconButton } from '../../../../ui/button.tsx'
import { useConversation } from '../use-conversation.ts'

export function BranchSteps({ message }: { readonly message: Message }): ReactNode {
  const { branches, step } = useConversation()
  const branch = branches.get(message.id)
  if (!branch) return null
  const of = message.role === 'user' ? 'question' : 'answer'
  const [position, total] = [branch.siblingIds.indexOf(message.id) + 1, branch.siblingIds.length]
  // Not `disabled` at the ends, because a disabled button loses the focus while the user is stepping.
  return (
    <span role="group" aria-label={words.messages.branches(of)} className="inline-flex items-center">
      <IconButton
        name={words.messages.previousBranch(of)}
        icon={ChevronLeft}
        aria-disabled={position === 1}
        className="w-7! aria-disabled:opacity-50 aria-disabled:hover:bg-transparent"
        onClick={() => position > 1 && step(branch, -1)}
      />
      <span aria-hidden className="min-w-6 text-center">
        {words.messages.branchShort(position, total)}
      </span>
      <span className="sr-only">{words.messages.branchSpoken(position, total)}</span>
      <IconButton
        name={words.messages.nextBranch(of)}
        icon={ChevronRight}
        aria-disabled={position === total}
        className="w-7! aria-disabled:opacity-50 aria-disabled:hover:bg-transparent"
        onClick={() => position < total && step(branch, 1)}
      />
    </span>
  )
}
