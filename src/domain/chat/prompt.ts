// Prompts to start from. A persona becomes a conversation's system prompt; a template goes into the composer.
// `{{name}}` in a text is a variable, which the person fills in when they use the prompt.
import type { PromptId } from '../ids.ts'

export const promptKinds = ['persona', 'template'] as const
export type PromptKind = (typeof promptKinds)[number]

export interface Prompt {
  readonly id: PromptId
  readonly kind: PromptKind
  readonly name: string
  readonly text: string
  readonly updatedAtMs: number
}

export const maxPromptNameChars = 80
export const maxPromptChars = 50_000
export const maxPrompts = 1_000
