import { expect, it } from 'vitest'
import { sortChanged } from './changed-files.ts'

it('gives each part of the check the changed files that it reads', () => {
  const changed = [
    'README.md',
    'package.json',
    'src/domain/money.ts',
    'src/renderer/styles/app.css',
    'vitest.config.ts',
  ]
  expect(sortChanged(changed)).toEqual({
    toLint: ['src/domain/money.ts', 'vitest.config.ts'],
    toFormat: ['src/domain/money.ts', 'src/renderer/styles/app.css', 'vitest.config.ts'],
    toTest: ['src/domain/money.ts'],
    everywhere: ['package.json', 'vitest.config.ts'],
  })
})
