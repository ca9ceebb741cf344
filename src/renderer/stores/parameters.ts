// How a chat is to be answered: of a new one in its draft, of one that has begun saved at once. What is chosen
// shows before it is saved, and goes back if that fails.
import { noParameters, type Parameters } from '../../domain/chat/parameters.ts'
import { api } from '../base/api.ts'
import { useResource } from '../base/store.ts'
import { tellFailure } from '../ui/notices.tsx'
import { changeDraft, readDraft, useDraft, type ChatKey } from './drafts.ts'
import { settings } from './settings.ts'

/** `read`: as main has them. `null` until it is known what they are. */
export function useParameters(key: ChatKey, read: Parameters | null): Parameters | null {
  const { parameters } = useDraft(key)
  const standard = useDefaultParameters()
  return parameters ?? read ?? (key === 'new' ? standard : null)
}

export const useDefaultParameters = (): Parameters | null =>
  useResource(settings).value?.defaultParameters ?? null

/** Main takes what is asked in order, so what is sent next is answered by these. */
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
