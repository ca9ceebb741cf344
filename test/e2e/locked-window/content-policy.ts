// Tries each kind of content against the content security policy; each is blocked, and reported by an event.
import { describe, expect, it } from 'vitest'
import type { AppUnderTest } from '../with-app.ts'

export function testContentPolicy(app: AppUnderTest): void {
  describe('the page', () => {
    it('[S14] lets its policy block each kind of content, and says so', async () => {
      const violations = await app.page.evaluate(async () => {
        const seen: Record<string, string[]> = {}
        const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
        let current: string[] = []
        document.addEventListener('securitypolicyviolation', (event) =>
          current.push(event.effectiveDirective),
        )
        const attempt = async (name: string, work: () => unknown) => {
          current = seen[name] = []
          try {
            await work()
          } catch {
            // Blocked with an error; the event still comes.
          }
          for (let turn = 0; turn < 40 && current.length === 0; turn += 1) await pause(50)
          await pause(50)
        }
        const global = globalThis as unknown as { ran?: string[] }
        global.ran = []
        await attempt('inline script', () => {
          const script = document.createElement('script')
          script.append('globalThis.ran.push("inline script")')
          document.body.append(script)
        })
        await attempt('inline handler', () => {
          const button = document.createElement('button')
          button.setAttribute('onclick', 'globalThis.ran.push("inline handler")')
          button.click()
        })
        await attempt('eval', () => (0, eval)('globalThis.ran.push("eval")'))
        await attempt('Function', () => new Function('globalThis.ran.push("Function")')())
        await attempt('string timer', () =>
          setTimeout('globalThis.ran.push("string timer")' as unknown as () => void),
        )
        await attempt('javascript: link', () => {
          const link = document.createElement('a')
          link.setAttribute('href', 'javascript:globalThis.ran.push("javascript: link")')
          document.body.append(link)
          link.click()
        })
        await attempt(
          'blob worker',
          () => new Worker(URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' }))),
        )
        await attempt('frame', () =>
          document.body.append(
            Object.assign(document.createElement('iframe'), { src: 'https://frame.invalid/' }),
          ),
        )
        await attempt('remote image', () =>
          document.body.append(
            Object.assign(document.createElement('img'), { src: 'https://image.invalid/x.png' }),
          ),
        )
        await attempt('inline style', () =>
          document.body.append(
            Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }),
          ),
        )
        await attempt('HTML sink', () => (document.createElement('div').innerHTML = '<b>x</b>'))
        await attempt('document.write', () => document.write('<b>x</b>'))
        await attempt('trusted types policy', () =>
          (
            globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('mine', {}),
        )
        await attempt('base', () =>
          document.head.append(
            Object.assign(document.createElement('base'), { href: 'https://base.invalid/' }),
          ),
        )
        await attempt('object', () =>
          document.body.append(
            Object.assign(document.createElement('object'), { data: 'https://object.invalid/' }),
          ),
        )
        return { seen, ran: global.ran }
      })
      expect(violations.ran).toEqual([])
      // Trusted types stop most scripts before the script directives are checked.
      const script = /^(script-src|script-src-elem|script-src-attr|require-trusted-types-for)$/
      const expected: Record<string, RegExp> = {
        'inline script': script,
        'inline handler': script,
        eval: script,
        Function: script,
        'string timer': script,
        'javascript: link': script,
        'blob worker': /^(worker-src|require-trusted-types-for)$/,
        frame: /^frame-src$/,
        'remote image': /^img-src$/,
        'inline style': /^style-src-elem$/,
        'HTML sink': /^require-trusted-types-for$/,
        'document.write': /^require-trusted-types-for$/,
        'trusted types policy': /^trusted-types$/,
        base: /^base-uri$/,
        object: /^(object-src|require-trusted-types-for)$/,
      }
      const first = Object.entries(violations.seen).map(([name, directives]) => [name, directives[0]])
      const patterns = Object.entries(expected).map(([name, one]) => [name, expect.stringMatching(one)])
      expect(Object.fromEntries(first)).toEqual(Object.fromEntries(patterns))
    })
  })
}
