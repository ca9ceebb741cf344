// Records what main passes to the network: the address, and the body word for word. A server that
// speaks both of OpenAI's APIs would record only the parts of a body that it understands. No header is
// kept, so no key is.
import type { ElectronApplication } from 'playwright'

export interface SentRequest {
  readonly url: string
  readonly body: unknown
}

interface Notes {
  sentRequests: { readonly url: string; readonly body: string }[]
}

/** Records from now on. Returns a function that reads the requests so far, oldest first. */
export async function noteSentRequests({
  electron,
}: {
  readonly electron: ElectronApplication
}): Promise<() => Promise<readonly SentRequest[]>> {
  await electron.evaluate(({ net }) => {
    const ask = net.fetch.bind(net)
    const sentRequests: Notes['sentRequests'] = []
    Object.assign(globalThis, { sentRequests })
    Object.assign(net, {
      fetch(input: string | Request, init?: RequestInit) {
        const url = typeof input === 'string' ? input : input.url
        if (typeof init?.body === 'string') sentRequests.push({ url, body: init.body })
        return ask(input, init)
      },
    })
  })
  return async () => {
    const sent = await electron.evaluate(() => (globalThis as unknown as Notes).sentRequests)
    return sent.map(({ url, body }) => ({ url, body: JSON.parse(body) as unknown }))
  }
}
