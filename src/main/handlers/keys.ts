// Handlers of keys. The rules are in main/keys. The file dialog opens here, so no path reaches the window. Removing a
// key, or taking it out of a project's hard limit, is asked here.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import type { KeyId } from '../../domain/ids.ts'
import { err, ok, type Err } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import { chooseFile } from '../app/open-file.ts'
import { changedServer } from '../keys/failures.ts'
import type { Services } from '../services/services.ts'
import type { AskPerson } from './ask-person.ts'
import { findWindow } from './find-window.ts'
import { createKeyAsks } from './key-asks.ts'

/** More can't be told at once; nobody has as many. */
const maxListed = 1_000

type KeyTools = Pick<Services, 'keys' | 'imports' | 'clipboardKey' | 'budgets' | 'servers'>

export function createKeysHandlers(
  { keys, imports, clipboardKey, budgets, servers }: KeyTools,
  askPerson: AskPerson,
): DomainHandlers<Contract['keys']> {
  const asks = createKeyAsks({ keys, budgets }, askPerson)

  /** Runs `work` if the key or candidate still has the base URL that the person saw. */
  function ifSeen<Answer>(keyId: KeyId, seenBaseUrl: string, work: () => Answer): Answer | Err {
    const baseUrl = keys.findBaseUrl(keyId)
    // `work` says so itself if there is no such key.
    return baseUrl === null || baseUrl === seenBaseUrl ? work() : err(changedServer())
  }

  return {
    listKeys: () => ok(keys.list()),
    readKeychain: async () => ok(await keys.readKeychain()),
    unlockKeychain: async () => ok(await keys.unlockKeychain()),

    holdTyped: ({ secret, baseUrl }) => keys.hold(secret, baseUrl),
    holdClipboard: ({ baseUrl }) => clipboardKey.hold(baseUrl),
    moveCandidate: ({ keyId, baseUrl }) => keys.move(keyId, baseUrl),
    dropCandidate({ keyId }) {
      keys.drop(keyId)
      return ok({})
    },
    saveCandidate: ({ keyId, seenBaseUrl, ...saying }) =>
      ifSeen(keyId, seenBaseUrl, () => keys.save(keyId, saying)),
    testKey: ({ keyId, seenBaseUrl, paysForQuota }) =>
      ifSeen(keyId, seenBaseUrl, () => keys.test(keyId, { paysForQuota })),

    changeKey: ({ keyId, seenBaseUrl, ...change }, { windowId }) =>
      ifSeen(keyId, seenBaseUrl, async () => {
        const agreed = await asks.toLeaveLimits(windowId, keyId, change.project)
        return agreed.ok ? keys.change(keyId, change) : agreed
      }),
    makeDefault: ({ keyId, seenBaseUrl }) => ifSeen(keyId, seenBaseUrl, () => keys.makeDefault(keyId)),
    removeKey: ({ keyId, seenBaseUrl }, { windowId }) =>
      ifSeen(keyId, seenBaseUrl, async () => {
        const agreed = await asks.toRemove(windowId, keyId)
        return agreed.ok ? keys.remove(keyId) : agreed
      }),

    // The candidate's base URL has to be the key's.
    rotateKey: ({ keyId, seenBaseUrl, candidateId }) =>
      ifSeen(keyId, seenBaseUrl, () => keys.rotate(keyId, candidateId)),
    confirmRevoked: ({ keyId, seenBaseUrl }) => ifSeen(keyId, seenBaseUrl, () => keys.confirmRevoked(keyId)),

    listAllowedServers: () => ok(servers.list().slice(0, maxListed)),
    takeBackServer({ origin }) {
      const taken = servers.takeBack(origin)
      return taken.ok ? ok({}) : taken
    },

    async chooseImport(_input, { windowId }) {
      const window = findWindow(windowId)
      const path = window && (await chooseFile(window, words.native.chooseEnv))
      return path === null ? ok(null) : imports.readFile(path)
    },
    importEnvironment: () => imports.readEnvironment(),
    removeImportedLines: ({ importId }) => imports.removeLines(importId),
  }
}
