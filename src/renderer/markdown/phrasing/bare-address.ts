// Finds URLs without markup: https, http, www and mail addresses, like GFM's autolinks, and no others:
// `setup.py` and `example.com` stay text.

const pathEnd = /[\s<\p{Cc}]/u
const trailing = /[?!.,:*_~'"“”‘’。，、；：？！）」』】]$/u

/** Where the `http(s)://` URL at `start` ends; `null` if it has no host. */
export function readAddress(text: string, start: number, limit: number): number | null {
  const hostStart = text.indexOf('://', start) + 3
  if (!/^[\p{L}\p{N}[]/u.test(text.slice(hostStart, hostStart + 2))) return null
  return trimAddress(text, hostStart, findEnd(text, hostStart, limit))
}

function findEnd(text: string, start: number, limit: number): number {
  let end = start
  while (end < limit && !pathEnd.test(text.charAt(end))) end++
  return end
}

/** Leaves out punctuation after the URL, and a closing bracket that was opened before it. */
function trimAddress(text: string, start: number, found: number): number {
  let end = found
  const closers = countIn(text, start, end, ')')
  let excess = closers - countIn(text, start, end, '(')
  for (; end > start; end--) {
    const last = text.charAt(end - 1)
    if (last === ')' && excess > 0) {
      excess--
      continue
    }
    if (last === ';') {
      const entity = /&[a-z0-9]{1,31};$/iu.exec(text.slice(Math.max(start, end - 34), end))?.[0]
      end -= entity === undefined ? 0 : entity.length - 1
      continue
    }
    if (!trailing.test(last)) break
  }
  return end
}

function countIn(text: string, start: number, end: number, sought: string): number {
  let count = 0
  for (let at = text.indexOf(sought, start); at >= 0 && at < end; at = text.indexOf(sought, at + 1)) count++
  return count
}

export interface FoundAddress {
  readonly start: number
  readonly end: number
  readonly url: string
}

const candidate = /(?<![\p{L}\p{N}@/._-])(?:www\.[\p{L}\p{N}]|[a-z0-9][\w.+-]{0,63}@[a-z0-9])/giu
const mailHost = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{0,62}[a-z0-9]/iu

/** The `www.` and mail addresses of a text without markup, first to last. */
export function findAddresses(text: string): readonly FoundAddress[] {
  if (!text.includes('@') && !/www\./iu.test(text)) return []
  const found: FoundAddress[] = []
  for (const match of text.matchAll(candidate)) {
    const start = match.index
    if (start < (found.at(-1)?.end ?? 0)) continue
    const address = match[0].includes('@') ? readMail(text, start, match[0]) : readWeb(text, start)
    if (address !== null) found.push(address)
  }
  return found
}

function readMail(text: string, start: number, opening: string): FoundAddress | null {
  const hostStart = start + opening.length - 1
  const host = mailHost.exec(text.slice(hostStart, hostStart + 255))?.[0]
  if (host === undefined) return null
  const end = hostStart + host.length
  return { start, end, url: `mailto:${text.slice(start, end)}` }
}

function readWeb(text: string, start: number): FoundAddress | null {
  const end = trimAddress(text, start, findEnd(text, start, text.length))
  const address = text.slice(start, end)
  return /^www\.[^/]+\.[^/]/iu.test(address) ? { start, end, url: `https://${address}` } : null
}
