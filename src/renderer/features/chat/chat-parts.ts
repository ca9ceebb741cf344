// The parts of a chat that the first paint doesn't need, because drawing messages loads the Markdown code.
// They are loaded when the window is idle, so that they are ready for the first answer.
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
