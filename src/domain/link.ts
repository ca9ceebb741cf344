// Decides which addresses can be opened in the system's browser; all others are refused.

export type Link =
  | { readonly kind: 'web'; readonly url: string; readonly host: string }
  | { readonly kind: 'mail'; readonly url: string; readonly address: string }

const maxLinkChars = 2_048

// Control characters, spaces, and marks that reverse text can make an address look like another.
const deceptivePattern = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\\]/u

/**
 * Accepts `https:` without credentials, and `mailto:`; returns `null` for any other. The host is shown as it
 * is resolved (punycode).
 */
export function parseLink(address: string): Link | null {
  if (address.length > maxLinkChars || deceptivePattern.test(address)) return null
  const url = URL.parse(address)
  if (url === null) return null
  if (url.protocol === 'mailto:') {
    const to = url.pathname
    return to === '' ? null : { kind: 'mail', url: url.href, address: to }
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.host === '') return null
  return { kind: 'web', url: url.href, host: url.host }
}
