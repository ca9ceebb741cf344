// A search in all conversations. While the user types, only one request runs at a time, and the next one
// sends the field's latest text. The old results are shown until then.
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
  /** `null` before the first response. They may belong to an earlier query. */
  readonly findings: Findings | null
  readonly failure: Failure | null
}

export interface Search {
  readonly store: Store<SearchState>
  /** A new text sorts by newest again. */
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
      // One request after another is intended.
      const answer = await ask({ query, order })
      const now = store.read()
      // A field emptied meanwhile shows nothing, not even briefly.
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
