// Names of models, and what a name tells. Prices are in main (usage/prices).

/** The built-in guide that answers by script, free and on this machine. */
export const practiceModelId = 'practice-guide'

export const openAiBaseUrl = 'https://api.openai.com/v1'

/** The default until the person chooses: the small model of the current family. */
export const defaultModelId = 'gpt-6-luna'

export const isPracticeModel = (modelId: string): boolean => modelId === practiceModelId

const chatPattern = /^(gpt-|o\d|chatgpt-)/u
const otherKindPattern =
  /(audio|realtime|transcribe|tts|image|embedding|moderation|search|instruct|codex|deep-research)/u

/**
 * Returns the chat models. OpenAI's list also has models that can't chat; other servers' lists are not
 * filtered.
 */
export function listChatModels(modelIds: readonly string[], baseUrl: string): string[] {
  const chat =
    baseUrl === openAiBaseUrl
      ? modelIds.filter((id) => chatPattern.test(id) && !otherKindPattern.test(id))
      : [...modelIds]
  return chat.toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
}
