// The routes of usage about what was recorded.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { dayOf } from '../../domain/day.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Services } from '../services.ts'
import { listRecords, readHistory } from '../usage/history.ts'
import { readKeyCosts } from '../usage/key-costs.ts'

type Names = 'readHistory' | 'listRecords' | 'readConversationSum' | 'readKeyCosts' | 'recountSums'

/** Whoever asked may be gone by now. */
const heard = <Value>(value: Value | null): Result<Value> =>
  value === null ? err(makeFailure('ipc/unknown-sender', 'The window is gone.')) : ok(value)

export const createUsageHistoryHandlers = ({
  store,
  recount,
}: Pick<Services, 'store' | 'recount'>): Pick<DomainHandlers<Contract['usage']>, Names> => ({
  readHistory: async (question, { signal }) => heard(await readHistory(store, question, signal)),
  listRecords: async (question, { signal }) => heard(await listRecords(store, question, signal)),
  readConversationSum({ conversationId }) {
    const filter = { by: 'conversation', id: conversationId } as const
    return ok(store.usageDays.sum({ calendar: 'utc', span: null, filter }))
  },
  readKeyCosts: () => ok(readKeyCosts(store.usageDays, dayOf(Date.now(), 'local'))),
  async recountSums() {
    const counted = await recount.run()
    return counted.ok ? ok({ repairedDays: counted.value }) : counted
  },
})
