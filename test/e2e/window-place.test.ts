// The window opens again where it was left.
import { describe, expect, it } from 'vitest'
import { waitFor } from '../support/wait.ts'
import { withApp } from './with-app.ts'

const place = { x: 60, y: 50, width: 900, height: 640 }
const app = withApp()

const readSize = () => app.page.evaluate(() => [outerWidth, outerHeight])
const isSize = async ({ width, height }: { width: number; height: number }) => {
  const [seenWidth = 0, seenHeight = 0] = await readSize()
  return seenWidth === width && seenHeight === height
}

describe('the window', () => {
  it('opens in its first size, and after a restart in the one it was left in', async () => {
    await waitFor('the first size', () => isSize({ width: 1_120, height: 780 }))
    await app.electron.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
    }, place)
    await waitFor('the other size', () => isSize(place))
    await app.quit()
    await app.start()
    await waitFor('the size it was left in', () => isSize(place))
    expect(
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toMatchObject(place)
  })
})
