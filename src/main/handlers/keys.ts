import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import type { Services } from '../services.ts'

export const createKeysHandlers = ({ keys }: Services): DomainHandlers<Contract['keys']> => ({
  listKeys: () => ok(keys.list()),
  readKeychain: async () => ok(await keys.readKeychain()),
  addKey: (typed) => keys.add(typed),
  makeDefault: ({ keyId }) => keys.makeDefault(keyId),
  removeKey: ({ keyId }) => keys.remove(keyId),
  testKey: ({ keyId }) => keys.test(keyId),
  listModels: ({ keyId }) => keys.listModels(keyId),
})
