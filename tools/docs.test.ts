// Checks the pages at the root and in docs/: every relative link leads somewhere, headings included, and
// every file or folder named in backticks exists.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layers } from './lint/layers.ts'
import { inRoot, readJson, root } from './setup/project.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'tools/chromium-host/README.md'], { cwd: root })
  .map((page) => page.replaceAll('\\', '/'))
  .toSorted()

const readPage = (page: string) => readFileSync(inRoot(page), 'utf8')

const withoutFences = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '')

const withoutCode = (text: string) => withoutFences(text).replaceAll(/`[^`\n]*`/g, '')

/** The targets of links and pictures, without web addresses. */
const listLinks = (text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/\]\(([^()\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/i.test(target))

const slugOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')

const listHeadings = (page: string) =>
  [...withoutFences(readPage(page)).matchAll(/^#+ (.+)$/gm)].map((match) => slugOf(match[1] ?? ''))

const findsLink = (page: string, link: string): boolean => {
  const [path = '', heading] = link.split('#')
  const target = path === '' ? page : join(dirname(page), path).replaceAll('\\', '/')
  if (!existsSync(inRoot(target))) return false
  return heading === undefined || listHeadings(target).includes(heading)
}

/** The scripts of package.json that a page tells a reader to run, in fences too. */
const listCommands = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\w-])npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )

const isScript = (name: string): boolean => {
  const manifest = readJson(inRoot('package.json'))
  if (typeof manifest !== 'object' || manifest === null || !('scripts' in manifest)) return false
  return typeof manifest.scripts === 'object' && manifest.scripts !== null && name in manifest.scripts
}

/** What the build, an installation or a run makes. */
const isMade = (path: string) => /^(out|dist|node_modules|\.cache)\//.test(path)

/** A path has a folder, and either a source file's ending or one of the project's folders at its start. */
const isPath = (text: string) =>
  /^[\w.@-]+(\/[\w.@*-]+)+$/.test(text) &&
  (/\.(tsx?|mjs|json|md|yml|css|html|txt)$/.test(text) || /^(src|test|tools|docs)\//.test(text))

const listPaths = (text: string): readonly string[] =>
  [...withoutFences(text).matchAll(/`([^`\n]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => isPath(path) && !isMade(path))

/**
 * Pages may leave out `src/main` or `src/renderer`; a page about one part may leave out that part's folder.
 */
const bases = ['', 'src', 'src/main', 'src/renderer']
const ownBases: Readonly<Record<string, string>> = { 'docs/schema.md': 'src/main/store' }

const findsPath = (page: string, path: string): boolean =>
  [...bases, ownBases[page] ?? dirname(page)].some(
    (base) => globSync(join(base, path), { cwd: root }).length > 0,
  )

describe.each(pages)('%s', (page) => {
  it('has links that lead somewhere', () => {
    expect(listLinks(readPage(page)).filter((link) => !findsLink(page, link))).toEqual([])
  })

  it('names files that exist', () => {
    expect(listPaths(readPage(page)).filter((path) => !findsPath(page, path))).toEqual([])
  })

  it('names commands that exist', () => {
    expect(listCommands(readPage(page)).filter((name) => !isScript(name))).toEqual([])
  })
})

/** The parts of a page below its headings of the second level, by heading. */
const listSections = (text: string): readonly (readonly [heading: string, text: string])[] =>
  withoutFences(text)
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section])

describe('docs/how-to-add.md', () => {
  const page = 'docs/how-to-add.md'
  const sections = listSections(readPage(page))

  it('has a section for each thing that is often added', () => {
    expect(sections.length).toBeGreaterThan(12)
  })

  it.each(sections)('%s: names two files at least, which exist', (_heading, text) => {
    const paths = [...new Set(listPaths(text))]
    expect(paths.length).toBeGreaterThan(1)
    expect(paths.filter((path) => !findsPath(page, path))).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  const [, folders = ''] =
    listSections(readPage('docs/architecture.md')).find(([heading]) => heading === 'Folders') ?? []
  const rows = folders.split('\n').filter((line) => line.startsWith('| `'))
  // "src/domain" in the first table, "main/store" and "renderer/ui" in the others; some rows are of two folders.
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  )

  it('has a row for each folder that has a layer, and no other folder of the source', () => {
    const inLayers = Object.keys(layers).map((pattern) => pattern.replace('/*', ''))
    const inSource = named.filter((name) => name !== 'test' && name !== 'tools')
    expect(inSource.map((name) => name.replace(/^src\//, '')).toSorted()).toEqual(inLayers.toSorted())
  })
})

describe('this check', () => {
  it('finds links, headings and paths that lead nowhere', () => {
    const text = '[a](docs/none.md) [b](README.md#start) [c](https://x.test) `[d](no.md)` ![e](no.png)\n'
    expect(listLinks(text).filter((link) => !findsLink('README.md', link))).toEqual([
      'docs/none.md',
      'no.png',
    ])
    expect(findsLink('README.md', '#no-such-heading')).toBe(false)
    const paths =
      '`src/none.ts` `src/contract` `ipc/gate.ts` `ipc/none.ts` `out/none.ts` `a b/c.ts` `src/*.none`'
    expect(listPaths(paths).filter((path) => !findsPath('README.md', path))).toEqual([
      'src/none.ts',
      'ipc/none.ts',
      'src/*.none',
    ])
    const commands = 'npm run check:quick, `npm run none -- a`, npm test, npm start -- --headless, npm ci'
    expect(listCommands(commands)).toEqual(['check:quick', 'none', 'test', 'start'])
    expect(listCommands(commands).filter((name) => !isScript(name))).toEqual(['none'])
  })

  it('reads pages with links and paths', () => {
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.flatMap((page) => listLinks(readPage(page))).length).toBeGreaterThan(20)
    expect(pages.flatMap((page) => listPaths(readPage(page))).length).toBeGreaterThan(50)
    expect(pages.flatMap((page) => listCommands(readPage(page))).length).toBeGreaterThan(20)
  })
})
