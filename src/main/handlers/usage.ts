import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import type { Services } from '../services.ts'

export const createUsageHandlers = ({
  store,
}: Pick<Services, 'store'>): DomainHandlers<Contract['usage']> => ({
  readSummary: (span) =>
    ok({ total: store.usageRecords.sum(span), byModel: store.usageRecords.sumByModel(span) }),
  readKeyCosts: (span) => ok(store.usageRecords.sumByKey(span)),
  listRecords: (page) => ok(store.usageRecords.list(page)),
})
