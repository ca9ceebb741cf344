// Builds everything that main offers, in four parts, each from those before it: base, usage, keys, chat.
import { setTimeout } from 'node:timers/promises'
import { ok, type Result } from '../../domain/result.ts'
import { openBase, type Base, type BaseOptions } from './base.ts'
import { openChat, type ChatServices } from './chat.ts'
import { openKeys, type KeyServices, type KeyServicesOptions } from './keys.ts'
import { openUsage, type UsageServices, type UsageServicesOptions } from './usage.ts'

export interface ServicesOptions extends BaseOptions, UsageServicesOptions, KeyServicesOptions {}

export interface Services extends Base, UsageServices, KeyServices, ChatServices {
  /** Ends the answers being written, and closes the database. */
  close(): Promise<void>
}

const keychainPatienceMs = 3_000

export function openServices(options: ServicesOptions): Result<Services> {
  const opened = openBase(options)
  if (!opened.ok) return opened
  const base = opened.value
  const usage = openUsage(base, options)
  const keys = openKeys(base, usage, options)
  const chat = openChat(base, usage, keys)

  // The open requests of the last run are recorded first, since deleting their conversations would lose them.
  void usage.interrupted.then(() => chat.conversations.removeLeft())
  void usage.interrupted.then(() => usage.recount.runAfterUncleanEnd())

  return ok({
    ...base,
    ...usage,
    ...keys,
    ...chat,
    async close() {
      await chat.runs.stopAll()
      await keys.usageExports.close()
      await usage.recount.close()
      await chat.conversations.close()
      // A keychain that never answers must not keep the app from ending.
      await Promise.race([
        Promise.all([keys.keys.idle(), keys.clipboardKey.close()]),
        setTimeout(keychainPatienceMs, undefined, { ref: false }),
      ])
      base.store.close()
    },
  })
}
