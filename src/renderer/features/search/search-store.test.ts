// With main answering when the test says so.
import { describe, expect, it } from 'vitest'
import type { Result } from '../../../domain/result.ts'
import { createSearch, type Findings } from './search-store.ts'

type Answer = Result<Pick<Findings, 'messages' | 'titles'>>

const nothing: Answer = { ok: true, value: { messages: [], titles: [] } }
const refusal: Answer = {
  ok: false,
  failure: { code: 'store/busy', retry: { kind: 'never' } },
}

function openSearch() {
  const asked: string[] = []
  const waiting: Array<(answer: Answer) => void> = []
  const search = createSearch(({ query, order }) => {
    asked.push(`${query}/${order}`)
    return new Promise((resolve) => waiting.push(resolve))
  })
  return {
    search,
    asked,
    async answer(value: Answer = nothing) {
      waiting.shift()?.(value)
      await new Promise((resolve) => setTimeout(resolve))
    },
    shown: () => search.store.read().findings?.query ?? null,
  }
}

describe('a search', () => {
  it('asks one question at a time, the next with the words there are by then', async () => {
    const { search, asked, answer, shown } = openSearch()
    search.type('k')
    search.type('ky')
    search.type('kyo')
    expect(asked).toEqual(['k/newest'])
    await answer()
    expect(asked).toEqual(['k/newest', 'kyo/newest'])
    // What was found for the first letter stands until there is something better.
    expect(shown()).toBe('k')
    await answer()
    expect(shown()).toBe('kyo')
    expect(asked).toHaveLength(2)
  })

  it('shows nothing for a field that was emptied while it was asked', async () => {
    const { search, asked, answer, shown } = openSearch()
    const everShown: Array<string | null> = []
    search.store.subscribe(() => everShown.push(shown()))
    search.type('kyoto')
    search.type(' ')
    await answer()
    expect(new Set(everShown)).toEqual(new Set([null]))
    expect(asked).toHaveLength(1)
  })

  it('asks for the best, and for the newest again when the words change', async () => {
    const { search, asked, answer } = openSearch()
    search.type('kyoto')
    await answer()
    search.orderBy('best')
    await answer()
    search.type('kyoto trip')
    await answer()
    expect(asked).toEqual(['kyoto/newest', 'kyoto/best', 'kyoto trip/newest'])
  })

  it('keeps what it found when the next question fails, and can ask again', async () => {
    const { search, answer, shown } = openSearch()
    search.type('kyoto')
    await answer()
    search.type('kyoto trip')
    await answer(refusal)
    expect(search.store.read().failure?.code).toBe('store/busy')
    expect(shown()).toBe('kyoto')
    search.askAgain()
    await answer()
    expect(search.store.read().failure).toBeNull()
    expect(shown()).toBe('kyoto trip')
  })
})
