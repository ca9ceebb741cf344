// The connection to a service that does what a test wants of it.
import type { Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { busErrors } from '../dbus/bus.ts'
import { decodeMessage } from '../dbus/message.ts'
import { answer, answerWith, makeMessage, refuse, startFakeBus, type FakeBus } from '../dbus/test-support.ts'
import { createLinks, type Links } from './link.ts'

const canary = 'sk-canary-link-0123456789abcdef3f9a'

let fake: FakeBus
let links: Links
afterEach(async () => {
  links.close()
  await fake[Symbol.asyncDispose]()
})

/** The serial numbers of a connection's calls go up by one; the first, Hello, is answered already. */
async function start(answers: (member: string, serial: number) => Buffer | null, onNews = () => {}) {
  const serials = new Map<Socket, number>()
  fake = await startFakeBus((peer, chunk) => {
    for (let next = decodeMessage(chunk); next !== null; next = decodeMessage(next.rest)) {
      const serial = (serials.get(peer) ?? 1) + 1
      serials.set(peer, serial)
      const { member } = next.message
      const usual =
        member === 'GetConnectionUnixProcessID' ? answerWith(serial, 'u', process.pid) : answer(serial, '')
      peer.write(answers(member, serial) ?? usual)
    }
  })
  links = createLinks({ env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${fake.path}` }, onNews })
  return links.open()
}

test('a service that can’t encrypt is spoken to plainly, once it has said so', async () => {
  let asked = 0
  const link = await start((member, serial) => {
    if (member !== 'OpenSession') return null
    asked += 1
    return asked === 1
      ? refuse(serial, busErrors.notSupported)
      : answerWith(serial, 'vo', { type: 's', value: '' }, '/session')
  })
  const { path, cipher } = await link.openSession()
  expect([asked, path]).toEqual([2, '/session'])
  expect(cipher.open(cipher.seal(path, canary))).toBe(canary)
  // It is opened once.
  expect((await link.openSession()).cipher).toBe(cipher)
  expect(asked).toBe(2)
})

test('a service that refuses for another reason is not spoken to plainly', async () => {
  let asked = 0
  const link = await start((member, serial) => {
    if (member !== 'OpenSession') return null
    asked += 1
    return refuse(serial, 'org.example.No')
  })
  await expect(link.openSession()).rejects.toThrow('org.example.No')
  expect(asked).toBe(1)
  // Tried again the next time.
  await expect(link.openSession()).rejects.toThrow('org.example.No')
  expect(asked).toBe(2)
})

test('a service that sends no key of its own gets no secret', async () => {
  const link = await start((member, serial) =>
    member === 'OpenSession'
      ? answerWith(serial, 'vo', { type: 'ay', value: Buffer.from([1]) }, '/session')
      : null,
  )
  await expect(link.openSession()).rejects.toThrow('no key')
})

test('another program that takes over ends the windows and the session of the one before', async () => {
  let sessions = 0
  let news = 0
  const link = await start(
    (member, serial) => {
      if (member !== 'OpenSession') return null
      sessions += 1
      return sessions % 2 === 1
        ? refuse(serial, busErrors.notSupported)
        : answerWith(serial, 'vo', { type: 's', value: '' }, `/session/${sessions}`)
    },
    () => (news += 1),
  )
  const first = await link.openSession()
  const prompt = link.waitForPrompt('/prompt')
  fake.peers[0]?.write(
    makeMessage('signal', [
      [2, { type: 's', value: 'org.freedesktop.DBus' }],
      [3, { type: 's', value: 'NameOwnerChanged' }],
    ]),
  )
  expect(await prompt).toBe(null)
  expect(news).toBeGreaterThan(0)
  expect((await link.openSession()).path).not.toBe(first.path)
})

test('a bus that ends ends what waits, and the next call finds a new one', async () => {
  const link = await start(() => null)
  const prompt = link.waitForPrompt('/prompt')
  fake.peers[0]?.destroy()
  expect(await prompt).toBe(null)
  await expect(link.call({ path: '/', of: 'Service', member: 'ReadAlias' })).rejects.toThrow(busErrors.closed)
  await expect.poll(async () => (await links.open()) !== link).toBe(true)
})
