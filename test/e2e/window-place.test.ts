// The window comes back where it was left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../support/app.ts'
import { createTemporaryProfile, type TemporaryProfile } from '../support/temporary-profile.ts'
import { waitFor } from '../support/wait.ts'

const place = { x: 60, y: 50, width: 900, height: 640 }
let profile: TemporaryProfile
let app: RunningApp

const readSize = () => app.page.evaluate(() => [outerWidth, outerHeight])
const isSize = async ({ width, height }: { width: number; height: number }) => {
  const [seenWidth = 0, seenHeight = 0] = await readSize()
  return seenWidth === width && seenHeight === height
}

beforeAll(async () => {
  profile = await createTemporaryProfile()
  app = await launchApp({ profileFolder: profile.folder })
})
afterAll(async () => {
  await app.quit()
  await profile.remove()
})

describe('the window', () => {
  it('opens in its first size, and after a restart in the one it was left in', async () => {
    await waitFor('the first size', () => isSize({ width: 1_120, height: 780 }))
    await app.electron.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
    }, place)
    await waitFor('the other size', () => isSize(place))
    await app.quit()
    app = await launchApp({ profileFolder: profile.folder })
    await waitFor('the size it was left in', () => isSize(place))
    expect(
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toMatchObject(place)
  })
})
