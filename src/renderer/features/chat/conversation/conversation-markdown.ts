// Writes a whole conversation as Markdown, each message under the name of its author. Pure.
import type { Message } from '../../../../domain/chat/message.ts'
import { words } from '../../../../words/words.ts'
import { nameModel } from '../../../stores/models/choice.ts'

export function writeConversation(title: string, messages: readonly Message[]): string {
  const parts = messages
    .filter(({ text }) => text !== '')
    .map(({ role, modelId, text }) => {
      const name = role === 'user' ? words.messages.you : nameModel(modelId ?? '')
      return `## ${name}\n\n${text.trim()}`
    })
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`
}
