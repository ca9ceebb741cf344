// Chromium's own profile: a private folder that lives as long as the host. It is not the app's userData. The
// next host to start removes a profile that a killed host left behind.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebRtcPolicy } from './walls.ts'

const prefix = 'chromium-host-'

/** WebRTC's policy is a preference of Chromium's, and so the same for all windows. */
export function createProfile(webRtcPolicy: WebRtcPolicy): string {
  removeAbandonedProfiles()
  // mkdtemp sets the folder's mode to 0700.
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  mkdirSync(join(folder, 'Default'), { mode: 0o700 })
  const preferences = {
    webrtc: { ip_handling_policy: webRtcPolicy },
    browser: { has_seen_welcome_page: true },
    credentials_enable_service: false,
    translate: { enabled: false },
  }
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences), { mode: 0o600 })
  return folder
}

export function removeProfile(folder: string): void {
  // Chromium's helpers may still be writing for a moment; the next host removes what is left.
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 })
  } catch {}
}

function removeAbandonedProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) removeProfile(join(tmpdir(), name))
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
