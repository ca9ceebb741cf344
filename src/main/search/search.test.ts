import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { search as contract } from '../../contract/search.ts'
import {
  maxExcerptChars,
  maxQueryChars,
  type MarkedText,
  type SearchOrder,
} from '../../domain/chat/search.ts'
import type { Store } from '../store/store.ts'
import { beginConversation, makeMessage, openTestStore, startMs } from '../store/test-support.ts'
import { parseQuery } from './query.ts'
import { findMessages } from './search.ts'

function openWith(texts: readonly string[]) {
  const store = openTestStore()
  const { id } = beginConversation(store, { title: 'Talk' })
  for (const text of texts) store.messages.insert(makeMessage(id, { text }))
  return { store, id }
}

/** As the window gets it. */
function ask(store: Store, query: string, order: SearchOrder = 'newest', limit = 50) {
  const question = contract.findMessages.input.parse({ query, order, limit })
  return contract.findMessages.output.parse(findMessages(store, question))
}

const textsFound = (store: Store, query: string, order: SearchOrder = 'newest'): string[] =>
  ask(store, query, order).messages.map(({ excerpt }) => excerpt.text)

const marked = ({ text, marks }: MarkedText): string[] =>
  marks.map(({ start, end }) => text.slice(start, end))

describe('messages', () => {
  test('are found by all words, the last of which may go on, newest first', () => {
    const { store } = openWith(['one two three', 'two one', 'three two', 'twofold one'])
    expect(textsFound(store, 'one two')).toEqual(['twofold one', 'two one', 'one two three'])
    expect(textsFound(store, 'two one')).toEqual(['two one', 'one two three'])
    expect(textsFound(store, 'on')).toEqual(['twofold one', 'two one', 'one two three'])
    expect(textsFound(store, 'wo')).toEqual([])
  })

  test('are found best first when asked so', () => {
    const { store } = openWith(['cat', `cat ${'and other words '.repeat(20)}`, 'dog'])
    expect(textsFound(store, 'cat', 'newest')[1]).toBe('cat')
    expect(textsFound(store, 'cat', 'best')[0]).toBe('cat')
  })

  test('are found without case and accents, with what matched marked', () => {
    const { store } = openWith(['Une crème BRÛLÉE'])
    const [hit] = ask(store, 'creme brul').messages
    expect(hit && marked(hit.excerpt)).toEqual(['crème', 'BRÛL'])
  })

  test('are found by any part of Chinese, Japanese and Korean', () => {
    const texts = ['学习人工智能', '東京タワーへ行きました', '서울에서 만나요']
    const { store } = openWith(texts)
    for (const text of texts) {
      for (let start = 0; start < text.length; start += 1) {
        for (let end = start + 1; end <= text.length; end += 1) {
          const part = text.slice(start, end).trim()
          if (part === '') continue
          const hits = ask(store, part).messages
          expect(hits.map(({ excerpt }) => excerpt.text)).toContain(text)
          for (const { excerpt } of hits) expect(marked(excerpt)).not.toEqual([])
        }
      }
    }
    expect(textsFound(store, '人智')).toEqual([])
  })

  test('are found with where they are, also on a branch that is not shown', () => {
    const { store, id } = openWith(['needle', 'later root'])
    const [hit] = ask(store, 'needle').messages
    expect(hit).toMatchObject({ conversationId: id, title: 'Talk', isArchived: false, role: 'user' })
    expect(hit && store.messages.showBranch(hit.messageId)?.conversationId).toBe(id)
    expect(store.messages.readBranch(id).map(({ text }) => text)).toEqual(['needle'])
  })

  test('of an archived conversation are found, and of a deleted one not', () => {
    const { store, id } = openWith(['needle'])
    store.conversations.change(id, { isArchived: true })
    expect(ask(store, 'needle').messages).toMatchObject([{ isArchived: true }])
    store.conversations.markDeleted(id, startMs)
    expect(ask(store, 'needle').messages).toEqual([])
    store.conversations.restore(id)
    expect(ask(store, 'needle').messages).toHaveLength(1)
  })

  test('are found no more than asked for, past those of deleted conversations', () => {
    const { store } = openWith(['needle 1', 'needle 2', 'needle 3'])
    const gone = beginConversation(store)
    for (let at = 0; at < 5; at += 1) store.messages.insert(makeMessage(gone.id, { text: 'needle' }))
    store.conversations.markDeleted(gone.id, startMs)
    const hits = ask(store, 'needle', 'newest', 2).messages
    expect(hits.map(({ excerpt }) => excerpt.text)).toEqual(['needle 3', 'needle 2'])
  })
})

