import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createFingerprint, readOrCreateSalt } from './fingerprint.ts'

const canary = 'sk-canary-0123456789abcdefghij3f9a'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-salt-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('the same key has the same fingerprint in one profile, and another in the next', () => {
  const [one, other] = [makeFolder(), makeFolder()]
  const fingerprint = createFingerprint(one)(canary)
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/u)
  expect(createFingerprint(one)(canary)).toBe(fingerprint)
  expect(createFingerprint(one)(`${canary}x`)).not.toBe(fingerprint)
  expect(createFingerprint(other)(canary)).not.toBe(fingerprint)
})

test.skipIf(process.platform === 'win32')('the salt is the owner’s alone, and holds nothing of a key', () => {
  const folder = makeFolder()
  createFingerprint(folder)(canary)
  const [file = ''] = readdirSync(folder)
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(folder, file)).includes('canary')).toBe(false)
})

test.each(['', 'short', 'x'.repeat(33)])('a salt that is none is moved aside: %j', (content) => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'fingerprint-salt'), content)
  expect(readOrCreateSalt(folder)).toHaveLength(32)
  expect(readFileSync(join(folder, 'fingerprint-salt.corrupt'), 'utf8')).toBe(content)
})
