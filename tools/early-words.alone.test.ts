// No module of the window reads a word while it loads: it would keep that language, whatever is chosen later. The
// modules of main can't be loaded here; the app itself does not start if one of them does.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const folder = join(import.meta.dirname, '..', 'src', 'renderer')

const files = globSync('**/*.{ts,tsx}', { cwd: folder }).filter(
  (file) => !/\.test\.tsx?$|\.d\.ts$|test-support|^main\.tsx$/u.test(file),
)

beforeEach(() => {
  // No language is chosen among modules that are loaded afresh.
  vi.resetModules()
  vi.stubGlobal('window', {
    latchkey: new Proxy({}, { get: () => ({}) }),
    addEventListener: () => {},
    matchMedia: () => ({ matches: false, addEventListener: () => {} }),
  })
})
afterEach(() => vi.unstubAllGlobals())

it('every module of the window loads before a language is chosen', async () => {
  expect(files.length).toBeGreaterThan(200)
  const { words } = await import('../src/words/words.ts')
  const refused: string[] = []
  for (const file of files)
    await import(join(folder, file)).catch((error: unknown) => refused.push(`${file}: ${String(error)}`))
  expect(refused).toEqual([])
  expect(() => words.app).toThrow('before a language was chosen')
})
