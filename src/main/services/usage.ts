// Builds the services of money that don't need the list of keys: prices, reservations, alerts and sums.
import { estimateTokens } from '../openai/token-estimate.ts'
import { readModelFacts } from '../models/describe-model.ts'
import { createAlerts, type Alerts } from '../usage/alerts.ts'
import { createReservations, type Reservations } from '../usage/budgets/reservations.ts'
import { createPriceBook, type PriceBook } from '../usage/prices/price-book.ts'
import { recordInterrupted } from '../usage/records/record-interrupted.ts'
import { createRecount, type Recount } from '../usage/records/recount.ts'
import { openExportReader } from '../usage/reconcile/export-thread.ts'
import { createReconciliations, type Reconciliations } from '../usage/reconcile/reconciliations.ts'
import type { Base } from './base.ts'

export interface UsageServicesOptions {
  /** The built file of the thread that reads OpenAI's usage exports. */
  readonly exportWorkerPath: string
}

export interface UsageServices {
  readonly priceBook: PriceBook
  readonly reservations: Reservations
  readonly alerts: Alerts
  readonly recount: Recount
  readonly reconciliations: Reconciliations
  /** Settles once the requests that the last run of the app left open are recorded. */
  readonly interrupted: Promise<void>
}

export function openUsage(base: Base, { exportWorkerPath }: UsageServicesOptions): UsageServices {
  const { store, logger, nowMs, events, publish } = base
  const priceBook = createPriceBook({ store, nowMs, onChange: () => publish('prices.pricesChanged', {}) })
  const alerts = createAlerts({
    store,
    notify: (facts) => events.emit('alertRaised', facts),
    onChange: () => publish('usage.alertsChanged', {}),
    nowMs,
  })
  events.on('usageRecorded', () => alerts.check())
  const interrupted = recordInterrupted({
    store,
    estimateTokens,
    priceTokens: priceBook.priceTokens,
    logger,
    onUsageRecorded: () => events.emit('usageRecorded'),
  })
  const reservations = createReservations({
    store,
    findRates: (...asked) => priceBook.findRates(...asked),
    estimateTokens,
    readMaxOutputTokens: (modelId, isOpenAi) =>
      readModelFacts(modelId, isOpenAi, nowMs())?.maxOutputTokens ?? null,
    whenCounted: interrupted,
    onChange: () => events.emit('budgetsChanged'),
  })
  const recount = createRecount({ store, logger, onRepaired: () => publish('usage.usageRecorded', {}) })
  const reconciliations = createReconciliations({
    queries: store.reconcile,
    readExport: openExportReader(exportWorkerPath),
    nowMs,
  })
  return { priceBook, reservations, alerts, recount, reconciliations, interrupted }
}
