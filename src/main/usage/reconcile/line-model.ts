// Finds the model of an export's line, and whether the line is about answers at all: the export also bills
// images, sound, embeddings and tools, which this app doesn't use.
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import type { ExportKind } from '../../../domain/usage/reconciliation.ts'

/**
 * Reads a field of one line or one API result, by OpenAI's own names; `undefined` or empty if it is missing.
 */
export type ReadField = (name: string) => unknown

const maxModelChars = 200
const otherObjectPattern = /^organization\.usage\.(?!completions\.)/u
const otherModelPattern =
  /embedding|moderation|whisper|(?:^|-)tts(?:-|$)|dall-e|image|transcribe|sora|translate/u
const modelPattern = /^(?:gpt-|chatgpt-|o\d|ft:|codex-|computer-use|davinci|babbage)/u

/**
 * Returns `null` if the line names no model, and `undefined` if it is not about answers or its name can't be
 * a model's.
 */
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

/** "gpt-4o-2024-08-06, cached input" names the model before the comma; "web search tool calls" names none. */
function readLineItem(item: string): string | undefined {
  const comma = item.indexOf(',')
  const modelId = (comma === -1 ? item : item.slice(0, comma)).trim().toLowerCase()
  return comma !== -1 || modelPattern.test(modelId) ? modelId : undefined
}
