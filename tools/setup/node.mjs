// Gets the pinned Node version from a package of the lockfile, which carries the binary and needs
// no script. npm under an older Node leaves out packages that don't support it, so that one package
// is installed first, alone.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { installPackages } from './npm.mjs'
import { runQuietly, SetupError, step } from './progress.mjs'

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

const parseVersion = (text) => text.match(/\d+/g).map(Number)

const isAtLeast = (version, least) => {
  const [have, want] = [parseVersion(version), parseVersion(least)]
  const differing = want.findIndex((part, index) => part !== (have[index] ?? 0))
  return differing === -1 || (have[differing] ?? 0) > want[differing]
}

/** The pinned Node's package for this platform; undefined if the lockfile has none. */
const pinnedPackage = (root) => {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const entry = readJson(path.join(root, 'package-lock.json')).packages[`node_modules/${name}`]
  if (entry === undefined) return undefined
  const bin = typeof entry.bin === 'string' ? entry.bin : entry.bin.node
  return { name, version: entry.version, bin, entry }
}

const binaryIn = (folder, pinned) => {
  const home = path.join(folder, 'node_modules', pinned.name)
  const manifest = path.join(home, 'package.json')
  const binary = path.join(home, pinned.bin)
  if (!existsSync(manifest) || !existsSync(binary)) return undefined
  return readJson(manifest).version === pinned.version ? binary : undefined
}

const runningFits = (root) =>
  isAtLeast(process.version, readJson(path.join(root, 'package.json')).engines.node)

/** Returns the Node to work with once the packages are installed. */
export const findNode = (root) => {
  const pinned = pinnedPackage(root)
  const binary = pinned && binaryIn(root, pinned)
  if (binary !== undefined) return binary
  if (runningFits(root)) return process.execPath
  throw new SetupError('The pinned Node is missing from node_modules; remove node_modules and try again.')
}

const sliceLockfile = (root, pinned, folder) => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const manifest = {
    name: 'latchkey-node',
    version: '0.0.0',
    private: true,
    dependencies: { [pinned.name]: pinned.version },
  }
  const { optional: _optional, ...entry } = pinned.entry
  const packages = { '': manifest, [`node_modules/${pinned.name}`]: entry }
  const lockfile = {
    name: manifest.name,
    version: manifest.version,
    lockfileVersion: 3,
    requires: true,
    packages,
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lockfile, null, 2))
  const npmrc = path.join(root, '.npmrc')
  if (existsSync(npmrc)) writeFileSync(path.join(folder, '.npmrc'), readFileSync(npmrc))
}

/**
 * Returns a suitable Node outside node_modules, so that an installation can't delete the Node that runs it.
 */
export const findInstallingNode = async (root) => {
  const isOutside = !realpathSync(process.execPath).startsWith(path.join(realpathSync(root), 'node_modules'))
  if (isOutside && runningFits(root)) return process.execPath
  const pinned = pinnedPackage(root)
  if (pinned === undefined) {
    const wanted = readJson(path.join(root, 'package.json')).engines.node
    throw new SetupError(
      `Latchkey needs Node ${wanted}; this is ${process.version}, and no package has Node for ` +
        `${process.platform}-${process.arch}. Install Node 24 from nodejs.org or your package manager, and try again.`,
    )
  }
  const folder = path.join(root, '.cache', 'node')
  const cached = binaryIn(folder, pinned)
  if (cached !== undefined) return cached
  await step(`Fetching Node ${pinned.version} (this is ${process.version})`, async () => {
    sliceLockfile(root, pinned, folder)
    await installPackages(process.execPath, folder)
  })
  const binary = binaryIn(folder, pinned)
  const { code, tail } = await runQuietly(binary ?? 'node', ['--version'])
  if (binary === undefined || code !== 0) {
    throw new SetupError(
      `Node ${pinned.version} from the package ${pinned.name} does not run here (${tail}). ` +
        'Install Node 24 from nodejs.org or your package manager, and try again.',
    )
  }
  return binary
}
