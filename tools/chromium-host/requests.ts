// Answers every request of every page, worker and frame, which Chromium pauses. First the app may
// cancel it, then the app's handler for its scheme answers it, then a host that was opened for
// development; all others fail.
import type { Params, Send } from './devtools-pipe.ts'
import { origins } from './origins.ts'
import type { SessionRecord } from './session.ts'

export interface PausedRequest {
  requestId: string
  frameId: string
  resourceType: string
  request: {
    url: string
    method: string
    headers: Record<string, string>
    hasPostData?: boolean
    postDataEntries?: { bytes?: string }[]
  }
}

/** The page that a request belongs to, with the members that answering needs. */
export interface RequestOwner {
  readonly contentsId: number
  readonly session: SessionRecord
  /** Header value that denies documents the features that the app denies. */
  readonly permissionsPolicy: string
}

export type Verdict = 'BlockedByClient' | 'Aborted' | 'Failed' | undefined

// A Chromium page could open browser windows. This forbids that and nothing else, whatever the app's policy.
const noPopups =
  'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-top-navigation allow-top-navigation-to-custom-protocols allow-pointer-lock allow-presentation allow-orientation-lock allow-storage-access-by-user-activation'

const resourceTypes: Record<string, string> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

export interface RequestAnswerer {
  /** Answers or fails the request. Returns why, if it failed. */
  answer(paused: PausedRequest, owner: RequestOwner, isMainFrame: boolean): Promise<Verdict>
  fail(paused: PausedRequest, reason: NonNullable<Verdict>): Promise<Verdict>
  proceed(paused: PausedRequest): Promise<Verdict>
}

export function createAnswerer(send: Send, reachableHosts: readonly string[]): RequestAnswerer {
  // A page that is gone takes its requests along, so an error of an answer to one is ignored.
  const tell = (method: string, params: Params): Promise<unknown> => send(method, params).catch(() => {})

  const fail = async (paused: PausedRequest, reason: NonNullable<Verdict>): Promise<Verdict> => {
    await tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: reason })
    return reason
  }
  const proceed = async (paused: PausedRequest): Promise<Verdict> => {
    await tell('Fetch.continueRequest', { requestId: paused.requestId })
    return undefined
  }

  async function answer(paused: PausedRequest, owner: RequestOwner, isMainFrame: boolean): Promise<Verdict> {
    const { url: pretendUrl, method, headers } = paused.request
    // These addresses hold or name data that the page already has.
    if (/^(data|blob|about):/.test(pretendUrl)) return proceed(paused)
    const url = origins.toReal(pretendUrl)
    // Chromium requests a favicon by itself; Electron doesn't.
    if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico')) return fail(paused, 'Aborted')
    const resourceType = resourceTypes[paused.resourceType] ?? 'other'
    const details = {
      id: Number(paused.requestId.replaceAll(/\D/g, '')),
      url,
      method,
      webContentsId: owner.contentsId,
      resourceType: resourceType === 'mainFrame' && !isMainFrame ? 'subFrame' : resourceType,
      referrer: origins.toReal(headers['Referer'] ?? ''),
      timestamp: Date.now(),
      uploadData: [],
    } as unknown as Parameters<SessionRecord['gate']['allows']>[0]
    if (!(await owner.session.gate.allows(details))) return fail(paused, 'BlockedByClient')
    const handler = owner.session.schemes.find(new URL(url).protocol.slice(0, -1))
    if (!handler) {
      const host = URL.canParse(url) ? new URL(url).hostname : ''
      return reachableHosts.includes(host) ? proceed(paused) : fail(paused, 'BlockedByClient')
    }
    const response = await handler(createRequest(paused, url))
    if (response.type === 'error') return fail(paused, 'Failed')
    const body = Buffer.from(await response.arrayBuffer())
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: origins.mapWithin(value),
    }))
    if (paused.resourceType === 'Document') {
      responseHeaders.push({ name: 'Content-Security-Policy', value: noPopups })
      if (owner.permissionsPolicy)
        responseHeaders.push({ name: 'Permissions-Policy', value: owner.permissionsPolicy })
    }
    await tell('Fetch.fulfillRequest', {
      requestId: paused.requestId,
      responseCode: response.status,
      ...(response.statusText ? { responsePhrase: response.statusText } : {}),
      responseHeaders,
      body: body.toString('base64'),
    })
    return undefined
  }

  return {
    fail,
    proceed,
    async answer(paused, owner, isMainFrame) {
      try {
        return await answer(paused, owner, isMainFrame)
      } catch (error) {
        console.error(`The request for ${origins.toReal(paused.request.url)} failed:`, error)
        return fail(paused, 'Failed')
      }
    },
  }
}

function createRequest(paused: PausedRequest, url: string): Request {
  const { method, headers, postDataEntries } = paused.request
  const kept = Object.entries(headers).map(([name, value]): [string, string] => [name, origins.toReal(value)])
  const parts = (postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
  const hasBody = method !== 'GET' && method !== 'HEAD' && parts.length > 0
  return new Request(url, { method, headers: kept, ...(hasBody ? { body: Buffer.concat(parts) } : {}) })
}
