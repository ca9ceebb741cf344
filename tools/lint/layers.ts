// The lint rule `latchkey/layers`: imports go one way only. Each folder of src lists the folders that it may
// import from; a file may also import from its own folder. A new folder fails until it has a line here. Tests
// are free: they may use anything to set up what they test.
import path from 'node:path'

const inMain = ['contract', 'domain']
const services = [
  'main/chat',
  'main/conversations',
  'main/prompts',
  'main/search',
  'main/keys',
  'main/usage',
  'main/models',
  'main/store',
  'main/settings',
  'main/app',
  'main/diagnostics',
]
const inRenderer = ['contract', 'words', 'domain']
const belowParts = ['renderer/stores', 'renderer/markdown', 'renderer/ui', 'renderer/base', 'renderer/styles']

/** `*` is any one name, and each is a folder of its own: a feature that imports another feature fails. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  words: ['domain'],
  contract: ['domain'],
  preload: ['contract', 'domain'],

  'main/diagnostics': inMain,
  'main/ipc': inMain,
  'main/app': ['words', 'main/diagnostics', ...inMain],
  'main/settings': inMain,
  'main/store': ['main/diagnostics', ...inMain],
  'main/secrets': ['main/diagnostics', ...inMain],
  'main/openai': ['main/diagnostics', ...inMain],
  'main/models': ['main/openai', ...inMain],
  'main/usage': ['main/models', 'main/openai', 'main/store', 'main/diagnostics', ...inMain],
  'main/keys': ['main/usage', 'main/openai', 'main/secrets', 'main/store', 'main/diagnostics', ...inMain],
  'main/chat': ['main/usage', 'main/openai', 'main/store', 'main/diagnostics', ...inMain],
  'main/conversations': ['main/store', 'main/diagnostics', ...inMain],
  'main/prompts': ['main/store', ...inMain],
  'main/search': ['main/store', ...inMain],
  'main/services': [...services, 'main/openai', 'main/secrets', 'main/ipc', ...inMain],
  'main/handlers': ['main/services', ...services, 'words', ...inMain],
  main: ['main/*', 'contract', 'words', 'domain'],

  'renderer/base': inRenderer,
  'renderer/ui': ['renderer/base', ...inRenderer],
  'renderer/markdown': ['renderer/base', ...inRenderer],
  'renderer/stores': ['renderer/ui', 'renderer/base', ...inRenderer],
  'renderer/parts': [...belowParts, ...inRenderer],
  'renderer/features/*': ['renderer/parts', ...belowParts, ...inRenderer],
  'renderer/shell': ['renderer/features/*', 'renderer/parts', ...belowParts, ...inRenderer],
  'renderer/styles': [],
  renderer: ['renderer/*', 'contract', 'words', 'domain'],
}

const patterns = Object.keys(layers).toSorted((left, right) => right.length - left.length)

const fits = (pattern: string, folder: string): boolean =>
  new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`, 'u').test(folder)

export interface Layer {
  /** The folder's line in `layers`. */
  readonly pattern: string
  /** The file's own folder below src, such as `renderer/features/chat`. */
  readonly folder: string
}

/** `file` is relative to src, with slashes. Returns `null` if its folder has no line. */
export function layerOf(file: string): Layer | null {
  const parts = path.posix.dirname(file).split('/')
  for (let length = parts.length; length > 0; length -= 1) {
    const folder = parts.slice(0, length).join('/')
    const pattern = patterns.find((candidate) => fits(candidate, folder))
    // A file directly in main or renderer may import all of it; a folder there needs a line of its own.
    if (pattern === 'main' || pattern === 'renderer') return parts.length === 1 ? { pattern, folder } : null
    if (pattern !== undefined) return { pattern, folder }
  }
  return null
}

/** Says why `file` must not import `imported`; `null` if it may. Both are relative to src. */
export function refuseImport(file: string, imported: string): string | null {
  const [from, to] = [layerOf(file), layerOf(imported)]
  if (from === null) return `${path.posix.dirname(file)} has no line in tools/lint/layers.ts.`
  if (to === null) return `${path.posix.dirname(imported)} has no line in tools/lint/layers.ts.`
  if (from.folder === to.folder) return null
  const allowed = layers[from.pattern] ?? []
  if (allowed.some((pattern) => fits(pattern, to.folder))) return null
  return `${from.folder} must not import ${to.folder}. It may import: ${allowed.join(', ') || 'nothing'}.`
}

const isTest = (file: string): boolean => /\.test\.tsx?$|test-support\.tsx?$/u.test(file)

interface Source {
  readonly type: string
  readonly value?: unknown
}

interface Context {
  readonly filename: string
  readonly cwd: string
  report(problem: { readonly node: Source; readonly message: string }): void
}

const rule = {
  create(context: Context) {
    const file = path.relative(path.join(context.cwd, 'src'), context.filename).split(path.sep).join('/')
    if (file.startsWith('..') || isTest(file)) return {}
    function check(source: Source | null | undefined): void {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return
      const imported = path.posix.normalize(path.posix.join(path.posix.dirname(file), source.value))
      const message = refuseImport(file, imported)
      if (message !== null) context.report({ node: source, message })
    }
    const checkNode = ({ source }: { readonly source?: Source | null }): void => check(source)
    return {
      ImportDeclaration: checkNode,
      ImportExpression: checkNode,
      ExportNamedDeclaration: checkNode,
      ExportAllDeclaration: checkNode,
    }
  },
}

// oxlint loads a plugin by its default export.
export default { meta: { name: 'latchkey' }, rules: { layers: rule } }
