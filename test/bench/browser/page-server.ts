// Serves the races' page on loopback through the app's own handler, and so under its content policy.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appOrigin, createAppHandler, listBundle } from '../../../src/main/app/app-protocol.ts'

export interface PageServer extends AsyncDisposable {
  readonly url: string
}

const send = async (answering: Promise<Response>, response: ServerResponse) => {
  const answered = await answering
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  response.end(new Uint8Array(await answered.arrayBuffer()))
}

export const servePage = async (folder: string): Promise<PageServer> => {
  const answer = createAppHandler(listBundle(folder))
  const server = createServer((request, response) => {
    const ask = new Request(`${appOrigin}${request.url ?? '/'}`, { method: request.method ?? 'GET' })
    void send(answer(ask), response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address of this type.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/index.html`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
