// Handlers of keys. The rules are in main/keys. The file dialog opens here, so no path reaches the window.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { words } from '../../words/words.ts'
import { ok } from '../../domain/result.ts'
import { chooseFile } from '../app/open-file.ts'
import type { Services } from '../services/services.ts'
import { findWindow } from './find-window.ts'

export const createKeysHandlers = ({
  keys,
  imports,
  clipboardKey,
}: Services): DomainHandlers<Contract['keys']> => ({
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

  changeKey: ({ keyId, ...change }) => keys.change(keyId, change),
  makeDefault: ({ keyId }) => keys.makeDefault(keyId),
  removeKey: ({ keyId }) => keys.remove(keyId),

  rotateKey: ({ keyId, candidateId }) => keys.rotate(keyId, candidateId),
  confirmRevoked: ({ keyId }) => keys.confirmRevoked(keyId),

  async chooseImport(_input, { windowId }) {
    const window = findWindow(windowId)
    const path = window && (await chooseFile(window, words.native.chooseEnv))
    return path === null ? ok(null) : imports.readFile(path)
  },
  importEnvironment: () => imports.readEnvironment(),
  removeImportedLines: ({ importId }) => imports.removeLines(importId),
})
