// A Vite plugin that writes the npm packages in a bundle to out/<name>.packages.json, for the third-party
// notices and the test of the supply chain. It doesn't change the bundle.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const packagePattern = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/g

/** The package that a module's file belongs to: the innermost one. */
const packageOf = (moduleId: string): string | undefined =>
  [...moduleId.matchAll(packagePattern)].at(-1)?.[1]?.replaceAll('\\', '/')

/**
 * The folder of that package, from the first node_modules on. Two versions of one package have two folders.
 */
const folderOf = (moduleId: string): string | undefined => {
  const last = [...moduleId.matchAll(packagePattern)].at(-1)
  if (last === undefined) return undefined
  const end = last.index + last[0].length - 1
  return moduleId.slice(moduleId.search(/[\\/]node_modules[\\/]/) + 1, end).replaceAll('\\', '/')
}

interface BundlePackages {
  /** Packages whose code is in the output. */
  readonly bundled: readonly string[]
  /** The folders they were found in, relative to the project. */
  readonly folders: readonly string[]
  /** Packages that the bundle imports by name at run time. */
  readonly external: readonly string[]
}

const sortUnique = (names: readonly (string | undefined)[]) =>
  [...new Set(names.filter((name) => name !== undefined))].toSorted()

const isPackage = (specifier: string) => !/^(\.|\/|node:|[A-Z]:)/i.test(specifier)

export const listPackages = (name: string): Plugin => ({
  name: 'latchkey:list-packages',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
    const files = new Set(chunks.map((chunk) => chunk.fileName))
    const imported = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
    // Rollup removed all code of a module that has no rendered bytes.
    const modules = chunks.flatMap((chunk) =>
      Object.entries(chunk.modules)
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => id),
    )
    const packages: BundlePackages = {
      bundled: sortUnique(modules.map(packageOf)),
      folders: sortUnique(modules.map(folderOf)),
      external: sortUnique(imported.filter((specifier) => isPackage(specifier) && !files.has(specifier))),
    }
    mkdirSync('out', { recursive: true })
    writeFileSync(join('out', `${name}.packages.json`), `${JSON.stringify(packages, null, 2)}\n`)
  },
})
