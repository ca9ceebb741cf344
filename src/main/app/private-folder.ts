// Creates the profile's folder if it isn't there, and lets only its owner open it.
import { chmodSync, mkdirSync } from 'node:fs'

export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700) // an older folder may have wider permissions
}
