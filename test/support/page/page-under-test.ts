// The page that a test runs in, as Playwright's Page, so that screen objects and tests are the same here and
// end to end. Its calls are carried out by Playwright in Vitest's process: clicks and keys are real.
import type { Page } from 'playwright'
import { commands, page as vitestPage } from 'vitest/browser'
import type { Call, Device } from './playwright-call.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    playwrightCall(device: Device, chain: readonly Call[]): Promise<unknown>
  }
}

/** These make a locator of another; all other methods act, or ask something. */
const makers = new Set(['locator', 'filter', 'and', 'or', 'first', 'last', 'nth'])
const isMaker = (method: string) => makers.has(method) || method.startsWith('getBy')

const chains = new WeakMap<object, readonly Call[]>()

function wrap(value: unknown): unknown {
  if (value instanceof RegExp) return { pattern: value.source, flags: value.flags }
  if (typeof value === 'function' && !chains.has(value)) return { source: String(value) }
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value
  const chain = chains.get(value)
  if (chain !== undefined) return { chain }
  if (Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wrap(inner)]))
}

function makeLocator(chain: readonly Call[]): object {
  const locator: object = new Proxy(
    {},
    {
      get(_target, name) {
        // A promise that resolves to a locator asks if it can be awaited.
        if (typeof name === 'symbol' || name === 'then') return undefined
        if (name === 'page') return () => pageUnderTest
        if (name === 'toString') return () => JSON.stringify(chain)
        return (...args: readonly unknown[]) => {
          const longer = [...chain, { method: name, args: args.map(wrap) }]
          if (isMaker(name)) return makeLocator(longer)
          if (name === 'all') return listAll(chain)
          return commands.playwrightCall('frame', longer)
        }
      },
    },
  )
  chains.set(locator, chain)
  return locator
}

async function listAll(chain: readonly Call[]): Promise<readonly object[]> {
  const count = Number(await commands.playwrightCall('frame', [...chain, { method: 'count', args: [] }]))
  return Array.from({ length: count }, (_, index) =>
    makeLocator([...chain, { method: 'nth', args: [index] }]),
  )
}

const callDevice = (device: Device) =>
  new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...args: readonly unknown[]) =>
          commands.playwrightCall(device, [{ method: String(name), args }]),
    },
  )

type InPage = (arg: unknown) => unknown

function runScript(text: string): void {
  const script = document.createElement('script')
  script.text = text
  document.head.append(script)
}

const evaluate = async (code: InPage | string, arg?: unknown): Promise<unknown> =>
  typeof code === 'string' ? runScript(code) : code(arg)

async function waitForFunction(code: InPage, arg?: unknown): Promise<void> {
  while (!(await code(arg))) await new Promise(requestAnimationFrame)
}

const own = {
  keyboard: callDevice('keyboard'),
  mouse: callDevice('mouse'),
  evaluate,
  evaluateHandle: evaluate,
  waitForFunction,
  setViewportSize: ({ width, height }: { readonly width: number; readonly height: number }) =>
    vitestPage.viewport(width, height),
}

const fromFrame = makeLocator([])

// It has those parts of Playwright's page that screen objects use; what it lacks fails by name.
export const pageUnderTest = new Proxy(own, {
  get: (target, name) => Reflect.get(name in target ? target : fromFrame, name) as unknown,
}) as unknown as Page
