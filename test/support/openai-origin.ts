// Redirects main's one way to the network in the running app: requests go through the app's own code, and
// nothing leaves this machine. A server here can answer for OpenAI's address.
import type { ElectronApplication } from 'playwright'

/** From now on only this machine's own names resolve, as on a computer that is offline. */
export async function closeNetwork(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ net }) => {
    const ask = net.fetch.bind(net)
    const own = ['127.0.0.1', 'localhost', '[::1]']
    Object.assign(net, {
      fetch: (input: string | Request, init?: RequestInit) =>
        own.includes(new URL(typeof input === 'string' ? input : input.url).hostname)
          ? ask(input, init)
          : Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })),
    })
  })
}

/** `baseUrl` replaces https://api.openai.com/v1; a request to any other address goes to that address. */
export const answerForOpenAi = (
  app: { readonly electron: ElectronApplication },
  baseUrl: string,
): Promise<void> => answerFor(app, 'https://api.openai.com/v1', baseUrl)

/** `standIn` replaces the address at the beginning of each request to it. */
export async function answerFor(
  { electron }: { readonly electron: ElectronApplication },
  address: string,
  standIn: string,
): Promise<void> {
  await electron.evaluate(
    ({ net }, [from, to]) => {
      const ask = net.fetch.bind(net)
      Object.assign(net, {
        fetch: (input: string | Request, init?: RequestInit) => {
          const asked = typeof input === 'string' ? input : input.url
          const moved = asked.startsWith(from) ? to + asked.slice(from.length) : asked
          return ask(typeof input === 'string' ? moved : new Request(moved, input), init)
        },
      })
    },
    [address, standIn] as const,
  )
}
