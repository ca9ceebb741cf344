// Everything main offers, built once and wired here: no other module knows how its neighbours are made.
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Contract } from '../contract/index.ts'
import type { BudgetStatus } from '../domain/budget.ts'
import type { KeyId } from '../domain/ids.ts'
import type { Result } from '../domain/result.ts'
import { ok } from '../domain/result.ts'
import type { ScrubbedEnvironment } from './app/environment.ts'
import { createMakeBackend, createPracticeBackend } from './openai/backends.ts'
import type { Fetch } from './openai/exchange.ts'
import { recordInterrupted } from './chat/record-interrupted.ts'
import { createRuns, type Runs } from './chat/runs.ts'
import { createConversations, type Conversations } from './conversations/conversations.ts'
import { createLogger, type Logger } from './diagnostics/logger.ts'
import { coalesce } from './ipc/coalesce.ts'
import type { Publish } from './ipc/event-hub.ts'
import { createFingerprint } from './keys/fingerprint.ts'
import { createClipboardKey, type ClipboardKey, type ClipboardPort } from './keys/clipboard-key.ts'
import { createImports, type Imports } from './keys/import/imports.ts'
import { createKeys, type Keys } from './keys/keys.ts'
import { createReminders, type Reminders, type RemindersOptions } from './keys/reminders.ts'
import { createModels, type Models } from './models/models.ts'
import { createPrompts, type Prompts } from './prompts/prompts.ts'
import { openKeyringThread } from './secrets/keyring-thread.ts'
import { createMemoryStore } from './secrets/memory-store.ts'
import { createOsKeychain, keychainService } from './secrets/os-keychain.ts'
import { openSettings, type SettingsPort } from './settings/settings.ts'
import { openStore, type Store } from './store/store.ts'
import { createRecount, type Recount } from './usage/records/recount.ts'
import { createPriceBook, type PriceBook } from './usage/prices/price-book.ts'
import { createAlerts, type Alerts, type NotifiedFacts } from './usage/alerts.ts'
import { createReservations } from './usage/budgets/reservations.ts'
import { createBudgetWarnings } from './usage/budgets/budget-warnings.ts'
import { createBudgets, type Budgets } from './usage/budgets/budgets.ts'
import { createMessageEstimates, type MessageEstimates } from './usage/estimates/message-estimates.ts'
import { createExports, type Exports } from './usage/export/exports.ts'
import { openExportReader } from './usage/reconcile/export-thread.ts'
import { createReconciliations, type Reconciliations } from './usage/reconcile/reconciliations.ts'
import { estimateTokens } from './openai/token-estimate.ts'

export interface ServicesOptions {
  /** The profile's folder; it exists and is private. */
  readonly profilePath: string
  /** Main's only way to the network. */
  readonly fetch: Fetch
  /** The proxy that a request to this address goes through; `null`: none. */
  readonly readProxy: (url: string) => Promise<string | null>
  readonly clipboard: ClipboardPort
  readonly notify: RemindersOptions['notify']
  /** `keyLabel`: of the key that it is about; `null`: of none that is here. */
  /** With the label of the key that it is for; `null`: it is for none. */
  readonly notifyOfBudget: (status: BudgetStatus, keyLabel: string | null) => void
  readonly notifyOfAlert: (facts: NotifiedFacts, keyLabel: string | null) => void
  /** What was taken from the environment. */
  readonly environment: ScrubbedEnvironment
  /** The built file of the keychain's own thread. */
  readonly keyringWorkerPath: string
  /** The built file of the thread that reads an export of OpenAI's. */
  readonly exportWorkerPath: string
  readonly publish: Publish<Contract>
}

export interface Services {
  readonly store: Store
  readonly settings: SettingsPort
  readonly keys: Keys
  readonly clipboardKey: ClipboardKey
  readonly imports: Imports
  readonly reminders: Reminders
  readonly runs: Runs
  readonly conversations: Conversations
  readonly prompts: Prompts
  readonly models: Models
  readonly priceBook: PriceBook
  readonly budgets: Budgets
  readonly messageEstimates: MessageEstimates
  readonly alerts: Alerts
  readonly recount: Recount
  readonly usageExports: Exports
  readonly reconciliations: Reconciliations
  readonly logger: Logger
  readonly publish: Publish<Contract>
  /** What the first window should be told. */
  readonly notices: readonly { readonly kind: 'settings-recovered' }[]
  /** Ends what is being written, and closes the database. */
  close(): Promise<void>
}

