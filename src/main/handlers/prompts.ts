// Handlers of the person's prompts. The rules are in main/prompts.
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { ok } from '../../domain/result.ts'
import type { Services } from '../services/services.ts'

export const createPromptsHandlers = ({
  prompts,
}: Pick<Services, 'prompts'>): DomainHandlers<Contract['prompts']> => ({
  listPrompts: () => ok(prompts.list()),
  savePrompt: ({ promptId, ...saying }) => prompts.save(promptId, saying),
  removePrompt({ promptId }) {
    const removed = prompts.remove(promptId)
    return removed.ok ? ok({}) : removed
  },
})
