// Suggests a key's name from its project, server or kind, different from the names already in the list. Pure.
import { isOpenAiOrigin } from '../../../../domain/base-url.ts'
import type { Key, KeyCandidate, KeyKind } from '../../../../domain/keys/key.ts'
import { words } from '../../../../words/words.ts'

export const maxLabelChars = 80

interface Unnamed {
  readonly project: string
  readonly baseUrl: string
  readonly kind: KeyKind
}

function nameKey({ project, baseUrl, kind }: Unnamed): string {
  if (project.trim() !== '') return project.trim()
  if (!isOpenAiOrigin(baseUrl)) return new URL(baseUrl).host
  const { openAi, serviceAccount } = words.addKey.saving.names
  return kind === 'service-account' ? serviceAccount : openAi
}

/** Cuts by code points, so that no character is cut in half. */
function cut(text: string, maxChars: number): string {
  let short = ''
  for (const letter of text) {
    if (short.length + letter.length > maxChars) break
    short += letter
  }
  return short
}

/** "My key", or "My key 2" if that name is taken. */
export function tellApart(label: string, taken: readonly string[]): string {
  const isTaken = (name: string) => taken.some((other) => other.toLowerCase() === name.toLowerCase())
  const short = cut(label, maxLabelChars)
  if (!isTaken(short)) return short
  for (let turn = 2; ; turn += 1) {
    const name = `${cut(label, maxLabelChars - String(turn).length - 1)} ${turn}`
    if (!isTaken(name)) return name
  }
}

export const suggestLabel = (unnamed: Unnamed, taken: readonly string[]): string =>
  tellApart(nameKey(unnamed), taken)

/** A key that is put back keeps its listed name. */
export function nameCandidate(
  candidate: Unnamed & Pick<KeyCandidate, 'restoresId'>,
  list: readonly Pick<Key, 'id' | 'label'>[],
): string {
  const listed = list.find(({ id }) => id === candidate.restoresId)
  return (
    listed?.label ??
    suggestLabel(
      candidate,
      list.map(({ label }) => label),
    )
  )
}
