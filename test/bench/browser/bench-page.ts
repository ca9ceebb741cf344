// One page of the races in a real Chromium, called by name and measured through CDP, without throttling.
import { chromium, type Browser, type CDPSession } from 'playwright'
import { ensurePrograms, findChromium } from '../../../tools/setup/system.ts'
import type { BenchApi } from '../page/bench-api.ts'
import { buildPage, type PageFlavor } from './page-build.ts'
import { servePage } from './page-server.ts'

export interface BenchPage {
  readonly cdp: CDPSession
  readonly browser: Browser
  call<Name extends keyof BenchApi>(
    name: Name,
    ...args: Parameters<BenchApi[Name]>
  ): Promise<Awaited<ReturnType<BenchApi[Name]>>>
  collectGarbage(): Promise<void>
}

export interface BenchBrowser extends AsyncDisposable {
  /** Each page has a process of its own, so that leftovers of one side are no burden to the other. */
  openPage(): Promise<BenchPage>
}

const connect = (browser: Browser, cdp: CDPSession): BenchPage => ({
  browser,
  cdp,
  async call(name, ...args) {
    const expression = `bench.${name}(...${JSON.stringify(args)})`
    const options = { awaitPromise: true, returnByValue: true } as const
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, ...options })
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text)
    // The page and this call share one interface, so the value has the type that its function returns.
    return result.value as never
  },
  async collectGarbage() {
    // Twice, because objects that the first collection finalizes are only freed by the second.
    await cdp.send('HeapProfiler.collectGarbage')
    await cdp.send('HeapProfiler.collectGarbage')
  },
})

export const openBenchBrowser = async (flavor: PageFlavor = 'measured'): Promise<BenchBrowser> => {
  await ensurePrograms(['chromium', 'fonts'])
  const stack = new AsyncDisposableStack()
  const server = stack.use(await servePage(await buildPage(flavor)))
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    // root can't use Chromium's own sandbox; everyone else must.
    chromiumSandbox: process.getuid?.() !== 0,
  })
  stack.defer(() => browser.close())
  return {
    async openPage() {
      const context = await browser.newContext({ viewport: { width: 1_080, height: 720 } })
      const page = await context.newPage()
      await page.goto(server.url)
      const cdp = await context.newCDPSession(page)
      // Measured in time of the thread, so that other work on this machine doesn't count as the page's.
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
      return connect(browser, cdp)
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
