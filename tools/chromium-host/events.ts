// Electron's event object, which has a default that listeners may prevent.

interface PreventableEvent {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export function createEvent<Extra extends object>(extra: Extra): PreventableEvent & Extra {
  let isPrevented = false
  return Object.defineProperties(extra, {
    preventDefault: { value: () => void (isPrevented = true), configurable: true, writable: true },
    defaultPrevented: { get: () => isPrevented, configurable: true },
  }) as PreventableEvent & Extra
}
