// Runs in Vitest's process: carries out, with Playwright's own page, the calls that page-under-test.ts records.
import { defineBrowserCommand } from '@vitest/browser-playwright'

/** A call of a locator's or page's method. Patterns, locators and functions among its arguments are wrapped. */
export interface Call {
  readonly method: string
  readonly args: readonly unknown[]
}

type Wrapped =
  | { readonly pattern: string; readonly flags: string }
  | { readonly chain: readonly Call[] }
  | { readonly source: string }

const isWrapped = (value: unknown): value is Wrapped =>
  typeof value === 'object' && value !== null && ('pattern' in value || 'chain' in value || 'source' in value)

type Callable = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

function unwrap(value: unknown, start: object): unknown {
  if (isWrapped(value)) {
    if ('pattern' in value) return new RegExp(value.pattern, value.flags)
    if ('chain' in value) return follow(value.chain, start)
    // Playwright takes a function by its source, and calls it in the page.
    return Object.assign(() => undefined, { toString: () => value.source })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unwrap(inner, start)]))
}

/** Calls one method after the other, each on what the one before returned. */
function follow(chain: readonly Call[], start: object): unknown {
  return chain.reduce<unknown>((target, { method, args }) => {
    // The page under test has Playwright's types, so the method is there and takes these arguments.
    const callable = target as Callable
    const found = callable[method]
    if (found === undefined) throw new Error(`Playwright has no ${method} here`)
    return found.apply(
      callable,
      args.map((arg) => unwrap(arg, start)),
    )
  }, start)
}

export type Device = 'frame' | 'keyboard' | 'mouse'

export const playwrightCall = defineBrowserCommand<[device: Device, chain: readonly Call[]]>(
  async ({ page, iframe, frame }, device, chain) => {
    if (device === 'frame') return await follow(chain, iframe)
    // Keys go to the frame with the focus, and at first that is Vitest's own.
    if (device === 'keyboard') await (await frame()).evaluate('document.hasFocus() || window.focus()')
    return await follow(chain, page[device])
  },
)
