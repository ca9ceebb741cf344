// Which program provides the Secret Service. The bus knows its process, and the process its program.
import { readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'

/** A program that provides the Secret Service, as a person knows it. */
export interface Provider {
  readonly name: string
  /** True if it moves what is removed into a recycle bin of its own. */
  readonly hasRecycleBin: boolean
  /** Where KWallet tells of its wallets; `null` for every other program. */
  readonly walletsPath: string | null
}

const plain = { hasRecycleBin: false, walletsPath: null }

export const unknownProvider: Provider = { name: 'Secret Service', ...plain }

const programs: readonly (readonly [RegExp, Provider])[] = [
  [/^gnome-keyring-d/u, { name: 'GNOME Keyring', ...plain }],
  [/^keepassxc/u, { name: 'KeePassXC', ...plain, hasRecycleBin: true }],
  [/^kwalletd5/u, { name: 'KWallet', ...plain, walletsPath: '/modules/kwalletd5' }],
  [/^kwalletd6/u, { name: 'KWallet', ...plain, walletsPath: '/modules/kwalletd6' }],
  [/^ksecretd/u, { name: 'KWallet', ...plain }],
  [/^oo7-daemon/u, { name: 'oo7', ...plain }],
]

/** Never rejects: a program that can't be told is the unknown one. */
export async function findProvider(processId: number): Promise<Provider> {
  const folder = `/proc/${processId}`
  const names = await Promise.all([
    readlink(`${folder}/exe`).catch(() => ''),
    readFile(`${folder}/comm`, 'utf8').catch(() => ''),
  ])
  const known = names.flatMap(
    (name) => programs.find(([pattern]) => pattern.test(basename(name.trim())))?.[1] ?? [],
  )
  return known[0] ?? unknownProvider
}
