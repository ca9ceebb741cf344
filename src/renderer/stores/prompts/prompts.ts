// The user's own prompts, kept current by main's event, and what can be done to them.
import type { PromptId } from '../../../domain/ids.ts'
import type { Prompt, PromptKind } from '../../../domain/chat/prompt.ts'
import { maxPromptNameChars } from '../../../domain/chat/prompt.ts'
import type { Result } from '../../../domain/result.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { createResource } from '../../base/store.ts'
import { tellBriefly, tellFailure } from '../../ui/notices.tsx'

export const prompts = createResource(() => api.prompts.listPrompts({}))

let hasStarted = false

/** Starts reading when they are first needed. */
export function startPrompts(): void {
  if (hasStarted) return
  hasStarted = true
  api.prompts.promptsChanged(() => void prompts.reload())
  void prompts.reload()
}

export interface PromptText {
  readonly kind: PromptKind
  readonly name: string
  readonly text: string
}

/** @param promptId the prompt to replace; `null` adds a new one. */
export async function savePrompt(promptId: PromptId | null, prompt: PromptText): Promise<Result<Prompt>> {
  const { kind, text } = prompt
  const answer = await api.prompts.savePrompt({ promptId, kind, name: prompt.name.trim(), text })
  if (answer.ok) await prompts.reload()
  return answer
}

export async function duplicatePrompt({ kind, name, text }: PromptText): Promise<void> {
  const copy = words.prompts.copyOf(name.slice(0, maxPromptNameChars - words.prompts.copyOf('').length))
  const answer = await savePrompt(null, { kind, name: copy, text })
  if (answer.ok) tellBriefly(words.prompts.duplicated(copy))
  else tellFailure(answer.failure)
}

/** Removes it at once, and offers to undo that. */
export async function removePrompt(prompt: Prompt): Promise<void> {
  const answer = await api.prompts.removePrompt({ promptId: prompt.id })
  await prompts.reload()
  if (!answer.ok) return tellFailure(answer.failure)
  const putBack = async () => {
    const saved = await savePrompt(null, prompt)
    if (!saved.ok) tellFailure(saved.failure)
  }
  tellBriefly(words.prompts.removed(prompt.name), { label: words.prompts.undo, press: () => void putBack() })
}
