// A chat's parameters: a new chat keeps them in its draft, an existing one saves them at once. A change is
// shown before it is saved, and reverted if saving fails.
import { noParameters, type Parameters } from '../../domain/chat/parameters.ts'
import { api } from '../base/api.ts'
import { useResource } from '../base/store.ts'
import { tellFailure } from '../ui/notices.tsx'
import { changeDraft, readDraft, useDraft, type ChatKey } from './drafts.ts'
import { settings } from './settings.ts'

/** @param read the parameters that main has; `null` if unknown. Returns `null` until they are known. */
export function useParameters(key: ChatKey, read: Parameters | null): Parameters | null {
  const { parameters } = useDraft(key)
  const standard = useDefaultParameters()
  return parameters ?? read ?? (key === 'new' ? standard : null)
}

export const useDefaultParameters = (): Parameters | null =>
  useResource(settings).value?.defaultParameters ?? null

/** Main handles requests in order, so the next message already uses these. */
export async function chooseParameters(key: ChatKey, next: Parameters, before: Parameters): Promise<void> {
  changeDraft(key, { parameters: next })
  if (key === 'new') return
  const answer = await api.conversations.changeConversation({ conversationId: key, parameters: next })
  if (answer.ok) return
  if (readDraft(key).parameters === next) changeDraft(key, { parameters: before })
  tellFailure(answer.failure)
}

export const readDefaultParameters = (): Parameters =>
  settings.store.read().value?.defaultParameters ?? noParameters
