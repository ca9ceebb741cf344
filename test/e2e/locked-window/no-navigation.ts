// The page stays where it is, and no other window opens.
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { AppUnderTest } from '../with-app.ts'

export function testNavigation(app: AppUnderTest): void {
  describe('navigation', () => {
    it('[S18] does not happen, by any way there is, and no window opens', async () => {
      const server = createServer((_request, response) => response.end('elsewhere')).listen(0, '127.0.0.1')
      await new Promise((resolve) => server.once('listening', resolve))
      const { port } = server.address() as { port: number }
      let hits = 0
      server.on('request', () => (hits += 1))
      const before = app.page.url()
      const marker = await app.page.evaluate(
        () => ((globalThis as unknown as { marker: number }).marker = Math.random()),
      )

      const elsewhere = [
        `http://127.0.0.1:${port}/`,
        'about:blank',
        'data:text/html,elsewhere',
        'file:///etc/passwd',
        'https://elsewhere.invalid/',
        'javascript:document.write(1)',
      ]
      const tryAll = (url: string) =>
        app.page.evaluate(async (address) => {
          const click = (attributes: Record<string, string>, init: MouseEventInit = {}) => {
            const link = document.createElement('a')
            for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value)
            document.body.append(link)
            link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
            link.remove()
          }
          const attempts = [
            () => void (location.href = address),
            () => location.assign(address),
            () => location.replace(address),
            () => void window.open(address),
            () => void window.open(address, '_self'),
            () => void window.open(address, 'named', 'popup'),
            () => click({ href: address }),
            () => click({ href: address, target: '_blank' }),
            () => click({ href: address, target: '_top' }),
            () => click({ href: address, download: 'x' }),
            () => click({ href: address, ping: address }),
            () => click({ href: address }, { ctrlKey: true }),
            () => click({ href: address }, { shiftKey: true }),
            () => click({ href: address }, { metaKey: true }),
            () => click({ href: address }, { button: 1 }),
            () => {
              const form = Object.assign(document.createElement('form'), {
                action: address,
                target: '_blank',
              })
              document.body.append(form)
              form.submit()
              form.remove()
            },
            () => {
              const meta = document.createElement('meta')
              meta.setAttribute('http-equiv', 'refresh')
              meta.setAttribute('content', `0; url=${address}`)
              document.head.append(meta)
            },
          ]
          for (const attempt of attempts) {
            try {
              attempt()
            } catch {
              // A refusal at once is just as good.
            }
            await new Promise((resolve) => setTimeout(resolve, 20))
          }
        }, url)
      // A page that goes elsewhere breaks off what it was doing.
      for (const url of elsewhere) await expect(tryAll(url), url).resolves.toBeUndefined()
      // A file dropped on the window.
      await app.page.evaluate(() => {
        const transfer = new DataTransfer()
        transfer.items.add(new File(['<h1>elsewhere</h1>'], 'page.html', { type: 'text/html' }))
        transfer.setData('text/uri-list', 'https://elsewhere.invalid/')
        for (const type of ['dragenter', 'dragover', 'drop']) {
          document.body.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
          )
        }
      })
      await app.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))

      // The Chromium host opens none anyway, and says so of an app that would have let it.
      expect(app.output()).not.toContain('window opened by a page')
      expect(app.page.url()).toBe(before)
      expect(await app.page.evaluate(() => (globalThis as unknown as { marker: number }).marker)).toBe(marker)
      expect(app.electron.windows()).toHaveLength(1)
      expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
      expect(hits).toBe(0)
      server.close()
    })
  })
}
