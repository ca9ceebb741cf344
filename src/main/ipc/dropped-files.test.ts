import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channels, maxDroppedFiles } from '../../contract/wire.ts'
import { connectDroppedFiles } from './dropped-files.ts'
import { createGate } from './gate.ts'
import { createWindows } from './windows.ts'

const origin = 'app://bundle'

class Page extends EventEmitter {
  static lastId = 0
  readonly id = (Page.lastId += 1)
  readonly mainFrame = { origin, isDestroyed: () => false }
  isDestroyed = (): boolean => false
}

function setUp() {
  const ipc = new EventEmitter()
  const windows = createWindows()
  const heard: (readonly string[])[] = []
  connectDroppedFiles({
    ipc: ipc as unknown as Parameters<typeof connectDroppedFiles>[0]['ipc'], // it is only listened to
    gate: createGate(windows, origin),
    onFiles: (paths) => void heard.push(paths),
  })
  const page = new Page()
  windows.admit(page as unknown as Electron.WebContents)
  const drop = (payload: unknown, from: Page = page, senderFrame: unknown = from.mainFrame) =>
    ipc.emit(channels.drop, { sender: from, senderFrame }, payload)
  return { page, drop, heard }
}

test('what was dropped on a window of ours is told', () => {
  const { drop, heard } = setUp()
  drop(['/home/someone/.env'])
  const many = Array.from({ length: maxDroppedFiles }, (_, index) => `/tmp/${index}`)
  drop(many)
  expect(heard).toEqual([['/home/someone/.env'], many])
})

test('[S17] nobody else is heard', () => {
  const { page, drop, heard } = setUp()
  const stranger = new Page()
  drop(['/tmp/.env'], stranger)
  drop(['/tmp/.env'], page, null)
  drop(['/tmp/.env'], page, { origin, isDestroyed: () => false })
  const elsewhere = new Page()
  Object.assign(elsewhere.mainFrame, { origin: 'https://elsewhere.invalid' })
  drop(['/tmp/.env'], elsewhere)
  expect(heard).toEqual([])
})

test.each([
  [undefined],
  [null],
  ['/tmp/.env'],
  [{ 0: '/tmp/.env', length: 1 }],
  [[]],
  [['.env']],
  [['../../etc/passwd']],
  [['/tmp/.env', 'relative']],
  [['/tmp/a\0b']],
  [['']],
  [[7]],
  [[['/tmp/.env']]],
  [Array.from({ length: maxDroppedFiles + 1 }, () => '/tmp/.env')],
  [[`/${'x'.repeat(40_000)}`]],
])('[S16] what fits no drop is not heard: %#', (payload) => {
  const { drop, heard } = setUp()
  drop(payload)
  expect(heard).toEqual([])
})

test('[S16] nothing that arrives throws, or is told without having the form', () => {
  const { drop, heard } = setUp()
  fc.assert(
    fc.property(
      fc.oneof(fc.anything({ withBigInt: true, withMap: true }), fc.array(fc.string())),
      (payload) => {
        drop(payload)
        for (const paths of heard.splice(0)) expect(paths.every((path) => path.startsWith('/'))).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})
