// `session.webRequest`: only the listener that may cancel a request before it is sent.
import type { OnBeforeRequestListenerDetails, WebRequest, WebRequestFilter } from 'electron/main'
import { makeStrict, refuse } from './strict.ts'

type Listener = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]> & ((...args: never[]) => void)
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void

export interface RequestGate {
  readonly webRequest: WebRequest
  /** Whether the app lets the request go on. */
  allows(details: OnBeforeRequestListenerDetails): Promise<boolean>
}

export function createRequestGate(): RequestGate {
  let current: { listener: BeforeRequest; isMeant: (url: string, type: string) => boolean } | undefined

  function onBeforeRequest(
    filterOrListener: WebRequestFilter | Listener | null,
    listener?: Listener | null,
  ): void {
    const chosen =
      typeof filterOrListener === 'function' || filterOrListener === null ? filterOrListener : listener
    const filter =
      typeof filterOrListener === 'object' && filterOrListener !== null ? filterOrListener : undefined
    current = chosen ? { listener: chosen, isMeant: compileFilter(filter) } : undefined
  }

  return {
    webRequest: makeStrict('electron.session.webRequest', { onBeforeRequest }) as unknown as WebRequest,
    async allows(details) {
      if (!current?.isMeant(details.url, details.resourceType)) return true
      const { listener } = current
      return new Promise((resolve, reject) => {
        try {
          listener(details, (response) => {
            if (response.redirectURL)
              reject(new Error('The Chromium host has no redirectURL in webRequest.onBeforeRequest'))
            else resolve(response.cancel !== true)
          })
        } catch (error) {
          reject(error)
        }
      })
    },
  }
}

function compileFilter(filter: WebRequestFilter | undefined): (url: string, type: string) => boolean {
  if (!filter) return () => true
  for (const key of Object.keys(filter))
    if (key !== 'urls' && key !== 'types' && key !== 'excludeUrls') refuse(`webRequest filter.${key}`)
  const wanted = (filter.urls ?? []).map(compilePattern)
  const unwanted = (filter.excludeUrls ?? []).map(compilePattern)
  const types = filter.types as readonly string[] | undefined
  return (url, type) =>
    (wanted.length === 0 || wanted.some((test) => test(url))) &&
    !unwanted.some((test) => test(url)) &&
    (!types?.length || types.includes(type))
}

/** A match pattern: `<all_urls>`, or scheme, host and path in which `*` stands for anything. */
function compilePattern(pattern: string): (url: string) => boolean {
  if (pattern === '<all_urls>') return () => true
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')
  const expression = new RegExp(`^${source}$`)
  return (url) => expression.test(url)
}
