import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import type { Services } from '../services.ts'

export const createSettingsHandlers = ({ settings }: Services): DomainHandlers<Contract['settings']> => ({
  readSettings: () => ok(settings.read()),
  changeSettings: (change) => ok(settings.change(change)),
})
