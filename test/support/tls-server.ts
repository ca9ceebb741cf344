// HTTPS servers whose certificates nobody trusts, made on the spot: self-signed, expired, or for another
// name. Each records which requests reached it, and whether one had an Authorization header.
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

export type CertificateFault = 'self-signed' | 'expired' | 'other-name'

export interface TlsServer extends AsyncDisposable {
  readonly origin: string
  readonly baseUrl: string
  /** Counts the requests that arrived: a client that doesn't trust the certificate sends none. */
  countRequests(): number
  countAuthorized(): number
  /** Counts the handshakes that began, finished or not. */
  countConnections(): number
}

const dayMs = 86_400_000

async function makeCertificate(fault: CertificateFault) {
  const isExpired = fault === 'expired'
  const name = fault === 'other-name' ? 'api.openai.com' : '127.0.0.1'
  return generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    notBeforeDate: new Date(Date.now() - (isExpired ? 30 : 1) * dayMs),
    notAfterDate: new Date(Date.now() + (isExpired ? -1 : 30) * dayMs),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: fault === 'other-name' ? [{ type: 2, value: name }] : [{ type: 7, ip: '127.0.0.1' }],
      },
    ],
  })
}

export async function startTlsServer(fault: CertificateFault = 'self-signed'): Promise<TlsServer> {
  const { private: key, cert } = await makeCertificate(fault)
  let requests = 0
  let authorized = 0
  let connections = 0
  const server: Server = createServer({ key, cert }, (request, response) => {
    requests += 1
    if (request.headers.authorization !== undefined) authorized += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ object: 'list', data: [{ id: 'gpt-6-luna', object: 'model' }] }))
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on an address, not on a pipe, so the address is of this type.
  const { port } = server.address() as AddressInfo
  const origin = `https://127.0.0.1:${port}`
  return {
    origin,
    baseUrl: `${origin}/v1`,
    countRequests: () => requests,
    countAuthorized: () => authorized,
    countConnections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
