// What is looked for in all conversations, and what was found. While one types only one question is under way
// at a time, and the next asks for what stands in the field by then; what was found before stays until then.
import type { Failure } from '../../../domain/failure.ts'
import type { MessageHit, SearchOrder, TitleHit } from '../../../domain/chat/search.ts'
import type { Result } from '../../../domain/result.ts'
import { createStore, type Store } from '../../base/store.ts'

export interface Findings {
  readonly query: string
  readonly order: SearchOrder
  readonly messages: readonly MessageHit[]
  readonly titles: readonly TitleHit[]
}

export interface SearchState {
  readonly query: string
  readonly order: SearchOrder
  /** `null`: nothing was asked yet. They may be those of a query before this one. */
  readonly findings: Findings | null
  readonly failure: Failure | null
}

export interface Search {
  readonly store: Store<SearchState>
  /** Other words: newest first again. */
  readonly type: (query: string) => void
  readonly orderBy: (order: SearchOrder) => void
  readonly askAgain: () => void
}

type Ask = (question: {
  readonly query: string
  readonly order: SearchOrder
}) => Promise<Result<{ readonly messages: readonly MessageHit[]; readonly titles: readonly TitleHit[] }>>

export function createSearch(ask: Ask): Search {
  const store = createStore<SearchState>({ query: '', order: 'newest', findings: null, failure: null })
  let isAsking = false
  let isWanted = false

  async function askUntilCurrent(): Promise<void> {
    isWanted = true
    if (isAsking) return
    isAsking = true
    while (isWanted) {
      isWanted = false
      const { query, order } = store.read()
      if (query.trim() === '') {
        store.change((state) => ({ ...state, findings: null, failure: null }))
        continue
      }
      // One question after another is the point.
      const answer = await ask({ query, order })
      const now = store.read()
      // Of a field that was emptied meanwhile nothing is shown, not even for a moment.
      if (now.query.trim() === '') continue
      store.change((state) =>
        answer.ok
          ? { ...state, findings: { query, order, ...answer.value }, failure: null }
          : { ...state, failure: now.query === query ? answer.failure : state.failure },
      )
    }
    isAsking = false
  }

  return {
    store,
    type(query) {
      store.change((state) => ({ ...state, query, order: 'newest' }))
      void askUntilCurrent()
    },
    orderBy(order) {
      store.change((state) => ({ ...state, order }))
      void askUntilCurrent()
    },
    askAgain: () => void askUntilCurrent(),
  }
}
