// electron-builder.yml is valid, sets every fuse of S23, and packs only what runs. The tests pack for real
// around a stand-in for Electron's binary, and around the true binary if it is there.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { flipFuses, FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { validateSchema } from 'app-builder-lib/out/util/config/schemaValidator.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeStrict } from '../../tools/dist/require-all-fuses.ts'
import { findElectron } from '../../tools/setup/electron.ts'
import { inRoot, readJson, root } from '../../tools/setup/project.ts'
import { makeStandInElectron } from '../support/stand-in-electron.ts'
import { createTemporaryProfile } from '../support/temporary-profile.ts'

const wanted = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies Record<FuseV1Options, boolean>

const fuseCount = Object.keys(wanted).length

const readFuses = async (binary: string) => {
  const { version: _version, ...wire } = await getCurrentFuseWire(binary)
  return Object.fromEntries(Object.entries(wire).map(([fuse, state]) => [fuse, state === FuseState.ENABLE]))
}

/** Packs into `folder` without making installers; resolves to the exit code and all output. */
const pack = async (folder: string, electronDist: string, ...settings: readonly string[]) => {
  const cli = inRoot('node_modules', 'electron-builder', 'cli.js')
  const places = [`-c.electronDist=${electronDist}`, `-c.directories.output=${join(folder, 'packed')}`]
  const args = [
    cli,
    '--config',
    'electron-builder.yml',
    '--publish',
    'never',
    '--linux',
    '--dir',
    ...places,
    ...settings,
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, said, app: join(folder, 'packed', 'linux-unpacked') }
}

describe('electron-builder.yml', () => {
  let configuration: Awaited<ReturnType<typeof getConfig>>
  const schema = readJson(inRoot('node_modules', 'app-builder-lib', 'scheme.json'))

  beforeAll(async () => {
    configuration = await getConfig(root, 'electron-builder.yml', null)
  })

  it('fits the schema of the electron-builder installed here, which refuses a misspelt fuse', () => {
    expect(() => validateSchema(schema, structuredClone(configuration))).not.toThrow()
    const misspelt = { ...configuration, electronFuses: { runAsNodes: false } }
    expect(() => validateSchema(schema, misspelt)).toThrow('configuration.electronFuses')
  })

  it('makes dmg, nsis, AppImage and deb, and publishes nothing', () => {
    const targets = [configuration.mac?.target, configuration.win?.target, configuration.linux?.target]
    expect(targets).toEqual([['dmg', 'zip'], ['nsis'], ['AppImage', 'deb']])
    expect(configuration.publish).toBeNull()
    expect(configuration.appId).toBe('app.latchkey.Latchkey')
  })

  it('names each fuse that it can name', () => {
    const { resetAdHocDarwinSignature: _reset, ...named } = configuration.electronFuses ?? {}
    expect(named).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('has the icon it names, large enough for every system', () => {
    const size = readFileSync(inRoot(String(configuration.icon))).subarray(16, 24)
    expect([size.readUInt32BE(0), size.readUInt32BE(4)]).toEqual([1024, 1024])
  })
})

describe('the fuses', () => {
  it('are known to @electron/fuses, all of them and no more', () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number')
    expect(known.map(String).toSorted()).toEqual(Object.keys(wanted).toSorted())
  })

  it('are refused when one is left out', async () => {
    await using profile = await createTemporaryProfile('fuses')
    const binary = join(await makeStandInElectron(profile.folder, fuseCount), 'electron')
    await expect(flipFuses(binary, makeStrict({ runAsNode: false }))).rejects.toThrow(
      'strictlyRequireAllFuses',
    )
  })
})

// Electron's packages for Linux can be put together on any system; the stand-in is made for Linux alone.
describe.runIf(process.platform === 'linux')('a packed app', () => {
  it('has every fuse set, and in it what runs and nothing else', async () => {
    await using profile = await createTemporaryProfile('packing')
    const electron = await makeStandInElectron(profile.folder, fuseCount)
    const { code, said, app } = await pack(profile.folder, electron)
    expect(code === 0 ? '' : said).toBe('')
    expect(await readFuses(join(app, 'latchkey'))).toEqual({ ...wanted })
    const packed = listPackage(join(app, 'resources', 'app.asar'), { isPack: false })
    expect(packed).toContain('/package.json')
    expect(packed).toContain('/out/main/index.js')
    expect(packed).toContain('/out/main/keyring-worker.js')
    expect(packed).toContain('/out/main/export-worker.js')
    const folders = new Set(packed.map((file) => file.split('/')[1]))
    expect(folders).toEqual(new Set(['node_modules', 'out', 'package.json']))
    const packages = packed.map(
      (file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1],
    )
    // An older npm installs the binaries for both C libraries.
    const isOfPlatform = new RegExp(`^@napi-rs/keyring-linux-${process.arch}-(gnu|musl)$`)
    const names = packages.filter((name) => name !== undefined)
    expect(names.some((name) => isOfPlatform.test(name))).toBe(true)
    expect(new Set(names.filter((name) => !isOfPlatform.test(name)))).toEqual(
      new Set(['@napi-rs/keyring', 'better-sqlite3-multiple-ciphers']),
    )
    const beside = await readdir(join(app, 'resources'))
    expect(beside).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY-NOTICES.txt']))
    const unpacked = await readdir(join(app, 'resources', 'app.asar.unpacked'), { recursive: true })
    const natives = unpacked.filter((file) => file.endsWith('.node'))
    expect(natives.some((file) => file.includes('keyring'))).toBe(true)
    expect(natives.some((file) => file.endsWith(`linux-${process.arch}.node`))).toBe(true)
    expect(natives.filter((file) => /darwin|win32/.test(file))).toEqual([])
  })

  it('is not made when Electron has a fuse that nobody decided on', async () => {
    await using profile = await createTemporaryProfile('packing')
    const electron = await makeStandInElectron(profile.folder, fuseCount + 1)
    const { code, said } = await pack(profile.folder, electron)
    expect(code).not.toBe(0)
    expect(said).toContain('strictlyRequireAllFuses')
  })

  it.runIf(findElectron() !== undefined)('[S23] has every fuse set in the true binary (E)', async () => {
    await using profile = await createTemporaryProfile('packing')
    const { code, said, app } = await pack(profile.folder, inRoot('node_modules', 'electron', 'dist'))
    expect(code === 0 ? '' : said).toBe('')
    expect(await readFuses(join(app, 'latchkey'))).toEqual({ ...wanted })
  })
})
