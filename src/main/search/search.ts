// Searches all messages and titles: parses the query, reads the index, and marks the matches.
import type { MessageHit, SearchOrder, TitleHit } from '../../domain/chat/search.ts'
import type { Store } from '../store/store.ts'
import { makeExcerpt } from './excerpt.ts'
import { findMarks } from './marks.ts'
import { parseQuery, writeExpression, writeParts, type Phrase } from './query.ts'

export interface SearchQuestion {
  readonly query: string
  readonly order: SearchOrder
  /** The limit for messages. */
  readonly limit: number
}

export interface SearchAnswer {
  readonly messages: MessageHit[]
  readonly titles: TitleHit[]
}

const maxTitles = 50

/** Finds nothing for a query without letters and digits. */
export function findMessages(
  { search }: Pick<Store, 'search'>,
  { query, order, limit }: SearchQuestion,
): SearchAnswer {
  const phrases = parseQuery(query)
  if (phrases.length === 0) return { messages: [], titles: [] }
  return {
    messages: findHits(search, phrases, order, limit),
    titles: search.findTitles(writeParts(phrases), maxTitles).map(({ title, ...found }) => ({
      ...found,
      title: { text: title, marks: findMarks(title, phrases) },
    })),
  }
}

/** Finds messages, each with its excerpt. Needs at least one phrase. */
export const findHits = (
  search: Pick<Store['search'], 'findMessages'>,
  phrases: readonly Phrase[],
  order: SearchOrder,
  limit: number,
): MessageHit[] =>
  search
    .findMessages(writeExpression(phrases), order, limit)
    .map(({ text, ...found }) => ({ ...found, excerpt: makeExcerpt(text, phrases) }))
