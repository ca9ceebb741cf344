// Builds the keys, and the services that need the list of keys: imports, reminders, models, budgets and
// exports.
import type { BudgetStatus } from '../../domain/budgets/budget.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { ScrubbedEnvironment } from '../app/environment.ts'
import {
  createClipboardKey,
  type ClipboardKey,
  type ClipboardKeyOptions,
  type ClipboardPort,
} from '../keys/clipboard-key.ts'
import { createFingerprint } from '../keys/fingerprint.ts'
import { createImports, type Imports } from '../keys/import/imports.ts'
import { createKeys, type Keys, type KeysOptions } from '../keys/keys.ts'
import { createReminders, type Reminders, type RemindersOptions } from '../keys/reminders.ts'
import { createModels, type Models } from '../models/models.ts'
import { createMakeBackend } from '../openai/backends.ts'
import { estimateTokens } from '../openai/token-estimate.ts'
import { createMemoryStore } from '../secrets/memory-store.ts'
import { keychainService, openKeychain } from '../secrets/open-keychain.ts'
import type { NotifiedFacts } from '../usage/alerts.ts'
import { createBudgetWarnings } from '../usage/budgets/budget-warnings.ts'
import { createBudgets, type Budgets } from '../usage/budgets/budgets.ts'
import { createExports, type Exports } from '../usage/export/exports.ts'
import type { Base } from './base.ts'
import type { UsageServices } from './usage.ts'

export interface KeyServicesOptions {
  /** Returns the proxy that a request to this address goes through; `null` for none. */
  readonly readProxy: (url: string) => Promise<string | null>
  readonly clipboard: ClipboardPort
  readonly askToMoveKey: KeysOptions['askToMove']
  readonly askToPasteKey: ClipboardKeyOptions['askToPaste']
  readonly notify: RemindersOptions['notify']
  /** `keyLabel` is the label of the budget's key; `null` if the budget is for no listed key. */
  readonly notifyOfBudget: (status: BudgetStatus, keyLabel: string | null) => void
  /** `keyLabel` is the label of the alert's key; `null` if the alert is about no listed key. */
  readonly notifyOfAlert: (facts: NotifiedFacts, keyLabel: string | null) => void
  /** The keys and addresses that were taken out of the environment at the start. */
  readonly environment: ScrubbedEnvironment
  /** The built file of the thread that talks to the keychain. */
  readonly keyringWorkerPath: string
}

export interface KeyServices {
  readonly keys: Keys
  readonly clipboardKey: ClipboardKey
  readonly imports: Imports
  readonly reminders: Reminders
  readonly models: Models
  readonly budgets: Budgets
  readonly usageExports: Exports
}

const keychainTimeoutMs = 10_000

export function openKeys(base: Base, usage: UsageServices, options: KeyServicesOptions): KeyServices {
  const { store, servers, settings, logger, nowMs, events, fetch } = base
  const keys = createKeys({
    store,
    servers,
    keychain: openKeychain({
      platform: process.platform,
      env: process.env,
      service: keychainService,
      timeoutMs: keychainTimeoutMs,
      keyringWorkerPath: options.keyringWorkerPath,
      onNews: () => events.emit('keychainChanged'),
    }),
    session: createMemoryStore(),
    fingerprint: createFingerprint(base.profilePath),
    fetch,
    makeBackend: (fetchWith) => createMakeBackend({ fetch: fetchWith, nowMs }),
    estimateTokens,
    priceTokens: usage.priceBook.priceTokens,
    reserve: usage.reservations.reserve,
    readProxy: options.readProxy,
    askToMove: options.askToMoveKey,
    nowMs,
    onChange: () => events.emit('keysChanged'),
    onUsageRecorded: () => events.emit('usageRecorded'),
    onConversationsChanged: () => events.emit('conversationsChanged'),
  })
  const findLabel = (id: KeyId | null): string | null =>
    keys.list().find((key) => key.id === id)?.label ?? null
  events.on('alertRaised', (facts) =>
    options.notifyOfAlert(facts, facts.kind === 'unusual-base-url' ? findLabel(facts.keyId) : null),
  )

  const hold: Keys['hold'] = (secret, baseUrl) => keys.hold(secret, baseUrl)
  const clipboardKey = createClipboardKey({
    clipboard: options.clipboard,
    hold,
    servers,
    askToPaste: options.askToPasteKey,
  })
  const imports = createImports({
    hold,
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
  const models = createModels({
    listModels: (keyId) => keys.listModels(keyId),
    findBaseUrl: (keyId) => keys.list().find(({ id }) => id === keyId)?.baseUrl ?? null,
    nowMs,
  })

  // Session keys don't outlive the app, so the budgets of an earlier session's keys are removed.
  store.transact(() => store.budgets.removeOfGoneKeys())
  const budgets = createBudgets({
    store,
    listReservations: () => usage.reservations.list(),
    isKeyListed: (id) => keys.list().some((key) => key.id === id),
    nowMs,
    onChange: () => events.emit('budgetsChanged'),
  })
  const budgetWarnings = createBudgetWarnings({
    store,
    list: () => budgets.listWarned(),
    notify(status) {
      const { scope } = status.budget
      options.notifyOfBudget(status, scope.kind === 'key' ? findLabel(scope.keyId) : null)
    },
  })
  events.on('usageRecorded', () => budgetWarnings.check())
  const usageExports = createExports({
    readPage: (page) => store.usageRecords.list(page),
    countRecords: (question) => store.usageRecords.count(question),
    listLabels: () => new Map(keys.list().map(({ id, label }) => [id, label])),
    nowMs,
    logger,
  })
  return { keys, clipboardKey, imports, reminders, models, budgets, usageExports }
}
