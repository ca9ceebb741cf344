// [S26] Other people's code that we ship or run: locked by hash, without install scripts, listed with a
// reason. The build itself lists the packages of its bundles (tools/dist/list-packages.ts).
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { inRoot, readJson } from '../../tools/setup/project.ts'
import { findSupportEnd, isSupported } from '../support/electron-majors.ts'
import { bundledInMain, externalToMain, installScripts } from '../support/known-packages.ts'

const lockfileSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string(),
      integrity: z.string().optional(),
      inBundle: z.boolean().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      link: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
})

const bundleSchema = z.strictObject({
  bundled: z.array(z.string()),
  folders: z.array(z.string()),
  external: z.array(z.string()),
})

const { packages } = lockfileSchema.parse(readJson(inRoot('package-lock.json')))
const installed = Object.entries(packages).filter(([where]) => where !== '')
const manifest = manifestSchema.parse(readJson(inRoot('package.json')))

const nameOf = (where: string) => where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Returns true if Node would find `name`, as required from `where`, on its way up the folders. */
const isLocked = (where: string, name: string): boolean => {
  const parts = where === '' ? [] : where.split('/node_modules/')
  const folders = ['', ...parts.map((_part, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/`)]
  return folders.some((folder) => packages[`${folder}node_modules/${name}`] !== undefined)
}

const readBundle = (name: string) => {
  const file = inRoot('out', `${name}.packages.json`)
  if (!existsSync(file)) throw new Error(`The build left no ${name}.packages.json in out/`)
  return bundleSchema.parse(readJson(file))
}

describe('Electron', () => {
  const major = Number(/^\d+/u.exec(manifest.devDependencies['electron'] ?? '')?.[0])

  it('[S27] is pinned to one version, whose major Electron supports today', () => {
    expect(manifest.devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/u)
    // This fails from the day on which support ends. Then Electron has to be updated, and the table with it.
    expect([major, isSupported(major, new Date().toISOString().slice(0, 10))]).toEqual([major, true])
  })

  it('[S27] leaves support when the third major after it comes, or 24 weeks after its own if that is not known', () => {
    expect([42, 45].map(findSupportEnd)).toEqual(['2026-10-21', '2027-04-07'])
    expect([isSupported(45, '2027-04-06'), isSupported(45, '2027-04-07')]).toEqual([true, false])
    expect([isSupported(42, '2026-10-20'), isSupported(42, '2026-10-21')]).toEqual([true, false])
    expect(findSupportEnd(46)).toBeNull()
  })
})

describe('the lockfile', () => {
  it('[S26] has a strong hash for every package, and names no registry', () => {
    expect(installed.length).toBeGreaterThan(100)
    // The hash of a package also covers the packages inside it.
    const weak = installed.filter(
      ([, entry]) => entry.inBundle !== true && entry.integrity?.startsWith('sha512-') !== true,
    )
    expect(weak.map(([where]) => where)).toEqual([])
    expect(installed.filter(([, entry]) => entry.resolved !== undefined || entry.link === true)).toEqual([])
    expect(JSON.stringify(packages)).not.toMatch(/registry\.|"resolved":"|git\+|\.tgz"/)
  })

  it('[S26] is whole: it holds every package that any platform needs', () => {
    const missing = Object.entries(packages).flatMap(([where, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(where, name))
        .map((name) => `${where || 'package.json'} needs ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('[S26] pins each direct dependency to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const direct = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    const differing = direct.filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
    )
    expect(differing).toEqual([])
  })

  it('[S26] needs no install script: those that exist are known, and none runs', () => {
    const withScript = installed
      .filter(([, entry]) => entry.hasInstallScript === true)
      .map(([where]) => nameOf(where))
    expect([...new Set(withScript)].toSorted()).toEqual(Object.keys(installScripts).toSorted())
    // Packages that ship must work without scripts: everything here was installed with scripts switched off.
    expect(Object.keys(manifest.dependencies).filter((name) => name in installScripts)).toEqual([])
  })
})

describe('the bundles', () => {
  it('[S26] main holds the packages that have a reason, and no other', () => {
    const main = readBundle('main')
    expect(main.bundled).toEqual(Object.keys(bundledInMain).toSorted())
    const external = main.external.filter((name) => name !== 'electron')
    expect(external).toEqual(Object.keys(externalToMain).toSorted())
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(Object.keys(externalToMain).toSorted())
  })

  it('[S26] the renderer holds none of those that are main’s alone, and imports nothing at run time', () => {
    const mains = Object.entries({ ...bundledInMain, ...externalToMain })
    const alone = mains.filter(([, { isShared }]) => isShared !== true).map(([name]) => name)
    const renderer = readBundle('renderer')
    expect(renderer.bundled.length).toBeGreaterThan(2)
    expect(renderer.bundled.filter((name) => alone.includes(name))).toEqual([])
    expect(renderer.external).toEqual([])
  })

  it('[S26] the preload is our own but for Electron', () => {
    expect(readBundle('preload')).toEqual({ bundled: [], folders: [], external: ['electron'] })
  })
})

describe('the third-party notices', () => {
  it('[S26] name every package of the bundles and those beside them, and no other', () => {
    const text = readFileSync(inRoot('out', 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    const list = text.split('\n\n')[1]?.split('\n') ?? []
    const named = new Set(list.map((line) => line.slice(0, line.indexOf(' '))))
    const bundled = [...readBundle('main').bundled, ...readBundle('renderer').bundled, 'tailwindcss']
    const beside = installed.map(([where]) => nameOf(where)).filter((name) => name in externalToMain)
    const binaries = [...named].filter((name) => name.startsWith('@napi-rs/keyring-'))
    expect(binaries.length).toBeGreaterThan(0)
    expect([...named].toSorted()).toEqual([...new Set([...bundled, ...beside, ...binaries])].toSorted())
    expect(text).toContain('Ulrich Telle')
    expect(text).toContain('SIL OPEN FONT LICENSE')
  })
})
