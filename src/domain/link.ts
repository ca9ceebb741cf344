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
  if (url.protocol === 'mailto:') return readMail(url)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.host === '') return null
  return { kind: 'web', url: url.href, host: url.host }
}

// What a mail program gets as its own argument, and what may be in one address, without quotes and codes.
const mailAddressPattern = /^(?!-)[\w.!#$&'*+/=?^`{|}~-]+@[\w.-]+$/u
/** Any other could attach a file or add someone whom nobody sees. */
const mailFields: ReadonlySet<string> = new Set(['subject', 'body', 'cc'])

/** Returns the link with addresses, subject, body and copies alone, or `null` if an address can't be one. */
function readMail({ pathname, search }: URL): Link | null {
  // In a mail's link a plus sign is one.
  const given = [...new URLSearchParams(search.replaceAll('+', '%2B'))].map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  )
  const addresses = pathname.split(',')
  const copies = given.flatMap(([name, value]) => (name === 'cc' ? value.split(',') : []))
  if (![...addresses, ...copies].every((address) => mailAddressPattern.test(address))) return null
  const fields = given.flatMap(([name, value]) => {
    const isSafe = mailFields.has(name) && (name === 'body' || !/\p{Cc}/u.test(value))
    return isSafe ? [`${name}=${encodeURIComponent(value)}`] : []
  })
  const query = fields.length === 0 ? '' : `?${fields.join('&')}`
  return { kind: 'mail', url: `mailto:${addresses.join(',')}${query}`, address: addresses.join(', ') }
}
