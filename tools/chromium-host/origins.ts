// Maps the pretend origin: `app://host/path` is `https://host.app.invalid/path` to Chromium, and main never
// sees it. `.invalid` is reserved (RFC 2606), so the name leads nowhere if a request ever gets out.

interface Origins {
  /** Declares a scheme; only declared ones are mapped. */
  declareScheme(scheme: string): void
  isDeclared(scheme: string): boolean
  /** Turns an address of main into one for Chromium. */
  toPretend(address: string): string
  /** Turns an address of Chromium into one for main. */
  toReal(address: string): string
  /** Does the same for every address inside a text, such as a policy. */
  mapWithin(text: string): string
  /** The origin of a real address, as Electron writes it; opaque ones are `null`. */
  originOf(address: string): string
}

export function createOrigins(): Origins {
  const schemes = new Set<string>()

  function originOf(address: string): string {
    if (!URL.canParse(address)) return 'null'
    const url = new URL(address)
    // Node doesn't count a custom scheme as "standard", so it gives it no origin.
    return schemes.has(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin
  }

  return {
    declareScheme: (scheme) => void schemes.add(scheme),
    isDeclared: (scheme) => schemes.has(scheme),
    originOf,
    toPretend(address) {
      if (!URL.canParse(address)) return address
      const url = new URL(address)
      const scheme = url.protocol.slice(0, -1)
      if (!schemes.has(scheme)) return address
      if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/i.test(url.host))
        throw new Error(`The Chromium host can't use ${url.host} as the host of ${scheme}://`)
      return `https://${url.host}.${scheme}.invalid${url.pathname || '/'}${url.search}${url.hash}`
    },
    mapWithin: (text) =>
      text.replaceAll(/\b([a-z][a-z\d+-]*):\/\/([a-z\d.-]+)/gi, (whole, scheme: string, host: string) =>
        schemes.has(scheme) ? `https://${host}.${scheme}.invalid` : whole,
      ),
    toReal(address) {
      const match = /^https:\/\/([^/?#:@]+)\.([a-z][a-z\d+-]*)\.invalid(?=[/?#]|$)/i.exec(address)
      const [whole, host, scheme] = match ?? []
      return whole !== undefined && scheme !== undefined && schemes.has(scheme)
        ? `${scheme}://${host}${address.slice(whole.length)}`
        : address
    },
  }
}

export const origins: Origins = createOrigins()
