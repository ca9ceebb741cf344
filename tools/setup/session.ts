// A private desktop session for tests and the tour: own D-Bus, own unlocked keyring, own folders, removed at
// the end. The person's own keyring and settings are neither read nor written.
import { startKeyring } from '../../test/support/keyring.ts'
import { openPrivateDisplay } from './display.ts'
import { type Environment } from './project.ts'
import { onTearDown } from './teardown.ts'

/** Resolves to the environment of a session with a display of its own. macOS and Windows need no set-up. */
export const openPrivateSession = async (): Promise<Environment> => {
  const display = await openPrivateDisplay()
  if (process.platform !== 'linux') return display
  const keyring = await startKeyring('unlocked')
  onTearDown(keyring.stop)
  return { ...display, ...keyring.env, ...readLocale() }
}

/** Without a UTF-8 locale, as on a bare machine, Chromium and secret-tool accept only ASCII names. */
const readLocale = (): Environment => {
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  const isUtf8 = /utf-?8/iu.test(LC_ALL || LC_CTYPE || LANG || '')
  return isUtf8 ? {} : { LC_ALL: 'C.UTF-8' }
}
