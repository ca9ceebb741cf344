// Handlers of usage. Reading history stops once the window is gone. File dialogs open here, so that no path
// reaches the window.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok, err, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import { chooseFile } from '../app/open-file.ts'
import { choosePlace } from '../app/save-file.ts'
import type { Services } from '../services/services.ts'
import { findWindow } from './find-window.ts'
import { readOverview } from '../usage/history/overview.ts'
import { dayOf } from '../../domain/day.ts'
import { makeFailure } from '../../domain/failure.ts'
import { listRecords, readHistory } from '../usage/history/history.ts'
import { readKeyCosts } from '../usage/history/key-costs.ts'

/** Fails if the window that asked is gone. */
const heard = <Value>(value: Value | null): Result<Value> =>
  value === null ? err(makeFailure('ipc/unknown-sender')) : ok(value)

type HistoryRoutes = 'readHistory' | 'listRecords' | 'readConversationSum' | 'readKeyCosts' | 'recountSums'

/** The routes about what was recorded. */
export const createHistoryHandlers = ({
  store,
  recount,
}: Pick<Services, 'store' | 'recount'>): Pick<DomainHandlers<Contract['usage']>, HistoryRoutes> => ({
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

export const createUsageHandlers = (services: Services): DomainHandlers<Contract['usage']> => ({
  ...createHistoryHandlers(services),
  readOverview: () => ok(readOverview({ store: services.store, nowMs: Date.now })),
  estimateMessage: (question, { windowId }) => services.messageEstimates.estimate(windowId, question),
  exportRecords: ({ format, ...question }, { windowId }) =>
    ok(
      services.usageExports.start(question, format, {
        windowId,
        async choosePath(defaultName) {
          const window = findWindow(windowId)
          return window && choosePlace(window, words.native.saveUsage, defaultName)
        },
      }),
    ),
  reconcileExport: (_input, { windowId }) =>
    services.reconciliations.reconcile({
      windowId,
      async choosePath() {
        const window = findWindow(windowId)
        return window && chooseFile(window, words.native.chooseExport)
      },
    }),
  dismissAlert({ alertId }) {
    const dismissed = services.alerts.dismiss(alertId)
    return dismissed.ok ? ok({}) : dismissed
  },
})
