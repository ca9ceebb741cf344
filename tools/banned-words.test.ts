// Searches the app's source for text that must never be in it, including what lint can't see.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const sourceFolder = join(import.meta.dirname, '..', 'src')

const banned: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ['HTML from a string', /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/],
  ['a client in a page', /dangerouslyAllowBrowser/],
  ['the host the app may not know of', /chromium-host/i],
  ['a weakened window', /nodeIntegration: true|contextIsolation: false|sandbox: false|webSecurity: false/],
  ['a key that looks real', /sk-(?!canary|test|admin-|proj-…|svcacct-…)[A-Za-z0-9]{20,}/],
]

const files = readdirSync(sourceFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
  .map((entry) => join(entry.parentPath, entry.name))

describe('the source', () => {
  it.each(banned)('holds nowhere: %s', (_reason, pattern) => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => pattern.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  it('is read with patterns that find what they look for', () => {
    const samples = [
      '<p dangerouslySetInnerHTML',
      'dangerouslyAllowBrowser: true',
      'tools/chromium-host',
      'sandbox: false',
      `sk-${'A1b2'.repeat(6)}`,
    ]
    expect(banned.map(([, pattern], index) => pattern.test(samples[index] ?? ''))).toEqual(
      samples.map(() => true),
    )
  })
})
