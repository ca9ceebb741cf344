// The window's one search. What was looked for last stands there again when it is opened again.
import { api } from '../../base/api.ts'
import { createSearch } from './search-store.ts'

export const maxMessageHits = 100

export const search = createSearch((question) =>
  api.search.findMessages({ ...question, limit: maxMessageHits }),
)
