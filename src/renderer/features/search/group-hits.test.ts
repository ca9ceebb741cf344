import { describe, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { MessageHit, TitleHit } from '../../../domain/chat/search.ts'
import { groupHits } from './group-hits.ts'

// Ids are branded; here a word is enough.
const message = (conversation: string, id: string): MessageHit => ({
  conversationId: conversation as ConversationId,
  title: `On ${conversation}`,
  isArchived: conversation === 'old',
  messageId: id as MessageId,
  role: 'user',
  createdAtMs: 0,
  excerpt: { text: '', marks: [] },
})

const title = (conversation: string): TitleHit => ({
  conversationId: conversation as ConversationId,
  title: { text: conversation, marks: [] },
  isArchived: false,
  updatedAtMs: 0,
})

describe('groupHits', () => {
  it('puts titles first, then messages by conversation in the order of their first', () => {
    const groups = groupHits({
      titles: [title('a'), title('b')],
      messages: [message('b', '1'), message('old', '2'), message('b', '3')],
    })
    expect(
      groups.map(({ of, items }) => [of?.title ?? null, of?.isArchived, items.map(({ key }) => key)]),
    ).toEqual([
      [null, undefined, ['title a', 'title b']],
      ['On b', false, ['1', '3']],
      ['On old', true, ['2']],
    ])
  })

  it('lists few titles, and no group without items', () => {
    const groups = groupHits({ titles: ['a', 'b', 'c', 'd', 'e', 'f'].map(title), messages: [] })
    expect(groups).toHaveLength(1)
    expect(groups[0]?.items).toHaveLength(5)
    expect(groupHits({ titles: [], messages: [] })).toEqual([])
  })
})