describe('titles', () => {
  const titles = (store: Store, query: string): string[] =>
    ask(store, query).titles.map(({ title }) => title.text)

  test('are found as messages are, newest first, with marks', () => {
    const store = openTestStore()
    for (const [at, title] of ['Crème brûlée', 'Cremes brûlées', 'Creme again', '東京 guide'].entries())
      beginConversation(store, { title, updatedAtMs: startMs + at })
    expect(titles(store, 'creme')).toEqual(['Creme again', 'Cremes brûlées', 'Crème brûlée'])
    expect(titles(store, 'cremes')).toEqual(['Cremes brûlées'])
    expect(titles(store, 'creme bru')).toEqual(['Crème brûlée'])
    expect(titles(store, 'reme')).toEqual([])
    expect(titles(store, '京')).toEqual(['東京 guide'])
    expect(ask(store, 'creme bru').titles.map(({ title }) => marked(title))).toEqual([['Crème', 'brû']])
  })

  test('are found as they are now', () => {
    const store = openTestStore()
    const { id } = beginConversation(store, { title: 'before' })
    store.conversations.setGeneratedTitle(id, 'generated')
    expect([titles(store, 'before'), titles(store, 'gen')]).toEqual([[], ['generated']])
    store.conversations.change(id, { title: 'mine', isArchived: true })
    expect(ask(store, 'mine').titles).toMatchObject([{ conversationId: id, isArchived: true }])
    store.conversations.markDeleted(id, startMs)
    expect(titles(store, 'mine')).toEqual([])
  })

  test('are found no more than the contract lets pass', () => {
    const store = openTestStore()
    for (let at = 0; at < 60; at += 1) beginConversation(store, { title: 'same' })
    expect(titles(store, 'same')).toHaveLength(50)
  })
})

describe('whatever is typed', () => {
  const odd = [
    '"', "'", '*', '%', '_', '^', ':', '-', '(', ')', 'AND', 'OR', 'NOT', 'NEAR(', 'NEAR(a b, 2)', 'words:',
    'words : a', '{words} : a', 'a*', '"a', 'a" OR "b', '+', 'a + b', '\0', 'a\0b', '\ud800', '🎉', '👩‍👩‍👧',
    ';--', '\\', '東', 'é', 'İ', 'ß', '½', '\u0301', '\u200d', ' ',
  ] // prettier-ignore

  const texts = [...odd, 'a b c', 'AND OR NOT NEAR', 'and then', '東京', '서울 a', 'ete été ETE\u0301']
  const open = (): Store => openWith(texts).store

  test('no question fails, and each hit holds each phrase, marked', () => {
    const queries = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .array(fc.constantFrom(...odd, 'a', 'b', 'et', '東京', '한'), { maxLength: 8 })
        .map((parts) => parts.join(' ')),
      fc.array(fc.constantFrom(...odd), { maxLength: 8 }).map((parts) => parts.join('')),
    )
    const store = open()
    fc.assert(
      fc.property(queries, fc.constantFrom<SearchOrder>('newest', 'best'), (query, order) => {
        const { messages } = ask(store, query.slice(0, maxQueryChars), order)
        for (const { excerpt } of messages) {
          expect(excerpt.text.length).toBeLessThanOrEqual(maxExcerptChars)
          expect(excerpt.marks.length).toBeGreaterThanOrEqual(1)
        }
        if (parseQuery(query).length === 0) expect(messages).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['many words', 'a '.repeat(maxQueryChars / 2)],
    ['many characters', '東'.repeat(maxQueryChars)],
    ['a long word', 'a'.repeat(maxQueryChars)],
    ['much punctuation', '"*'.repeat(maxQueryChars / 2)],
    ['many accents', '\u0301'.repeat(maxQueryChars)],
  ])('%s are no harm', (_what, query) => {
    expect(() => ask(open(), query)).not.toThrow()
  })

  test('words that mean something to an index are words', () => {
    const store = open()
    for (const word of ['AND', 'OR', 'NOT', 'NEAR'])
      expect(textsFound(store, word)).toContain('AND OR NOT NEAR')
    expect(textsFound(store, 'NOT AND')).toContain('AND OR NOT NEAR')
  })
})

test('a message is found by each of its words, whatever they are', () => {
  const store = openTestStore()
  const { id } = beginConversation(store)
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (parts) => {
      const message = makeMessage(id, { text: parts.join(' ') })
      store.messages.insert(message)
      for (const part of parts) {
        if (parseQuery(part).length === 0) continue
        const [first] = ask(store, part).messages
        expect(first?.messageId).toBe(message.id)
      }
    }),
    { numRuns: 150 },
  )
})
