// Built-in and own personas as one type; which of them a chat uses; and the last values filled into each,
// kept for as long as the window lives.
import { fillVariables, isFilledFrom, listVariables } from '../../../domain/chat/prompt-variables.ts'
import type { Prompt } from '../../../domain/chat/prompt.ts'
import { words } from '../../../words/words.ts'

export interface Usable {
  readonly id: string
  readonly name: string
  /** One line about its purpose; for an own prompt its first words. */
  readonly sentence: string
  readonly text: string
}

/** In the order in which they are offered. */
const builtInIds = ['support', 'writing', 'tutor', 'translator', 'tester'] as const

export const listBuiltIn = (): readonly Usable[] => builtInIds.map((id) => ({ id, ...words.personas[id] }))

const maxSentenceChars = 120

export const listOwn = (prompts: readonly Prompt[], kind: Prompt['kind']): Usable[] =>
  prompts
    .filter((prompt) => prompt.kind === kind)
    .map(({ id, name, text }) => ({
      id,
      name,
      text,
      sentence: text.trim().slice(0, maxSentenceChars).replaceAll(/\s+/gu, ' '),
    }))

export const listPersonas = (prompts: readonly Prompt[]): readonly Usable[] => [
  ...listBuiltIn(),
  ...listOwn(prompts, 'persona'),
]

/** The persona from which a system prompt was made; if several match, the one with the longest text. */
export function findPersona(systemPrompt: string, personas: readonly Usable[]): Usable | null {
  if (systemPrompt === '') return null
  const fitting = personas.filter(({ text }) => isFilledFrom(systemPrompt, text))
  return fitting.toSorted((a, b) => b.text.length - a.text.length)[0] ?? null
}

const lastValues = new Map<string, ReadonlyMap<string, string>>()

export const readLastValues = ({ id }: Usable): ReadonlyMap<string, string> => lastValues.get(id) ?? new Map()

export const needsValues = ({ text }: Usable): boolean => listVariables(text).length > 0

/** An empty value leaves its variable as written. */
export function fillIn(usable: Usable, values: ReadonlyMap<string, string>): string {
  lastValues.set(usable.id, values)
  return fillVariables(usable.text, new Map([...values].filter(([, value]) => value.trim() !== '')))
}
