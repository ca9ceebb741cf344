// Tests that the scan finds the canary in each form; otherwise a scan that finds nothing would mean nothing.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coreOf, createCanary, plantCanary, scanBytes, scanFolder, scanText } from './canary.ts'
import { createTemporaryProfile } from './temporary-profile.ts'

const canary = createCanary()

describe('the canary scan', () => {
  it('makes keys that differ', () => {
    expect(createCanary()).not.toBe(canary)
    expect(canary).toMatch(/^sk-canary-[a-f0-9]{48}T3st$/)
  })

  const escapeAll = (text: string, escape: (code: string) => string) =>
    Array.from(text, (letter) => escape(letter.charCodeAt(0).toString(16))).join('')

  it.each([
    ['UTF-8', Buffer.from(canary)],
    ['UTF-16LE', Buffer.from(canary, 'utf16le')],
    ['UTF-16BE', Buffer.from(canary, 'utf16le').swap16()],
    ['hex', Buffer.from(Buffer.from(canary).toString('hex'))],
    ['hex, upper case', Buffer.from(Buffer.from(canary).toString('hex').toUpperCase())],
    ['URL-escaped throughout', Buffer.from(escapeAll(canary, (code) => `%${code}`))],
    ['URL-escaped', Buffer.from(canary.replaceAll('-', '%2d'))],
    ['JSON-escaped', Buffer.from(canary.replaceAll('-', '\\u002d'))],
    ['JSON-escaped throughout', Buffer.from(escapeAll(canary, (code) => `\\u00${code}`))],
  ])('finds it in %s', (form, bytes) => {
    const content = Buffer.concat([Buffer.from('noise '), bytes, Buffer.from(' noise')])
    expect(scanBytes(content, canary)).toContain(form)
  })

  it('finds it in base64 wherever it begins and whatever follows', () => {
    const text = fc.string({ maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const encoded = Buffer.from(`${before}${canary}${after}`).toString('base64')
        expect(scanText(encoded, canary).some((form) => form.startsWith('base64'))).toBe(true)
      }),
    )
  })

  it('finds the core alone, and nothing in the prefix and the last four', () => {
    expect(scanText(`… ${coreOf(canary)} …`, canary)).toContain('core in UTF-8')
    expect(scanText(`sk-canary-…${canary.slice(-4)}`, canary)).toEqual([])
  })

  it('searches files and names at any depth, and finds nothing where nothing is', async () => {
    await using profile = await createTemporaryProfile('canary')
    await mkdir(join(profile.folder, 'a', 'b'), { recursive: true })
    await writeFile(join(profile.folder, 'a', 'b', 'clean.bin'), 'nothing here')
    expect(await scanFolder(profile.folder, canary)).toEqual([])
    const planted = await plantCanary(join(profile.folder, 'a'), canary)
    const findings = await scanFolder(profile.folder, canary)
    expect(findings).toContainEqual({ file: join('a', planted), form: 'UTF-8' })
    await writeFile(join(profile.folder, `${canary}.log`), '')
    expect(await scanFolder(profile.folder, canary)).toContainEqual({
      file: `${canary}.log`,
      form: 'name in UTF-8',
    })
  })
})
