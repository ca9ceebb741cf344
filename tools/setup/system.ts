// The system programs that the project needs, by purpose. They are installed where that needs no password;
// elsewhere a message gives the one command to type. Systems other than Linux need only a Chromium.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { runQuietly, SetupError, step } from './progress.mjs'
import { findProgram } from './project.ts'

export type Purpose = 'chromium' | 'clipboard' | 'display' | 'keyring' | 'keyrings' | 'fonts' | 'electron'

type Manager = 'apt' | 'dnf' | 'pacman'

interface Need {
  readonly title: string
  readonly isThere: () => boolean
  readonly packages: Readonly<Record<Manager, readonly string[]>>
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const chromiumPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The system's Chromium, or the one that LATCHKEY_CHROMIUM names. */
export const findChromium = (): string | undefined =>
  [process.env['LATCHKEY_CHROMIUM'], findProgram(...chromiumNames), ...chromiumPlaces].find(
    (file) => file !== undefined && existsSync(file),
  )

/** The program that shows gnome-keyring's windows; it is in no search path. */
export const findPrompter = (): string | undefined =>
  ['/usr/libexec/gcr-prompter', '/usr/lib/gcr/gcr-prompter', '/usr/lib/gcr-prompter'].find((file) =>
    existsSync(file),
  )

const hasPrograms = (...names: readonly string[]) => names.every((name) => findProgram(name) !== undefined)

const hasFonts = () => {
  const { status, stdout } = spawnSync('fc-list', [], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

const hasLibraries = (executable: string) =>
  !spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout?.includes('not found')

const needs = (electron: string | undefined): Readonly<Record<Purpose, Need>> => ({
  chromium: {
    title: 'Chromium, which shows the window',
    isThere: () => findChromium() !== undefined,
    packages: { apt: ['chromium'], dnf: ['chromium'], pacman: ['chromium'] },
  },
  clipboard: {
    title: 'xclip, by which the Chromium host reaches the clipboard',
    isThere: () => hasPrograms('xclip'),
    packages: { apt: ['xclip'], dnf: ['xclip'], pacman: ['xclip'] },
  },
  display: {
    title: 'Xvfb, a display for windows nobody looks at',
    isThere: () => hasPrograms('Xvfb'),
    packages: { apt: ['xvfb'], dnf: ['xorg-x11-server-Xvfb'], pacman: ['xorg-server-xvfb'] },
  },
  keyring: {
    title: 'D-Bus, gnome-keyring and secret-tool, for a keyring of the tests’ own',
    isThere: () => hasPrograms('dbus-daemon', 'gnome-keyring-daemon', 'secret-tool'),
    packages: {
      apt: ['dbus', 'gnome-keyring', 'libsecret-tools'],
      dnf: ['dbus-daemon', 'gnome-keyring', 'libsecret'],
      pacman: ['dbus', 'gnome-keyring', 'libsecret'],
    },
  },
  keyrings: {
    title: 'gnome-keyring’s prompter, KeePassXC, KWallet and xdotool, for tests with a person at them',
    isThere: () =>
      findPrompter() !== undefined && hasPrograms('keepassxc', 'keepassxc-cli', 'kwalletd5', 'xdotool'),
    packages: {
      apt: ['gcr', 'keepassxc', 'libkf5wallet-bin', 'libqca-qt5-2-plugins', 'xdotool'],
      dnf: ['gcr3', 'keepassxc', 'kf5-kwallet', 'qca-qt5-ossl', 'xdotool'],
      pacman: ['gcr', 'keepassxc', 'kwallet5', 'qca-qt5', 'xdotool'],
    },
  },
  fonts: {
    title: 'a font',
    isThere: hasFonts,
    // With Liberation alone, fontconfig uses its monospaced font even for sans-serif; DejaVu prevents that.
    packages: {
      apt: ['fontconfig', 'fonts-dejavu-core', 'fonts-liberation', 'fonts-noto-color-emoji'],
      dnf: ['fontconfig', 'dejavu-sans-fonts', 'liberation-fonts', 'google-noto-color-emoji-fonts'],
      pacman: ['fontconfig', 'ttf-dejavu', 'ttf-liberation', 'noto-fonts-emoji'],
    },
  },
  electron: {
    title: 'libraries that Electron links to',
    isThere: () => electron === undefined || hasLibraries(electron),
    packages: {
      apt: ['libnss3', 'libgbm1', 'libgtk-3-0', 'libasound2'],
      dnf: ['nss', 'mesa-libgbm', 'gtk3', 'alsa-lib'],
      pacman: ['nss', 'mesa', 'gtk3', 'alsa-lib'],
    },
  },
})

const findManager = (): Manager | undefined => {
  if (findProgram('apt-get') !== undefined) return 'apt'
  if (findProgram('dnf') !== undefined) return 'dnf'
  return findProgram('pacman') === undefined ? undefined : 'pacman'
}

const commandLines: Readonly<Record<Manager, string>> = {
  apt: 'apt-get install --no-install-recommends',
  dnf: 'dnf install',
  pacman: 'pacman -S',
}

// Ubuntu has Chromium under another name, and renamed libraries when it changed its time type.
const renameForUbuntu = (packages: readonly string[]) => {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (!/^ID(_LIKE)?=.*ubuntu/m.test(release)) return packages
  const isTime64 = Number(/^VERSION_ID="?(\d+)/m.exec(release)?.[1] ?? 0) >= 24
  return packages.map((name) => {
    if (name === 'chromium') return 'chromium-browser'
    return isTime64 && ['libgtk-3-0', 'libasound2'].includes(name) ? `${name}t64` : name
  })
}

/** The words before a command that run it as root without a password; undefined if there are none. */
const findPrivilege = (): readonly string[] | undefined => {
  if (process.getuid?.() === 0) return []
  const sudo = findProgram('sudo')
  if (sudo === undefined) return undefined
  return spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? [sudo, '-n'] : undefined
}

const install = async (privilege: readonly string[], packages: readonly string[]) => {
  const runApt = async (...args: readonly string[]) => {
    const assignments = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y']
    const [command = 'env', ...rest] = [...privilege, ...assignments, ...args]
    return runQuietly(command, rest)
  }
  await step(`Installing ${packages.join(', ')} by apt-get`, async () => {
    // Goes on with an outdated package list, because the packages may be in it.
    await runApt('update')
    const { code, tail } = await runApt('install', '--no-install-recommends', ...packages)
    if (code !== 0) throw new SetupError(`apt-get failed (exit code ${code}). Its last lines:\n\n${tail}`)
  })
}

const explain = (missing: readonly Need[], manager: Manager | undefined, packages: readonly string[]) => {
  const list = missing.map(({ title }) => `  - ${title}`).join('\n')
  const command = manager === undefined ? undefined : `sudo ${commandLines[manager]} ${packages.join(' ')}`
  const advice =
    command === undefined ? 'Install it and try again.' : `Type this, and try again:\n\n  ${command}`
  return `This is missing, and can't be installed without a password:\n${list}\n\n${advice}`
}

/**
 * Installs the programs that these purposes need. Throws a SetupError with the command to type if it can't.
 */
export const ensurePrograms = async (purposes: readonly Purpose[], electron?: string): Promise<void> => {
  const isLinux = process.platform === 'linux'
  const all = needs(electron)
  // The Chromium host's other half, on its own because a Chrome that is there already brings no xclip.
  const wanted = new Set<Purpose>(purposes.includes('chromium') ? [...purposes, 'clipboard'] : purposes)
  const missing = [...wanted]
    .filter((purpose) => isLinux || purpose === 'chromium')
    .map((purpose) => all[purpose])
    .filter((need) => !need.isThere())
  if (missing.length === 0) return
  const manager = isLinux ? findManager() : undefined
  const named = manager === undefined ? [] : missing.flatMap((need) => need.packages[manager])
  const packages = manager === 'apt' ? renameForUbuntu(named) : named
  const privilege = manager === 'apt' ? findPrivilege() : undefined
  if (privilege === undefined) throw new SetupError(explain(missing, manager, packages))
  await install(privilege, packages)
  const still = missing.filter((need) => !need.isThere())
  if (still.length > 0) throw new SetupError(explain(still, manager, packages))
}
