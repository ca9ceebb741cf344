// The parts of a chat that no first paint waits for: drawing messages takes reading Markdown. They are fetched as
// soon as nothing else is going on, so that the first answer finds them there.
import { later } from '../../base/later.tsx'

export const conversationView = later(
  async () => (await import('./conversation/conversation-view.tsx')).ConversationView,
)
export const chatMenu = later(async () => (await import('./chat-menu.tsx')).ChatMenu)
export const notShown = later(async () => (await import('./conversation/not-shown.tsx')).NotShown)
export const welcome = later(async () => (await import('./beginning/welcome.tsx')).Welcome)

export function prepareChatParts(): void {
  for (const part of [conversationView, chatMenu, notShown]) part.prepare()
}
