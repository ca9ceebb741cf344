// Main's side of the thread, with threads that do what a test wants of them. The real one meets a real keyring
// in test/integration/keyring-thread.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeyringThread } from './keyring-thread.ts'

const canary = 'sk-canary-0123456789abcdef3f9a'
const never = { signal: new AbortController().signal, mayPrompt: true }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-thread-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** `work` sees each `call`, and may `answer` it. */
function makeThread(name: string, work: string) {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(
    path,
    `import { parentPort, threadId } from 'node:worker_threads'
    const answer = (answered) => parentPort.postMessage(answered)
    const seen = []
    parentPort.on('message', (call) => { seen.push(call); ${work} })`,
  )
  return openKeyringThread(path)
}

test('the secret crosses in the one message that stores it, and comes back only when it is read', async () => {
  const open = makeThread('echo', 'answer({ id: call.id, value: JSON.stringify(seen) })')
  const entry = await open('service', 'one')
  await entry.setPassword(canary, never, 'Label')
  await entry.deletePassword(never)
  const seen: unknown = JSON.parse((await entry.getPassword(never)) ?? '')
  const place = { service: 'service', account: 'one' }
  expect(seen).toEqual([
    { ...place, id: 1, kind: 'write', secret: canary },
    { ...place, id: 2, kind: 'remove' },
    { ...place, id: 3, kind: 'read' },
  ])
})

test('one call is under way at a time, on the same thread, in the order in which they came', async () => {
  const open = makeThread(
    'slow',
    `const at = seen.length
    setTimeout(() => answer({ id: call.id, value: threadId + ' ' + call.account + ' ' + (seen.length - at) }), 5)`,
  )
  const found = await Promise.all(
    ['a', 'b', 'c'].map(async (account) => (await open('service', account)).getPassword(never)),
  )
  const [thread] = found[0]?.split(' ') ?? []
  expect(found).toEqual(['a', 'b', 'c'].map((account) => `${thread} ${account} 0`))
})

test('an answer to something else is not taken for the answer', async () => {
  const open = makeThread(
    'mixed',
    `answer({ id: call.id - 1, value: 'another’s' }); answer({ id: call.id, value: 'its own' })`,
  )
  const entry = await open('service', 'one')
  expect([await entry.getPassword(never), await entry.getPassword(never)]).toEqual(['its own', 'its own'])
})

test('an error is its text alone', async () => {
  const open = makeThread('failing', `answer({ id: call.id, message: 'object locked', secret: 'more' })`)
  const fault = await (await open('service', 'one')).getPassword(never).catch((thrown: unknown) => thrown)
  expect(fault).toEqual(new Error('object locked'))
  expect(Object.keys(fault as object)).toEqual([])
})

test('a thread that dies fails what it was asked, and the next call has a new one', async () => {
  const open = makeThread(
    'dying',
    `if (call.account === 'last') process.exit(1); answer({ id: call.id, value: String(threadId) })`,
  )
  const first = await (await open('service', 'one')).getPassword(never)
  const dying = (await open('service', 'last')).getPassword(never)
  const behind = (await open('service', 'one')).getPassword(never)
  await expect(dying).rejects.toThrow('ended')
  expect(Number(await behind)).toBeGreaterThan(Number(first))
})

test('a thread that cannot start fails everything that waits for it, also the next time', async () => {
  const open = openKeyringThread(join(folder, 'not-there.mjs'))
  const entry = await open('service', 'one')
  const asked = [
    entry.getPassword(never),
    entry.setPassword(canary, never, 'Label'),
    entry.deletePassword(never),
  ]
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  await expect(entry.getPassword(never)).rejects.toThrow()
})

test('a call that is given up leaves its thread behind until it answers', async () => {
  const open = makeThread(
    'left',
    `if (call.account !== 'one') {
      // As the library does: the whole thread waits.
      const lock = new Int32Array(new SharedArrayBuffer(4))
      while (!process.getBuiltinModule('fs').existsSync(call.account)) Atomics.wait(lock, 0, 0, 5)
    }
    answer({ id: call.id, value: String(threadId) })`,
  )
  const ask = async () => (await open('service', 'one')).getPassword(never)
  const leave = async (name: string) => {
    const [mayGoOn, giving] = [join(folder, name), new AbortController()]
    const late = (await open('service', mayGoOn)).getPassword({ signal: giving.signal, mayPrompt: true })
    const behind = ask()
    giving.abort()
    const next = await behind
    writeFileSync(mayGoOn, '')
    return { next, late: await late }
  }
  const first = await ask()
  const { next: second, late } = await leave('may-go-on')
  expect(second).not.toBe(first)
  expect(late).toBe(first)
  // It is back, and takes over when the second is left in its turn.
  expect(await leave('may-go-on-again')).toEqual({ next: first, late: second })
})

test('a call that is given up before its turn is never made', async () => {
  const open = makeThread(
    'turns',
    `setTimeout(() => answer({ id: call.id, value: seen.map((one) => one.account).join() }), 5)`,
  )
  const giving = new AbortController()
  const first = (await open('service', 'first')).getPassword(never)
  const dropped = (await open('service', 'dropped')).setPassword(
    canary,
    { signal: giving.signal, mayPrompt: true },
    'Label',
  )
  const last = (await open('service', 'last')).getPassword(never)
  giving.abort()
  await expect(dropped).rejects.toThrow('before it began')
  expect(await first).toBe('first')
  expect(await last).toBe('first,last')
  const late = (await open('service', 'one')).getPassword({ signal: giving.signal, mayPrompt: true })
  await expect(late).rejects.toThrow()
})

test('a call that is given up before the thread runs leaves nothing behind', async () => {
  const open = makeThread('starting', 'answer({ id: call.id, value: threadId + " " + seen.length })')
  const giving = new AbortController()
  const dropped = (await open('service', 'one')).setPassword(
    canary,
    { signal: giving.signal, mayPrompt: true },
    'Label',
  )
  giving.abort()
  await expect(dropped).rejects.toThrow('before it began')
  const [first, second] = [await open('service', 'one'), await open('service', 'two')]
  const found = [await first.getPassword(never), await second.getPassword(never)]
  const [thread] = found[0]?.split(' ') ?? []
  expect(found).toEqual([`${thread} 1`, `${thread} 2`])
})

test('the thread has none of this process’s variables: one could have another library loaded', async () => {
  const open = makeThread('bare', 'answer({ id: call.id, value: JSON.stringify(process.env) })')
  expect(Object.keys(process.env).length).toBeGreaterThan(0)
  expect(await (await open('service', 'one')).getPassword(never)).toBe('{}')
})
