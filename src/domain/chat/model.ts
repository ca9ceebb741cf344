// Models by name. What one costs is main's business (usage/prices); what one is called is here.

/** The built-in guide that answers by script, free and on this machine. */
export const practiceModelId = 'practice-guide'

export const openAiBaseUrl = 'https://api.openai.com/v1'

/** Asked when a person has not chosen: the small one of the current family. */
export const defaultModelId = 'gpt-6-luna'

export const isPracticeModel = (modelId: string): boolean => modelId === practiceModelId

const chatPattern = /^(gpt-|o\d|chatgpt-)/u
const otherKindPattern =
  /(audio|realtime|transcribe|tts|image|embedding|moderation|search|instruct|codex|deep-research)/u

/** On OpenAI the list also holds models that can't chat; other servers are taken at their word. */
export function listChatModels(modelIds: readonly string[], baseUrl: string): string[] {
  const chat =
    baseUrl === openAiBaseUrl
      ? modelIds.filter((id) => chatPattern.test(id) && !otherKindPattern.test(id))
      : [...modelIds]
  return chat.toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
}
