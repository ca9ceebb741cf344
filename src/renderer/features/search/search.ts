// The window's one search. It opens again with its last query.
import { api } from '../../base/api.ts'
import { createSearch } from './search-store.ts'

export const maxMessageHits = 100

export const search = createSearch((question) =>
  api.search.findMessages({ ...question, limit: maxMessageHits }),
)
