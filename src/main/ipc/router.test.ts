import { EventEmitter } from 'node:events'
import * as z from 'zod'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Handlers, StreamSink } from '../../contract/derived.ts'
import { event, route, stream } from '../../contract/kinds.ts'
import { channels, type Frame } from '../../contract/wire.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { createEventHub } from './event-hub.ts'
import { createGate } from './gate.ts'
import { connectRouter } from './router.ts'
import { createWindows } from './windows.ts'

const small = {
  notes: {
    addNote: route({
      input: z.strictObject({ text: z.string().max(5) }),
      output: z.strictObject({ count: z.int() }),
    }),
    noteAdded: event(z.strictObject({ count: z.int() })),
    readAloud: stream({
      input: z.strictObject({ from: z.int() }),
      snapshot: z.strictObject({ soFar: z.string().max(100) }),
      delta: z.string().max(10),
      settled: z.strictObject({ all: z.string().max(100) }),
    }),
  },
} as const

const origin = 'app://bundle'

type Answering = (event: unknown, ...args: unknown[]) => unknown

/** A page as Electron shows it to main: contents, a main frame, and what it was sent. */
class Page extends EventEmitter {
  static lastId = 0
  readonly id = (Page.lastId += 1)
  readonly mainFrame = { origin, isDestroyed: () => false }
  readonly frames: Frame[] = []
  isDestroyed = (): boolean => false
  send(_channel: string, frames: Frame[]): void {
    this.frames.push(...frames)
  }
}

function setUp() {
  const ipc = new Map<string, Answering>()
  const register = (channel: string, listener: Answering): void => void ipc.set(channel, listener)
  const windows = createWindows()
  const bugs: unknown[] = []
  let sink: StreamSink<string, { all: string }> | null = null
  const calls: string[] = []
  const limited = new Set<string>()
  let count = 0
  const handlers: Handlers<typeof small> = {
    notes: {
      addNote: ({ text }) => {
        calls.push(text)
        if (text === 'throw') throw new Error('secret detail')
        if (text === 'wrong') return ok({ count: 'many' as unknown as number })
        return text === 'fail' ? err(makeFailure('store/full')) : ok({ count: (count += 1) })
      },
      readAloud: ({ from }) =>
        from < 0
          ? err(makeFailure('store/not-found'))
          : ok({
              snapshot: { soFar: 'so' },
              attach(to) {
                sink = to
                return () => void calls.push('detached')
              },
              cancel: () => void calls.push('cancelled'),
            }),
    },
  }
  connectRouter({
    // The fake registers and nothing else; Electron's own is used end to end.
    ipc: { handle: register, on: register } as unknown as Parameters<typeof connectRouter>[0]['ipc'],
    contract: small,
    handlers,
    gate: createGate(windows, origin),
    limit: (name) => (limited.has(name) ? makeFailure('ipc/too-often') : null),
    checksAnswers: true,
    onBug: (_where, error) => bugs.push(error),
  })
  const admit = (page: Page): void => windows.admit(page as unknown as Electron.WebContents)
  const page = new Page()
  admit(page)
  const from = (sender: Page, senderFrame: unknown = sender.mainFrame) => ({ sender, senderFrame })
  const say = (channel: string, who: unknown, ...args: unknown[]) => ipc.get(channel)?.(who, ...args)
  const publish = createEventHub({ contract: small, windows, checksPayloads: true })
  return {
    page,
    admit,
    from,
    say,
    bugs,
    calls,
    limited,
    publish,
    sink: () => sink,
    ask: async (who: unknown, ...args: unknown[]) =>
      (await say(channels.ask, who, ...args)) as Result<unknown>,
  }
}

let app = setUp()
beforeEach(() => (app = setUp()))

const code = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.failure.code)

