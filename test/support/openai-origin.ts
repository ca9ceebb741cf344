// OpenAI's own address, answered by a server on this machine: main's one way to the network is turned round
// in the running app, so that what is sent there goes through the very same code, and nothing leaves.
import type { RunningApp } from './app.ts'

/** `baseUrl` takes the place of https://api.openai.com/v1; a request to anywhere else goes where it says. */
export async function answerForOpenAi({ electron }: RunningApp, baseUrl: string): Promise<void> {
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
