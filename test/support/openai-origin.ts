// Main's one way to the network, turned round in the running app: what is sent goes through the very same code,
// and nothing leaves this machine. OpenAI's own address can be answered by a server here.
import type { ElectronApplication } from 'playwright'

/** No name but this machine's is found from now on, as on a computer that is offline. */
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

/** `baseUrl` takes the place of https://api.openai.com/v1; a request to anywhere else goes where it says. */
export async function answerForOpenAi(
  { electron }: { readonly electron: ElectronApplication },
  baseUrl: string,
): Promise<void> {
  await electron.evaluate(({ net }, standIn) => {
    const ask = net.fetch.bind(net)
    Object.assign(net, {
      fetch: (input: string | Request, init?: RequestInit) => {
        const asked = typeof input === 'string' ? input : input.url
        const address = asked.replace('https://api.openai.com/v1', standIn)
        return ask(typeof input === 'string' ? address : new Request(address, input), init)
      },
    })
  }, baseUrl)
}
