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
  /** Resolves to true if the app lets the request go on. */
  allows(details: OnBeforeRequestListenerDetails): Promise<boolean>
}

export function createRequestGate(): RequestGate {
  let listener: BeforeRequest | null = null

  function onBeforeRequest(wanted: WebRequestFilter | Listener | null): void {
    if (typeof wanted === 'object' && wanted !== null) refuse('webRequest filter')
    listener = wanted
  }

  return {
    webRequest: makeStrict('electron.session.webRequest', { onBeforeRequest }) as unknown as WebRequest,
    async allows(details) {
      const ask = listener
      if (!ask) return true
      return new Promise((resolve, reject) => {
        try {
          ask(details, (response) => {
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
