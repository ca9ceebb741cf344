// A search over all messages and titles: parsed once, answered from the index, and marked.
import type { MessageHit, SearchOrder, TitleHit } from '../../domain/chat/search.ts'
import type { Store } from '../store/store.ts'
import { makeExcerpt } from './excerpt.ts'
import { findMarks } from './marks.ts'
import { parseQuery, writeExpression, writeParts, type Phrase } from './query.ts'

export interface SearchQuestion {
  readonly query: string
  readonly order: SearchOrder
  /** Of messages. */
  readonly limit: number
}

export interface SearchAnswer {
  readonly messages: MessageHit[]
  readonly titles: TitleHit[]
}

const maxTitles = 50

/** Nothing is found by what holds no letter and no digit. */
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

/** Messages alone, each with its excerpt. At least one phrase. */
export const findHits = (
  search: Pick<Store['search'], 'findMessages'>,
  phrases: readonly Phrase[],
  order: SearchOrder,
  limit: number,
): MessageHit[] =>
  search
    .findMessages(writeExpression(phrases), order, limit)
    .map(({ text, ...found }) => ({ ...found, excerpt: makeExcerpt(text, phrases) }))
