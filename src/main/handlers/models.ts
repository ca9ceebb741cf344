// Handlers of the models that a key can use. The rules are in main/models.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../services/services.ts'

export const createModelsHandlers = ({ models }: Services): DomainHandlers<Contract['models']> => ({
  listModels: ({ keyId }) => models.list(keyId),
})
