// electron-builder's hook after packing: sets the fuses of electron-builder.yml and refuses a binary that has
// any others. electron-builder sets the fuses once more afterwards, with an @electron/fuses of its own that
// knows fewer of them and isn't strict.
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses'
import type { AfterPackContext, Configuration } from 'electron-builder'

type FuseOptions = NonNullable<Configuration['electronFuses']>

/**
 * The configuration's fuses, plus two things it can't express: strictness, and the fuse
 * of WebAssembly's bounds checks.
 */
export const makeStrict = (fuses: FuseOptions): FuseV1Config => {
  const named = {
    [FuseV1Options.RunAsNode]: fuses.runAsNode,
    [FuseV1Options.EnableCookieEncryption]: fuses.enableCookieEncryption,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: fuses.enableNodeOptionsEnvironmentVariable,
    [FuseV1Options.EnableNodeCliInspectArguments]: fuses.enableNodeCliInspectArguments,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: fuses.enableEmbeddedAsarIntegrityValidation,
    [FuseV1Options.OnlyLoadAppFromAsar]: fuses.onlyLoadAppFromAsar,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: fuses.loadBrowserProcessSpecificV8Snapshot,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: fuses.grantFileProtocolExtraPrivileges,
    [FuseV1Options.WasmTrapHandlers]: true,
  }
  const version = { version: FuseVersion.V1, resetAdHocDarwinSignature: fuses.resetAdHocDarwinSignature }
  // With strictness on, the type requires every fuse; @electron/fuses itself checks which are undefined.
  return { ...version, ...named, strictlyRequireAllFuses: true } as FuseV1Config
}

const findBinary = ({ appOutDir, electronPlatformName, packager }: AfterPackContext) => {
  const { productFilename } = packager.appInfo
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`)
  return join(appOutDir, packager.config.linux?.executableName ?? productFilename)
}

export const afterPack = async (context: AfterPackContext): Promise<void> => {
  const { packager } = context
  const fuses = packager.config.electronFuses
  if (fuses === null || fuses === undefined) throw new Error('electron-builder.yml names no fuses')
  await flipFuses(findBinary(context), makeStrict(fuses))
}
