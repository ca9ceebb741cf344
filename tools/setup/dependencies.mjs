// Makes node_modules match the lockfile: npm installs it if it is missing, partial or out of date. A stamp,
// written last, makes the next check instant. An installation made by hand is accepted if it matches.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findInstallingNode } from './node.mjs'
import { installPackages } from './npm.mjs'
import { SetupError, step } from './progress.mjs'

const readLibc = () => {
  if (process.platform !== 'linux' || process.report === undefined) return undefined
  // Without this, the report asks the network for the names of this machine's addresses.
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
}

const includes = (list, value) =>
  list === undefined ||
  value === undefined ||
  [].concat(list).some((item) => item === value || item === 'any')

const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

// Finds where `name`, required from `where`, is installed, going up the folders as Node does.
const resolve = (packages, where, name) => {
  const parts = where.split('/node_modules/')
  for (let length = parts.length; length > 0; length -= 1) {
    const place = `${parts.slice(0, length).join('/node_modules/')}/node_modules/${name}`
    if (packages[place] !== undefined) return place
  }
  return packages[`node_modules/${name}`] === undefined ? undefined : `node_modules/${name}`
}

const namesNeededBy = (entry) => {
  const optionalPeers = entry.peerDependenciesMeta ?? {}
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => optionalPeers[name]?.optional !== true,
  )
  const lists = [entry.dependencies, entry.optionalDependencies, entry.devDependencies]
  return [...lists.flatMap((list) => Object.keys(list ?? {})), ...peers]
}

// Leaves out packages for other machines, and packages that only those need.
const findWanted = (packages) => {
  const libc = readLibc()
  const fits = ({ os, cpu, libc: libcs }) =>
    includes(os, process.platform) && includes(cpu, process.arch) && includes(libcs, libc)
  const wanted = new Set([''])
  for (const where of wanted) {
    for (const name of namesNeededBy(packages[where])) {
      const place = resolve(packages, where, name)
      if (place !== undefined && fits(packages[place])) wanted.add(place)
    }
  }
  wanted.delete('')
  return [...wanted]
}

/**
 * Packages that the lockfile asks for on this machine and that are missing from npm's own record
 * or from the disk.
 */
const findMissing = (root) => {
  const packages = readPackages(path.join(root, 'package-lock.json'))
  if (packages === undefined)
    throw new SetupError('package-lock.json is missing or damaged; restore it and try again.')
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json')) ?? {}
  return findWanted(packages).filter(
    (where) =>
      installed[where]?.version !== packages[where].version ||
      !existsSync(path.join(root, where, 'package.json')),
  )
}

const install = async (root) => {
  const node = await findInstallingNode(root)
  const modules = path.join(root, 'node_modules')
  // Without its own record, npm looks at the disk and sees what is missing there.
  rmSync(path.join(modules, '.package-lock.json'), { force: true })
  const title = existsSync(modules) ? 'Bringing packages up to date' : 'Installing packages'
  await step(title, () => installPackages(node, root))
  const missing = findMissing(root)
  if (missing.length > 0) {
    throw new SetupError(
      `npm left these out: ${missing.slice(0, 10).join(', ')}. Remove node_modules and try again.`,
    )
  }
}

const stampOf = (root) => {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

/** Installs the lockfile's packages unless node_modules already matches it. */
export const ensureDependencies = async (root) => {
  const stampFile = path.join(root, 'node_modules', '.latchkey-installed')
  if (!existsSync(path.join(root, 'package-lock.json'))) findMissing(root)
  const stamp = stampOf(root)
  if (readStamp(stampFile) === stamp) return
  if (findMissing(root).length > 0) await install(root)
  writeFileSync(stampFile, stamp)
}
