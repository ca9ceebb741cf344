import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchFuzzily } from './fuzzy-match.ts'

const marked = (query: string, text: string): string | null => {
  const match = matchFuzzily(query, text)
  if (!match) return null
  let shown = ''
  let end = 0
  for (const mark of match.marks) {
    shown += `${text.slice(end, mark.start)}[${text.slice(mark.start, mark.end)}]`
    end = mark.end
  }
  return shown + text.slice(end)
}

const rank = (query: string, ...texts: string[]): string[] =>
  texts
    .flatMap((text) => {
      const match = matchFuzzily(query, text)
      return match ? [{ text, score: match.score }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ text }) => text)

describe('matchFuzzily', () => {
  it.each([
    ['chat', 'New chat', 'New [chat]'],
    ['nc', 'New chat', '[N]ew [c]hat'],
    ['arc', 'Search all chats', 'Se[arc]h all chats'],
    ['chat new', 'New chat', '[New] [chat]'],
    ['resume', 'Résumé for Ana', '[Résumé] for Ana'],
    ['éte', 'In the ete', 'In the [ete]'],
    ['', 'Anything', 'Anything'],
    ['京都', '三日間の京都', '三日間の[京都]'],
    ['dtc', 'Delete this chat', '[D]elete [t]his [c]hat'],
  ])('%s in %s', (query, text, shown) => {
    expect(marked(query, text)).toBe(shown)
  })

  it.each([
    ['x', 'New chat'],
    ['chat keys', 'New chat'],
    // Letters strewn over the middles of words are no meaning of anyone's.
    ['ett', 'Delete this chat'],
    ['tahcwen', 'New chat'],
  ])('does not find %s in %s', (query, text) => {
    expect(matchFuzzily(query, text)).toBeNull()
  })

  it.each([
    ['kyo', 'Keyboard shortcuts', true],
    ['kysh', 'Keyboard shortcuts', true],
    ['ks', 'Keyboard shortcuts', false],
    ['keysh', 'Keyboard shortcuts', false],
    ['board', 'Keyboard shortcuts', false],
  ])('calls %s in %s a guess: %s', (query, text, isLoose) => {
    expect(matchFuzzily(query, text)?.isLoose).toBe(isLoose)
  })

  it('puts whole words and beginnings first', () => {
    expect(rank('key', 'Monkey business', 'Keyboard shortcuts', 'Key guide')).toEqual([
      'Key guide',
      'Keyboard shortcuts',
      'Monkey business',
    ])
    expect(rank('set', 'Reset zoom', 'Settings')[0]).toBe('Settings')
    expect(rank('del', 'Model list', 'Delete this chat')[0]).toBe('Delete this chat')
  })

  it('marks letters that are in the text, in order, and never twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 6 }), (text, query) => {
        const match = matchFuzzily(query, text)
        let end = 0
        for (const mark of match?.marks ?? []) {
          expect(mark.start).toBeGreaterThanOrEqual(end)
          expect(mark.end).toBeGreaterThan(mark.start)
          expect(mark.end).toBeLessThanOrEqual(text.length)
          end = mark.end
        }
      }),
    )
  })

  it('finds each word of a text in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z0-9é]{1,8}$/u), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (parts, pick) => {
          const word = parts[pick % parts.length] ?? ''
          expect(matchFuzzily(word, parts.join(' '))).not.toBeNull()
        },
      ),
    )
  })
})
