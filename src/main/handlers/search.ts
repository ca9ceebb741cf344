// Handlers of search. The rules are in main/search.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import { findMessages } from '../search/search.ts'
import type { Services } from '../services/services.ts'

export const createSearchHandlers = ({
  store,
}: Pick<Services, 'store'>): DomainHandlers<Contract['search']> => ({
  findMessages: (question) => ok(findMessages(store, question)),
})
