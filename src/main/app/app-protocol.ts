// Serves app://bundle/…, the built window, and nothing else. It serves only files that exist when the app
// starts, and never joins a path with a request's text. Any other request gets a 404.
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { CustomScheme } from 'electron'

export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

export const appOrigin = 'app://bundle'
export const appUrl = `${appOrigin}/index.html`

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "media-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Maps each file's URL path, such as `/assets/index.js`, to its absolute path. */
export function listBundle(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [`/${relative(folder, path).split(sep).join('/')}`, path]
    }),
  )
}

const notFound = (): Response => new Response('Not found', { status: 404, headers: commonHeaders })

/** `pageUrl`: the one address with a query, that of the page with its language. */
export function createAppHandler(bundle: ReadonlyMap<string, string>, pageUrl = appUrl) {
  return async ({ url, method }: Request): Promise<Response> => {
    if (method !== 'GET' && method !== 'HEAD') return notFound()
    // The address is compared as written: nothing is decoded, so encoding can't hide anything.
    if (!url.startsWith(`${appOrigin}/`)) return notFound()
    const path = bundle.get((url === pageUrl ? appUrl : url).slice(appOrigin.length))
    if (path === undefined) return notFound()
    const contentType = contentTypes[extname(path)]
    if (contentType === undefined) return notFound()
    const headers = { ...commonHeaders, 'Content-Type': contentType }
    return new Response(method === 'HEAD' ? null : new Uint8Array(await readFile(path)), { headers })
  }
}
