import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inRoot } from '../setup/project.ts'
import { layerOf, layers, refuseImport } from './layers.ts'

test.each([
  ['main/openai/client.ts', 'main/chat/run.ts'],
  ['main/usage/request.ts', 'main/keys/keys.ts'],
  ['main/chat/run.ts', 'main/handlers/chat.ts'],
  ['domain/money.ts', 'words/words.ts'],
  ['preload/index.ts', 'main/index.ts'],
  ['renderer/base/store.ts', 'renderer/ui/button.tsx'],
  ['renderer/stores/keys.ts', 'renderer/features/keys/keys-screen.tsx'],
  ['renderer/features/chat/chat-screen.tsx', 'renderer/features/keys/keys-screen.tsx'],
  ['renderer/features/chat/composer/composer.tsx', 'renderer/features/usage/usage-screen.tsx'],
  ['renderer/features/chat/chat-screen.tsx', 'renderer/shell/shell.tsx'],
  ['main/start.ts', 'renderer/main.tsx'],
])('%s must not import %s', (file, imported) => {
  expect(refuseImport(file, imported)).toContain('must not import')
})

test.each([
  ['main/openai/client.ts', 'main/openai/practice-guide/answers.ts'],
  ['main/chat/run.ts', 'main/usage/request.ts'],
  ['main/start.ts', 'main/services/services.ts'],
  ['renderer/features/chat/chat-screen.tsx', 'renderer/features/chat/composer/composer.tsx'],
  ['renderer/features/chat/chat-screen.tsx', 'renderer/parts/open-link.ts'],
  ['renderer/shell/shell.tsx', 'renderer/features/keys/keys-screen.tsx'],
])('%s may import %s', (file, imported) => {
  expect(refuseImport(file, imported)).toBeNull()
})

test('a folder without a line is refused, whichever side it is on', () => {
  expect(refuseImport('main/inbox/inbox.ts', 'domain/money.ts')).toContain('main/inbox has no line')
  expect(refuseImport('main/chat/run.ts', 'renderer/inbox/inbox.ts')).toContain('renderer/inbox has no line')
})

test('every folder of src has a line, and every line a folder', async () => {
  const files: string[] = []
  for await (const file of glob('**/*.{ts,tsx}', { cwd: inRoot('src') }))
    files.push(file.replaceAll('\\', '/'))
  expect(files.filter((file) => layerOf(file) === null)).toEqual([])
  const used = new Set(files.map((file) => layerOf(file)?.pattern))
  expect(Object.keys(layers).filter((pattern) => !used.has(pattern))).toEqual([])
})
