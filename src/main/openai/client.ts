// The one place where a client of OpenAI's library is made. Every option is explicit, because what is left
// out is read from the environment. Never logged or inspected: printing a client prints its key.
import type { Exchange } from './exchange.ts'

export interface ClientOptions {
  readonly secret: string
  readonly baseUrl: string
  /** Until the headers of an answer; its body is watched by the exchange. */
  readonly timeoutMs: number
}

/** Loads the library on its first use. The key is one that parseKey gave. */
export async function createClient(options: ClientOptions, exchange: Exchange) {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    apiKey: options.secret,
    adminAPIKey: null,
    baseURL: options.baseUrl,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: options.timeoutMs,
    logLevel: 'off',
    // Said again, because OPENAI_CUSTOM_HEADERS would take the place of the key's own header.
    defaultHeaders: { authorization: `Bearer ${options.secret}` },
    defaultQuery: {},
    fetch: exchange.fetch,
    fetchOptions: { redirect: 'error' },
  })
}

/** Loads the library ahead of its first use, when there is time for it. */
export async function warmUpClient(): Promise<void> {
  await import('openai')
}
