// A unit test shares its modules with others of its thread, so what one replaces, another would get.
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inRoot, root } from './setup/project.ts'

const replaces = /\bvi\.(mock|doMock|hoisted|resetModules|stubGlobal)\(|\bsyncBuiltinESMExports\(/u

it('tests that replace modules or globals are named *.alone.test.ts', () => {
  const files = globSync('{src,tools,test/support,test/bench}/**/*.test.{ts,tsx}', { cwd: root })
  expect(files.length).toBeGreaterThan(200)
  const together = files.filter((file) => !/\.(alone|slow|page)\.test\.|[/\\]chromium-host[/\\]/u.test(file))
  expect(together.filter((file) => replaces.test(readFileSync(inRoot(file), 'utf8')))).toEqual([])
})
