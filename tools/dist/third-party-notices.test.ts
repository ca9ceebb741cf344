// Uses made-up packages in a temporary project. test/integration/supply-chain.test.ts checks the real file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeNotices } from './third-party-notices.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'latchkey-notices-'))
  addPackage('node_modules/tailwindcss', { name: 'tailwindcss' }, { LICENSE: 'Text of tailwindcss' })
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, text: string) => {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), text)
}

const addPackage = (folder: string, manifest: object, files: Readonly<Record<string, string>>) => {
  write(`${folder}/package.json`, JSON.stringify({ version: '1.0.0', license: 'MIT', ...manifest }))
  for (const [name, text] of Object.entries(files)) write(`${folder}/${name}`, text)
}

const addBundle = (name: string, folders: readonly string[], external: readonly string[] = []) =>
  write(`out/${name}.packages.json`, JSON.stringify({ folders, external }))

const readNotices = () => {
  writeNotices(root)
  return readFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), 'utf8')
}

it('names each package once, with version, licence and every licence text', () => {
  addPackage('node_modules/zebra', { name: 'zebra', license: 'ISC' }, { 'LICENSE-ISC.txt': 'Text of zebra' })
  addPackage('node_modules/ant', { name: 'ant' }, { license: 'Text of ant', 'NOTICE.md': 'Notice of ant' })
  addPackage(
    'node_modules/zebra/node_modules/ant',
    { name: 'ant', version: '2.0.0' },
    { COPYING: 'Ant, too' },
  )
  addBundle('main', ['node_modules/ant', 'node_modules/zebra'], ['electron'])
  addBundle('preload', [])
  addBundle('renderer', ['node_modules/ant', 'node_modules/zebra/node_modules/ant'])
  const text = readNotices()
  const list = 'ant 1.0.0 (MIT)\nant 2.0.0 (MIT)\ntailwindcss 1.0.0 (MIT)\nzebra 1.0.0 (ISC)\n'
  expect(text).toContain(`\n\n${list}`)
  const texts = ['Text of ant', 'Notice of ant', 'Ant, too', 'Text of tailwindcss', 'Text of zebra']
  const places = texts.map((part) => text.indexOf(`\n\n${part}\n`))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

it('names what is packed beside the bundles, with its binary for this system', () => {
  const binaries = { 'native-here': '1.0.0', 'native-elsewhere': '1.0.0' }
  addPackage('node_modules/native', { name: 'native', optionalDependencies: binaries }, { LICENSE: 'Native' })
  addPackage('node_modules/native-here', { name: 'native-here' }, { 'LICENSE.third-party.md': 'Crates' })
  addBundle('main', [], ['electron', 'native'])
  addBundle('preload', [], ['electron'])
  addBundle('renderer', [])
  const text = readNotices()
  expect(text).toContain('native 1.0.0 (MIT)\nnative-here 1.0.0 (MIT)\n')
  expect(text).toContain('\n\nCrates\n')
  expect(text).not.toContain('native-elsewhere')
})

it('adds the text that a package should carry and does not', () => {
  addPackage('node_modules/katex', { name: 'katex' }, { LICENSE: 'Text of katex' })
  addBundle('main', [])
  addBundle('preload', [])
  addBundle('renderer', ['node_modules/katex'])
  expect(readNotices()).toContain("Text of katex\n\nKaTeX's fonts are under a licence of their own")
})

it('refuses a package without a licence text, and a licence that nobody has accepted', () => {
  addPackage('node_modules/bare', { name: 'bare' }, { 'license.js': '// code' })
  addPackage('node_modules/unknown', { name: 'unknown', license: undefined }, { LICENSE: 'Text' })
  addPackage('node_modules/copyleft', { name: 'copyleft', license: 'GPL-3.0-only' }, { LICENSE: 'Text' })
  addBundle('main', ['node_modules/bare', 'node_modules/copyleft', 'node_modules/unknown'])
  addBundle('preload', [])
  addBundle('renderer', [])
  expect(readNotices).toThrow(
    'bare 1.0.0: no licence text\n' +
      'copyleft 1.0.0: licence "GPL-3.0-only" is not accepted\n' +
      'unknown 1.0.0: licence "" is not accepted',
  )
})
