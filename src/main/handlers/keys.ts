// Handlers of keys. The rules are in main/keys. The file dialog opens here, so no path reaches the window. Removing a
// key, or taking it out of a project's hard limit, is asked here.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import { chooseFile } from '../app/open-file.ts'
import type { Services } from '../services/services.ts'
import type { AskPerson } from './ask-person.ts'
import { findWindow } from './find-window.ts'
import { createKeyAsks } from './key-asks.ts'

type KeyTools = Pick<Services, 'keys' | 'imports' | 'clipboardKey' | 'budgets'>

export function createKeysHandlers(
  { keys, imports, clipboardKey, budgets }: KeyTools,
  askPerson: AskPerson,
): DomainHandlers<Contract['keys']> {
  const asks = createKeyAsks({ keys, budgets }, askPerson)
  return {
    listKeys: () => ok(keys.list()),
    readKeychain: async () => ok(await keys.readKeychain()),

    holdTyped: ({ secret, baseUrl }) => keys.hold(secret, baseUrl),
    holdClipboard: ({ baseUrl }) => clipboardKey.hold(baseUrl),
    moveCandidate: ({ keyId, baseUrl }) => keys.move(keyId, baseUrl),
    dropCandidate({ keyId }) {
      keys.drop(keyId)
      return ok({})
    },
    saveCandidate: ({ keyId, ...saying }) => keys.save(keyId, saying),
    testKey: ({ keyId, paysForQuota }) => keys.test(keyId, { paysForQuota }),

    async changeKey({ keyId, ...change }, { windowId }) {
      const agreed = await asks.toLeaveLimits(windowId, keyId, change.project)
      return agreed.ok ? keys.change(keyId, change) : agreed
    },
    makeDefault: ({ keyId }) => keys.makeDefault(keyId),
    async removeKey({ keyId }, { windowId }) {
      const agreed = await asks.toRemove(windowId, keyId)
      return agreed.ok ? keys.remove(keyId) : agreed
    },

    rotateKey: ({ keyId, candidateId }) => keys.rotate(keyId, candidateId),
    confirmRevoked: ({ keyId }) => keys.confirmRevoked(keyId),

    async chooseImport(_input, { windowId }) {
      const window = findWindow(windowId)
      const path = window && (await chooseFile(window, words.native.chooseEnv))
      return path === null ? ok(null) : imports.readFile(path)
    },
    importEnvironment: () => imports.readEnvironment(),
    removeImportedLines: ({ importId }) => imports.removeLines(importId),
  }
}
