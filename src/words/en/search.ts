// The words of searching all conversations.
import { count } from '../format.ts'

export const search = {
  name: 'Search all chats',
  field: 'Search in all chats',
  placeholder: 'Search all chats',
  titles: 'Chats',
  archived: 'Archived',
  roles: { user: 'You', assistant: 'Answer' },
  hintTitle: 'Find what was said',
  hint: 'In every message and title, archived chats too. Each word has to be there; the last one may be unfinished.',
  nothing: (query: string): string => `Nothing holds “\u2068${query}\u2069”`,
  nothingHint: 'Each word has to be in the same message or title. Fewer words find more.',
  newestFirst: 'Newest first',
  bestFirst: 'Best matches first',
  showBest: 'Best first',
  showNewest: 'Newest first',
  found: (messages: number, titles: number, isAll: boolean): string => {
    const inMessages = `${isAll ? '' : 'the first '}${count(messages, { one: 'message', other: 'messages' })}`
    if (titles === 0) return inMessages
    return messages === 0
      ? count(titles, { one: 'title', other: 'titles' })
      : `${count(titles, { one: 'title', other: 'titles' })}, ${inMessages}`
  },
  keyChoose: 'choose',
} as const
