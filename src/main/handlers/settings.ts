// Handlers of settings. A change that can't be saved is a failure, and nothing has changed.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { err, ok } from '../../domain/result.ts'
import type { Services } from '../services/services.ts'
import { failureFromStoreError } from '../store/sqlite-error.ts'

export const createSettingsHandlers = ({ settings }: Services): DomainHandlers<Contract['settings']> => ({
  readSettings: () => ok(settings.read()),

  changeSettings(change) {
    try {
      return ok(settings.change(change))
    } catch (error) {
      const failure = failureFromStoreError(error)
      if (failure) return err(failure) // a full or read-only disk; nothing has changed
      throw error
    }
  },
})
