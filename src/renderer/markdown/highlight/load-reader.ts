// Keeps one reader for each language, made when a block first asks for it.
import { findLanguage, type LanguageName } from './languages.ts'
import type { LineReader } from './line-reader.ts'

/** `null` for a language that can't be loaded. */
const readers = new Map<LanguageName, LineReader | null>()
const loading = new Map<LanguageName, Promise<void>>()

/**
 * Returns `undefined` if the reader isn't loaded yet; `null` if the language stays plain. `label` is the text
 * after the fence.
 */
export function peekReader(label: string): LineReader | null | undefined {
  const name = findLanguage(label)
  return name === null ? null : readers.get(name)
}

/** Resolves when `peekReader` knows. Never rejects. */
export async function loadReader(label: string): Promise<void> {
  const name = findLanguage(label)
  if (name === null || readers.has(name)) return
  const loads = loading.get(name) ?? makeReader(name)
  loading.set(name, loads)
  await loads
}

async function makeReader(name: LanguageName): Promise<void> {
  try {
    const [{ openGrammarReader }, { loadLanguage }] = await Promise.all([
      import('./grammar-reader.ts'),
      import('./language-files.ts'),
    ])
    readers.set(name, openGrammarReader(await loadLanguage(name)))
  } catch {
    // Without its grammar the code is plain but still shown.
    readers.set(name, null)
  } finally {
    loading.delete(name)
  }
}
