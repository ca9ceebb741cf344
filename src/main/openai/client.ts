// The only place that makes a client of OpenAI's library. It sets every option, because the library reads
// missing ones from the environment. Never log or inspect a client: printing it prints its key.
import type { Exchange } from './exchange.ts'

export interface ClientOptions {
  readonly secret: string
  readonly baseUrl: string
  /** The time limit for the answer's headers; the exchange watches the body. */
  readonly timeoutMs: number
}

/** Loads the library on first use. `secret` comes from parseKey. */
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
    // Set again, because OPENAI_CUSTOM_HEADERS could replace the key's own header.
    defaultHeaders: { authorization: `Bearer ${options.secret}` },
    defaultQuery: {},
    fetch: exchange.fetch,
    fetchOptions: { redirect: 'error' },
  })
}

/** Loads the library before its first use, while nobody waits. */
export async function warmUpClient(): Promise<void> {
  await import('openai')
}