// Slow enough to be read as it comes, quick enough not to be waited for.
const practicePieceDelayMs = 18

/** What changes at once is told once. */
const budgetsQuietMs = 100

const keychainTimeoutMs = 10_000
const keychainPatienceMs = 3_000

export function openServices(options: ServicesOptions): Result<Services> {
  const { profilePath, fetch, publish } = options
  const nowMs = Date.now
  const logger = createLogger({ folder: join(profilePath, 'logs'), nowMs })
  const opened = openStore({
    path: join(profilePath, 'latchkey.db'),
    backupsPath: join(profilePath, 'backups'),
    nowMs,
  })
  if (!opened.ok) {
    logger.error('store', new Error(opened.failure.code))
    return opened
  }
  const store = opened.value
  const { settings, wasRecovered } = openSettings({ folder: profilePath, nowMs })
  settings.onChange((changed) => publish('settings.settingsChanged', changed))

  const onBudgetsChanged = coalesce(() => publish('budgets.budgetsChanged', {}), budgetsQuietMs)
  const onKeysChanged = (): void => {
    publish('keys.keysChanged', {})
    onBudgetsChanged() // they follow the keys that they are for
  }
  const onConversationsChanged = (): void => publish('conversations.conversationsChanged', {})
  const alerts = createAlerts({
    store,
    notify: (facts) =>
      options.notifyOfAlert(facts, facts.kind === 'unusual-base-url' ? findKeyLabel(facts.keyId) : null),
    onChange: () => publish('usage.alertsChanged', {}),
    nowMs,
  })
  const findKeyLabel = (id: KeyId | null): string | null =>
    keys.list().find((key) => key.id === id)?.label ?? null
  const onUsageRecorded = (): void => {
    publish('usage.usageRecorded', {})
    onKeysChanged() // when each was last used
    alerts.check()
    budgetWarnings.check()
  }
  const priceBook = createPriceBook({
    store,
    nowMs,
    onChange: () => publish('prices.pricesChanged', {}),
  })
  const interrupted = recordInterrupted({
    store,
    estimateTokens,
    priceTokens: priceBook.priceTokens,
    logger,
    onUsageRecorded,
  })
  const reservations = createReservations({
    store,
    findRates: (...asked) => priceBook.findRates(...asked),
    estimateTokens,
    readMaxOutputTokens: (modelId, isOpenAi) => models.readFacts(modelId, isOpenAi)?.maxOutputTokens ?? null,
    findKeyLabel,
    whenCounted: interrupted,
    onChange: onBudgetsChanged,
  })
  const keys: Keys = createKeys({
    store,
    keychain: createOsKeychain({
      platform: process.platform,
      service: keychainService,
      timeoutMs: keychainTimeoutMs,
      openEntry: openKeyringThread(options.keyringWorkerPath),
    }),
    session: createMemoryStore(),
    fingerprint: createFingerprint(profilePath),
    fetch,
    makeBackend: (fetchWith) => createMakeBackend({ fetch: fetchWith, nowMs }),
    estimateTokens,
    priceTokens: priceBook.priceTokens,
    reserve: reservations.reserve,
    readProxy: options.readProxy,
    nowMs,
    onChange: onKeysChanged,
    onUsageRecorded,
    onConversationsChanged,
  })
  const clipboardKey = createClipboardKey({
    clipboard: options.clipboard,
    hold: (secret, baseUrl) => keys.hold(secret, baseUrl),
  })
  const imports = createImports({
    hold: (secret, baseUrl) => keys.hold(secret, baseUrl),
    isKept: (id) => keys.isKept(id),
    readEnvironmentKey: options.environment.readOpenAiKey,
    readEnvironmentBaseUrl: options.environment.readOpenAiBaseUrl,
    nowMs,
  })
  const reminders = createReminders({
    list: () => keys.list(),
    reminders: store.reminders,
    isWanted: () => settings.read().remindsOfKeys,
    notify: options.notify,
    nowMs,
  })

  const models: Models = createModels({
    listModels: (keyId) => keys.listModels(keyId),
    findBaseUrl: (keyId) => keys.list().find(({ id }) => id === keyId)?.baseUrl ?? null,
    nowMs,
  })
  const runs = createRuns({
    store,
    keys,
    makeBackend: createMakeBackend({ fetch, nowMs }),
    practice: createPracticeBackend({ nowMs, pieceDelayMs: practicePieceDelayMs }),
    readDefaultModelId: () => settings.read().defaultModelId,
    readDefaultParameters: () => settings.read().defaultParameters,
    readWritesTitles: () => settings.read().writesTitles,
    readFacts: (modelId, isOpenAi) => models.readFacts(modelId, isOpenAi),
    readCheapModel: (keyId) => models.readCheapModel(keyId),
    nowMs,
    estimateTokens,
    priceTokens: priceBook.priceTokens,
    reserve: reservations.reserve,
    onConversationsChanged,
    onUsageRecorded,
    logger,
  })
  // Of keys that lived for a session that is over.
  store.transact(() => store.budgets.removeOfGoneKeys())
  const budgets = createBudgets({
    store,
    listReservations: () => reservations.list(),
    isKeyListed: (id) => keys.list().some((key) => key.id === id),
    nowMs,
    onChange: onBudgetsChanged,
  })
  const messageEstimates = createMessageEstimates({
    store,
    keys,
    readDefaultModelId: () => settings.read().defaultModelId,
    readDefaultParameters: () => settings.read().defaultParameters,
    readFacts: (modelId, isOpenAi) => models.readFacts(modelId, isOpenAi),
    priceTokens: priceBook.priceTokens,
    estimateTokens,
    nowMs,
  })
  const budgetWarnings = createBudgetWarnings({
    store,
    list: () => budgets.listWarned(),
    notify: (status) =>
      options.notifyOfBudget(
        status,
        status.budget.scope.kind === 'key' ? findKeyLabel(status.budget.scope.keyId) : null,
      ),
  })
  const conversations = createConversations({
    store,
    stopIn: (conversationId) => runs.stopIn(conversationId),
    nowMs,
    logger,
    onChange: onConversationsChanged,
  })
  const recount = createRecount({ store, logger, onRepaired: () => publish('usage.usageRecorded', {}) })
  const usageExports = createExports({
    readPage: (page) => store.usageRecords.list(page),
    countRecords: (question) => store.usageRecords.count(question),
    listLabels: () => new Map(keys.list().map(({ id, label }) => [id, label])),
    nowMs,
    logger,
  })
  const reconciliations = createReconciliations({
    queries: store.reconcile,
    readExport: openExportReader(options.exportWorkerPath),
    nowMs,
  })
  const prompts = createPrompts({ store, nowMs, onChange: () => publish('prompts.promptsChanged', {}) })

  // What was being answered is counted before what was deleted goes.
  void interrupted.then(() => conversations.removeLeft())
  void interrupted.then(() => recount.runAfterUncleanEnd())

  return ok({
    store,
    settings,
    keys,
    clipboardKey,
    imports,
    reminders,
    runs,
    conversations,
    prompts,
    models,
    priceBook,
    budgets,
    messageEstimates,
    alerts,
    recount,
    usageExports,
    reconciliations,
    logger,
    publish,
    notices: wasRecovered ? [{ kind: 'settings-recovered' }] : [],
    async close() {
      await runs.stopAll()
      await usageExports.close()
      await recount.close()
      await conversations.close()
      // A keychain that never answers must not keep the app from ending.
      await Promise.race([
        Promise.all([keys.idle(), clipboardKey.close()]),
        setTimeout(keychainPatienceMs, undefined, { ref: false }),
      ])
      store.close()
    },
  })
}
