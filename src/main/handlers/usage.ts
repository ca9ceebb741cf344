import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import { nativeWords } from '../../words/en/native.ts'
import { chooseFile } from '../app/open-file.ts'
import { choosePlace } from '../app/save-file.ts'
import type { Services } from '../services.ts'
import { findWindow } from './find-window.ts'
import { createUsageHistoryHandlers } from './usage-history.ts'
import { readOverview } from '../usage/overview.ts'

export const createUsageHandlers = (services: Services): DomainHandlers<Contract['usage']> => ({
  readOverview: () => ok(readOverview({ store: services.store, nowMs: Date.now })),
  ...createUsageHistoryHandlers(services),
  estimateMessage: (question, { windowId }) => services.messageEstimates.estimate(windowId, question),
  exportRecords: ({ format, ...question }, { windowId }) =>
    ok(
      services.usageExports.start(question, format, {
        windowId,
        async choosePath(defaultName) {
          const window = findWindow(windowId)
          return window && choosePlace(window, nativeWords.saveUsage, defaultName)
        },
      }),
    ),
  reconcileExport: (_input, { windowId }) =>
    services.reconciliations.reconcile({
      windowId,
      async choosePath() {
        const window = findWindow(windowId)
        return window && chooseFile(window, nativeWords.chooseExport)
      },
    }),
  dismissAlert({ alertId }) {
    const dismissed = services.alerts.dismiss(alertId)
    return dismissed.ok ? ok({}) : dismissed
  },
})
