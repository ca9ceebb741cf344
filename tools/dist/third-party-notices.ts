// Writes out/THIRD-PARTY-NOTICES.txt: name, version, licence and licence text of every package in the bundles
// (as listed by tools/dist/list-packages.ts) and of those packed beside them. Throws if a package has no
// licence text, or a licence that isn't in the list below.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { SetupError } from '../setup/progress.mjs'

const bundles = ['main', 'preload', 'renderer'] as const

/** Tailwind's base styles are in the window's CSS, where no bundler lists it as a module. */
const inStyles = ['tailwindcss']

/** Licences that allow us to ship the code unchanged with this notice. */
const acceptedLicences = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']

/** Texts in tools/dist/licences for packages that should carry one and don't. */
const ownTexts: Readonly<Record<string, string>> = {
  katex: 'katex-fonts.txt',
  'better-sqlite3-multiple-ciphers': 'sqlite3-multiple-ciphers.txt',
}

const licenceFile = /^(licen[cs]e|copying|notice)([-.].*)?(?<!\.[cm]?[jt]s)$/i

const bundleSchema = z.object({ folders: z.array(z.string()), external: z.array(z.string()) })

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

interface Notice {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly texts: readonly string[]
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const readManifest = (folder: string) => manifestSchema.parse(readJson(join(folder, 'package.json')))

const readTexts = (folder: string, name: string): readonly string[] => {
  const own = ownTexts[name]
  const files = [
    ...readdirSync(folder)
      .filter((file) => licenceFile.test(file))
      .toSorted((a, b) => a.localeCompare(b, 'en'))
      .map((file) => join(folder, file)),
    ...(own === undefined ? [] : [join(import.meta.dirname, 'licences', own)]),
  ]
  return files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim())
}

const readNotice = (folder: string): Notice => {
  const { name, version, license } = readManifest(folder)
  return { name, version, licence: license ?? '', texts: readTexts(folder, name) }
}

const findFault = ({ name, version, licence, texts }: Notice): string | undefined => {
  if (!acceptedLicences.includes(licence)) return `${name} ${version}: licence "${licence}" is not accepted`
  return texts.length === 0 ? `${name} ${version}: no licence text` : undefined
}

/** A native package, and those of its platform packages that are installed here. */
const findBeside = (root: string, name: string): readonly string[] => {
  const folder = join(root, 'node_modules', name)
  const binaries = Object.keys(readManifest(folder).optionalDependencies)
  return [folder, ...binaries.map((binary) => join(root, 'node_modules', binary)).filter(existsSync)]
}

const line = '-'.repeat(80)

const format = (notices: readonly Notice[]): string => {
  const list = notices.map(({ name, version, licence }) => `${name} ${version} (${licence})`)
  const opening =
    'Latchkey contains the packages listed here. Electron and Chromium, on which it runs, come with\n' +
    'their own notices: LICENSE.electron.txt and LICENSES.chromium.html.'
  const texts = notices.map(
    (notice, index) => `${line}\n${list[index]}\n${line}\n\n${notice.texts.join('\n\n')}`,
  )
  return `${[opening, list.join('\n'), ...texts].join('\n\n')}\n`
}

/** Reads <root>/out/*.packages.json and writes <root>/out/THIRD-PARTY-NOTICES.txt. */
export const writeNotices = (root: string): void => {
  const lists = bundles.map((name) =>
    bundleSchema.parse(readJson(join(root, 'out', `${name}.packages.json`))),
  )
  const beside = lists.flatMap(({ external }) => external).filter((name) => name !== 'electron')
  const folders = new Set([
    ...lists.flatMap((list) => list.folders.map((folder) => join(root, folder))),
    ...inStyles.map((name) => join(root, 'node_modules', name)),
    ...beside.flatMap((name) => findBeside(root, name)),
  ])
  const notices = [...folders].map(readNotice).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const faults = notices.map(findFault).filter((fault) => fault !== undefined)
  if (faults.length > 0) {
    throw new SetupError(
      `Third-party notices can't be written:\n${faults.join('\n')}\n` +
        'See acceptedLicences and ownTexts in tools/dist/third-party-notices.ts.',
    )
  }
  writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), format(notices))
}
