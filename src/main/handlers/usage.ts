import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'

const later = (): never => {
  throw new Error('being built')
}

export const createUsageHandlers = (): DomainHandlers<Contract['usage']> => ({
  readOverview: later,
  readHistory: later,
  listRecords: later,
  readConversationSum: later,
  readKeyCosts: later,
  estimateMessage: later,
  exportRecords: later,
  reconcileExport: later,
  recountSums: later,
  dismissAlert: later,
})
