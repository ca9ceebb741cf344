// Suggests an imported key's name from its variable. Pure.
import { isOpenAiOrigin } from '../../../../domain/base-url.ts'
import type { ImportEntry } from '../../../../domain/keys/import.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'
import { tellApart } from '../add/save-names.ts'

// Words that only say that it is a key.
const noise: ReadonlySet<string> = new Set(['api', 'key', 'keys', 'apikey', 'token', 'secret', 'sk'])
const spellings: Readonly<Record<string, string>> = { openai: 'OpenAI', ai: 'AI', llm: 'LLM', gpt: 'GPT' }

const splitWords = (variable: string): string[] =>
  variable
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const capitalize = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/**
 * OPENAI_API_KEY: "OpenAI"; OPENAI_API_KEY_STAGING: "Staging"; MY_APP_OPENAI_KEY: "My app". '' if nothing is
 * left.
 */
export function prettifyVariable(variable: string): string {
  const telling = splitWords(variable).filter((word) => !noise.has(word))
  // Nearly every key is OpenAI's, so leave that out if another word remains.
  const own = telling.filter((word) => word !== 'openai')
  const spelled = (own.length > 0 ? own : telling).map((word) => spellings[word] ?? word)
  return capitalize(spelled.join(' '))
}

function nameEntry({ variable, candidate }: ImportEntry): string {
  const pretty = prettifyVariable(variable)
  if (pretty !== '') return pretty
  if (candidate && !isOpenAiOrigin(candidate.baseUrl)) return new URL(candidate.baseUrl).host
  return words.keyImport.names.fallback
}

/**
 * One name for each entry, all different and not in the list; a key that is put back keeps its listed name.
 */
export function suggestLabels(
  entries: readonly ImportEntry[],
  list: readonly Pick<Key, 'id' | 'label'>[],
): string[] {
  const taken = list.map(({ label }) => label)
  const labels: string[] = []
  for (const entry of entries) {
    const listed = list.find(({ id }) => id === entry.candidate?.restoresId)
    labels.push(listed?.label ?? tellApart(nameEntry(entry), [...taken, ...labels]))
  }
  return labels
}
