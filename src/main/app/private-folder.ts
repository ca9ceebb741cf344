// The profile's folder: made if it isn't there, and open to its owner alone.
import { chmodSync, mkdirSync } from 'node:fs'

export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700) // an older one may have been made by someone more generous
}
