// Groups the results: titles first, then messages by conversation, in the order of each conversation's first
// hit.
import type { MessageHit, TitleHit } from '../../../domain/chat/search.ts'
import type { ConversationId } from '../../../domain/ids.ts'

export type SearchItem =
  | { readonly kind: 'title'; readonly key: string; readonly hit: TitleHit }
  | { readonly kind: 'message'; readonly key: string; readonly hit: MessageHit }

export interface SearchGroup {
  readonly key: string
  /** `null` for the titles. */
  readonly of: Pick<MessageHit, 'title' | 'isArchived'> | null
  readonly items: readonly SearchItem[]
}

/** Few, so that the messages stay visible; a longer query finds the others. */
const maxTitles = 5

interface Hits {
  readonly messages: readonly MessageHit[]
  readonly titles: readonly TitleHit[]
}

export function groupHits({ messages, titles }: Hits): SearchGroup[] {
  const groups: SearchGroup[] = []
  if (titles.length > 0) {
    const items = titles
      .slice(0, maxTitles)
      .map((hit): SearchItem => ({ kind: 'title', key: `title ${hit.conversationId}`, hit }))
    groups.push({ key: 'titles', of: null, items })
  }
  const byConversation = new Map<ConversationId, SearchItem[]>()
  for (const hit of messages) {
    const item: SearchItem = { kind: 'message', key: hit.messageId, hit }
    const group = byConversation.get(hit.conversationId)
    if (group) {
      group.push(item)
      continue
    }
    const items = [item]
    byConversation.set(hit.conversationId, items)
    groups.push({ key: `in ${hit.conversationId}`, of: hit, items })
  }
  return groups
}
