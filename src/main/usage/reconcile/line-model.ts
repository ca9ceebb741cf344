// Which model a line of an export is about, and whether it is about answers at all: images, sound, embeddings and
// tools are billed beside them, and this app asks for none.
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import type { ExportKind } from '../../../domain/usage/reconciliation.ts'

/** Of one line of a file or one result of the API, by OpenAI's own names; `undefined` or empty: it isn't there. */
export type ReadField = (name: string) => unknown

const maxModelChars = 200
const otherObjectPattern = /^organization\.usage\.(?!completions\.)/u
const otherModelPattern =
  /embedding|moderation|whisper|(?:^|-)tts(?:-|$)|dall-e|image|transcribe|sora|translate/u
const modelPattern = /^(?:gpt-|chatgpt-|o\d|ft:|codex-|computer-use|davinci|babbage)/u

/** `null`: the line names none. `undefined`: it is not about answers, or names what can't be a model. */
export function readModel(read: ReadField, kind: ExportKind): string | null | undefined {
  const object = read('object')
  if (typeof object === 'string' && otherObjectPattern.test(object)) return undefined
  const named = read(kind === 'usage' ? 'model' : 'line_item')
  if (named === undefined || named === null || named === '') return null
  if (typeof named !== 'string') return undefined
  const modelId = kind === 'usage' ? named.trim() : readLineItem(named)
  if (modelId === undefined || modelId === '' || modelId.length > maxModelChars) return undefined
  return otherModelPattern.test(modelId) || holdsKeyLike(modelId) ? undefined : modelId
}

/** "gpt-4o-2024-08-06, cached input" is of the model before the comma; "web search tool calls" is of none. */
function readLineItem(item: string): string | undefined {
  const comma = item.indexOf(',')
  const modelId = (comma === -1 ? item : item.slice(0, comma)).trim().toLowerCase()
  return comma !== -1 || modelPattern.test(modelId) ? modelId : undefined
}
