// A Vite plugin that notes which npm packages a bundle is made of, in out/<name>.packages.json, for the
// third-party notices and the supply chain's test. It only looks: what is bundled stays as it is.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const packagePattern = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/g

/** The package a module's file belongs to: the innermost one. */
const packageOf = (moduleId: string): string | undefined =>
  [...moduleId.matchAll(packagePattern)].at(-1)?.[1]?.replaceAll('\\', '/')

/** That package's folder, from the first node_modules on; two versions of one package are two folders. */
const folderOf = (moduleId: string): string | undefined => {
  const last = [...moduleId.matchAll(packagePattern)].at(-1)
  if (last === undefined) return undefined
  const end = last.index + last[0].length - 1
  return moduleId.slice(moduleId.search(/[\\/]node_modules[\\/]/) + 1, end).replaceAll('\\', '/')
}

interface BundlePackages {
  /** Bundled: their code is in the output. */
  readonly bundled: readonly string[]
  /** Where they were found, relative to the project. */
  readonly folders: readonly string[]
  /** Imported by name at run time. */
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
    // What a chunk renders no byte of was shaken off.
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
