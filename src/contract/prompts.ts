// The person's own prompts.
import * as z from 'zod'
import { maxPrompts, promptKinds } from '../domain/chat/prompt.ts'
import { event, route } from './kinds.ts'
import * as values from './values.ts'

const none = z.strictObject({})

export const prompts = {
  /** The person's own prompts, by name. */
  listPrompts: route({ input: none, output: z.array(values.prompt).max(maxPrompts) }),
  /** `null` makes a new one. */
  savePrompt: route({
    input: z.strictObject({
      promptId: values.promptId.nullable(),
      kind: z.enum(promptKinds),
      name: values.promptName,
      text: values.promptText.refine((text) => text.trim() !== ''),
    }),
    output: values.prompt,
  }),
  removePrompt: route({ input: z.strictObject({ promptId: values.promptId }), output: none }),
  promptsChanged: event(none),
}
