// A listener on one loopback port, TCP and UDP, that never answers and counts everything that reaches it. It
// proves that a program has no network: no connection, no datagram, no byte.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

interface ReachCounts {
  readonly connections: number
  readonly datagrams: number
  readonly bytes: number
}

export interface TcpListener extends AsyncDisposable {
  readonly port: number
  counts(): ReachCounts
  stop(): Promise<void>
}

export async function startTcpListener(): Promise<TcpListener> {
  const counts = { connections: 0, datagrams: 0, bytes: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    counts.connections += 1
    sockets.add(socket)
    socket.on('data', (chunk) => (counts.bytes += chunk.length))
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // It listens on an address, not on a pipe, so the address is of this type.
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4')
  datagrams.on('message', (message) => {
    counts.datagrams += 1
    counts.bytes += message.length
  })
  datagrams.bind(port, '127.0.0.1')
  await once(datagrams, 'listening')
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    datagrams.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { port, counts: () => ({ ...counts }), stop, [Symbol.asyncDispose]: stop }
}

/** Sends `text` over a connection of its own, and resolves once both sides have closed it: then all of it was counted. */
export async function sendByTcp(port: number, text: string): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.resume().end(text)
  await once(socket, 'close')
}
