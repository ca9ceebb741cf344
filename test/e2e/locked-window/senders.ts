// Main answers only the app's own window.
import { describe, expect, it } from 'vitest'
import { contract } from '../../../src/contract/index.ts'
import { nameCrossings } from '../../../src/contract/kinds.ts'
import type { AppUnderTest } from '../with-app.ts'

export function testSenders(app: AppUnderTest): void {
  describe('another sender', () => {
    it('[S17] is refused by every route, be it a second window or a frame', async () => {
      const names = Object.entries(nameCrossings(contract))
      const opened = app.electron.waitForEvent('window')
      await app.electron.evaluate(async ({ BrowserWindow }) => {
        const [first] = BrowserWindow.getAllWindows()
        if (!first) throw new Error('no window')
        const preferences = (
          first.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
        ).getLastWebPreferences()
        const { preload } = preferences
        const second = new BrowserWindow({
          show: false,
          webPreferences: {
            sandbox: true,
            contextIsolation: true,
            session: first.webContents.session,
            ...(preload && { preload }),
          },
        })
        await second.loadURL('app://bundle/index.html')
      })
      const second = await opened
      const refused = await second.evaluate(async (crossings) => {
        const bridge = (
          globalThis as unknown as {
            latchkey: Record<string, Record<string, (input: unknown, listener?: unknown) => unknown>>
          }
        ).latchkey
        const answers: Record<string, unknown> = {}
        for (const [path, kind] of crossings) {
          const [domain = '', name = ''] = path.split('.')
          const call = bridge[domain]?.[name]
          if (kind === 'route') answers[path] = await call?.({})
          if (kind === 'stream') {
            const heard: unknown[] = []
            const hear = (frame: unknown) => void heard.push(frame)
            call?.({ messageId: 'x', keyId: 'x' }, { snapshot: hear, delta: hear, settle: hear })
            await new Promise((resolve) => setTimeout(resolve, 200))
            answers[path] = heard
          }
        }
        return answers
      }, names)
      for (const [path, kind] of names) {
        if (kind === 'route')
          expect(refused[path], path).toMatchObject({ ok: false, failure: { code: 'ipc/unknown-sender' } })
        if (kind === 'stream') expect(refused[path], path).toEqual([])
      }
      // The positive control: the app's own window gets an answer.
      const own = await app.page.evaluate(() =>
        (
          globalThis as unknown as { latchkey: { keys: { listKeys(input: object): Promise<unknown> } } }
        ).latchkey.keys.listKeys({}),
      )
      expect(own).toMatchObject({ ok: true })

      // A frame never gets a bridge of its own.
      const inFrame = await app.page.evaluate(() => {
        const frame = document.createElement('iframe')
        document.body.append(frame)
        const hasBridge = frame.contentWindow !== null && 'latchkey' in frame.contentWindow
        frame.remove()
        return hasBridge
      })
      expect(inFrame).toBe(false)
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy())
    })
  })
}
