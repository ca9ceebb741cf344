// An empty chat: who will answer, and questions to start with if that is the practice guide.
import type { ReactNode } from 'react'
import { practiceModelId } from '../../../../domain/chat/model.ts'
import { words } from '../../../../words/words.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyNotice } from '../../../ui/notice.tsx'
import { sendMessage } from '../chat-store.ts'
import type { Answerer } from '../../../stores/models/choice.ts'
import { changeDraft, type ChatKey } from '../../../stores/drafts.ts'

interface BeginningProps {
  readonly chatKey: ChatKey
  readonly answerer: Answerer
}

export function Beginning({ chatKey, answerer }: BeginningProps): ReactNode {
  if (!answerer.isPractice) {
    const { key, modelId, trouble } = answerer
    return (
      <EmptyNotice
        title={words.chat.emptyTitle}
        sentence={trouble ? words.chat.emptyTrouble : words.chat.emptyWith(modelId, key?.label ?? '')}
      />
    )
  }
  const ask = (text: string) => {
    changeDraft(chatKey, { choice: { keyId: null, modelId: practiceModelId } })
    void sendMessage(chatKey, text)
  }
  return (
    <EmptyNotice title={words.chat.emptyTitle} sentence={words.chat.emptyPractice}>
      <div className="grid gap-2 sm:grid-cols-2">
        {words.chat.starters.map((starter) => (
          <Button key={starter} onClick={() => ask(starter)}>
            {starter}
          </Button>
        ))}
      </div>
    </EmptyNotice>
  )
}