describe('routes', () => {
  it('answer through gate, parse and handler', async () => {
    expect(await app.ask(app.from(app.page), 'notes.addNote', { text: 'a' })).toEqual(ok({ count: 1 }))
    expect(code(await app.ask(app.from(app.page), 'notes.addNote', { text: 'fail' }))).toBe('store/full')
  })

  it('[S15] refuse what the contract does not name, and what does not fit it', async () => {
    for (const name of ['notes.dropAll', 'notes.noteAdded', '__proto__', 'constructor', '', null, {}, 7]) {
      expect(code(await app.ask(app.from(app.page), name, {}))).toBe('ipc/unknown-route')
    }
    for (const input of [
      undefined,
      null,
      7,
      'text',
      [],
      {},
      { text: 7 },
      { text: 'too long' },
      { text: 'a', more: 1 },
    ]) {
      expect(code(await app.ask(app.from(app.page), 'notes.addNote', input))).toBe('ipc/invalid-input')
    }
    expect(app.calls).toEqual([])
  })

  it('limits how often, after the input was checked and before the handler is called', async () => {
    app.limited.add('notes.addNote')
    app.limited.add('notes.readAloud')
    expect(code(await app.ask(app.from(app.page), 'notes.addNote', { text: 'a' }))).toBe('ipc/too-often')
    expect(code(await app.ask(app.from(app.page), 'notes.addNote', { text: 1 }))).toBe('ipc/invalid-input')
    app.say(channels.open, app.from(app.page), 'notes.readAloud', 1, { from: 1 })
    expect(app.page.frames).toMatchObject([
      { kind: 'settled', stream: 1, result: { failure: { code: 'ipc/too-often' } } },
    ])
    expect(app.calls).toEqual([])
  })

  it('[S17] refuse a sender that is not the main frame of a known window at the exact origin', async () => {
    const stranger = new Page()
    const wrongOrigin = new Page()
    Object.assign(wrongOrigin.mainFrame, { origin: 'app://bundle.evil' })
    const gone = new Page()
    const disposed = new Proxy(gone.mainFrame, {
      get(_frame, name) {
        if (name === 'isDestroyed') return () => true
        throw new Error('Render frame was disposed before WebFrameMain could be accessed')
      },
    })
    Object.assign(gone, { mainFrame: disposed })
    // Known windows both, so that it is the frame that is refused.
    app.admit(wrongOrigin)
    app.admit(gone)
    const refused = [
      app.from(stranger),
      app.from(app.page, null),
      app.from(app.page, { origin, isDestroyed: () => false }), // a subframe, even at the right origin
      app.from(app.page, stranger.mainFrame),
      app.from(wrongOrigin),
      app.from(gone),
    ]
    for (const who of refused) {
      expect(code(await app.ask(who, 'notes.addNote', { text: 'a' }))).toBe('ipc/unknown-sender')
      app.say(channels.open, who, 'notes.readAloud', 1, { from: 0 })
    }
    expect(app.calls).toEqual([])
    expect(app.sink()).toBeNull()
  })

  it('answer a bug as a bug, without its words', async () => {
    const answer = await app.ask(app.from(app.page), 'notes.addNote', { text: 'throw' })
    expect(code(answer)).toBe('bug/unexpected')
    expect(JSON.stringify(answer)).not.toContain('secret detail')
    expect(app.bugs).toHaveLength(1)
    expect(code(await app.ask(app.from(app.page), 'notes.addNote', { text: 'wrong' }))).toBe('bug/unexpected')
  })
})

describe('streams', () => {
  const open = (id: unknown, input: unknown = { from: 0 }) =>
    app.say(channels.open, app.from(app.page), 'notes.readAloud', id, input)

  it('give a snapshot, increments, and an end, in order', () => {
    open(1)
    app.sink()?.delta('a')
    app.sink()?.delta('b')
    app.sink()?.settle(ok({ all: 'soab' }))
    expect(app.page.frames).toEqual([
      { kind: 'snapshot', stream: 1, snapshot: { soFar: 'so' } },
      { kind: 'deltas', stream: 1, deltas: ['a'] },
      { kind: 'deltas', stream: 1, deltas: ['b'] },
      { kind: 'settled', stream: 1, result: ok({ all: 'soab' }) },
    ])
  })

  it('cancel when told to, and only detach when the page goes', () => {
    open(1)
    app.say(channels.leave, app.from(app.page), 1, 'cancel')
    expect(app.calls).toEqual(['cancelled'])
    open(2)
    app.page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    expect(app.calls).toEqual(['cancelled', 'detached', 'detached'])
  })

  it('settle at once with what is wrong', () => {
    open(1, { from: -1 })
    open(2, { from: 'x' })
    open(3)
    open(3)
    const ends = app.page.frames.flatMap((frame) =>
      frame.kind === 'settled' ? [[frame.stream, code(frame.result)]] : [],
    )
    expect(ends).toEqual([
      [1, 'store/not-found'],
      [2, 'ipc/invalid-input'],
      [3, 'ipc/invalid-input'],
    ])
    open('1')
    open(Number.NaN)
    expect(app.page.frames.filter((frame) => frame.kind === 'snapshot')).toHaveLength(1)
  })

  it('are let go in number, so that a page gone wrong fills nothing', () => {
    for (let id = 0; id < 300; id += 1) open(id)
    expect(app.page.frames.filter((frame) => frame.kind === 'snapshot')).toHaveLength(256)
  })
})

describe('events', () => {
  it('reach every window and must fit the contract', () => {
    app.publish('notes.noteAdded', { count: 1 })
    expect(app.page.frames).toEqual([{ kind: 'event', name: 'notes.noteAdded', payload: { count: 1 } }])
    expect(() => app.publish('notes.noteAdded', { count: 'x' as unknown as number })).toThrow()
  })
})
