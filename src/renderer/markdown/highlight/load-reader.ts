// One reader a language, made when a block first asks for it and kept from then on.
import { findLanguage, type LanguageName } from './languages.ts'
import type { LineReader } from './line-reader.ts'

/** `null`: there is none to be had. */
const readers = new Map<LanguageName, LineReader | null>()
const loading = new Map<LanguageName, Promise<void>>()

/** `undefined`: not loaded yet. `null`: this language stays plain. `label` is what stands after the fence. */
export function peekReader(label: string): LineReader | null | undefined {
  const name = findLanguage(label)
  return name === null ? null : readers.get(name)
}

/** Settles when `peekReader` knows. Never rejects. */
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
    // A grammar that can't be loaded costs the colours, not the code.
    readers.set(name, null)
  } finally {
    loading.delete(name)
  }
}
