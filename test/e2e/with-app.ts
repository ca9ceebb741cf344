// One running app for all tests of a file, with an empty profile, quit and removed afterwards.
import { afterAll, beforeAll } from 'vitest'
import { launchApp, type RunningApp } from '../support/app.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'

/** Its fields are there once a test runs, and not before. `args` are switches for the host. */
export function withApp(args: readonly string[] = []): RunningApp {
  let app: RunningApp | undefined
  let profile: TemporaryProfile | undefined

  const running = (): RunningApp => {
    if (!app) throw new Error('the app runs only inside a test')
    return app
  }

  beforeAll(async () => {
    profile = await createTemporaryProfile()
    app = await launchApp({ profileFolder: profile.folder, args })
  })
  afterAll(async () => {
    await app?.quit()
    await profile?.remove()
  })

  return {
    get electron() {
      return running().electron
    },
    get page() {
      return running().page
    },
    quit: () => running().quit(),
  }
}
