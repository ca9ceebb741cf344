import { beforeEach, describe, expect, it } from 'vitest'
import { initialSettings } from '../../../src/contract/settings.ts'
import { ok } from '../../../src/domain/result.ts'
import { newId } from '../../../src/main/store/new-id.ts'
import { answer, settleCalls, standIn, tell } from './stand-in.ts'

beforeEach(() => {
  answer({ settings: { readSettings: () => ok(initialSettings) } })
})

describe('main’s stand-in', () => {
  it('answers what a test gave it, and tells events', async () => {
    expect(await standIn.settings.readSettings({})).toEqual(ok(initialSettings))
    const told: unknown[] = []
    const leave = standIn.settings.settingsChanged((settings) => told.push(settings))
    tell('settings.settingsChanged', initialSettings)
    leave()
    tell('settings.settingsChanged', initialSettings)
    expect(told).toEqual([initialSettings])
    expect(settleCalls()).toEqual([])
  })

  it('streams a snapshot, deltas and the end, until the window leaves', async () => {
    const sinks = new Set<{ delta(delta: { kind: 'text'; text: string }): void }>()
    answer({
      chat: {
        streamAnswer: () =>
          ok({
            snapshot: { text: 'One', state: { name: 'streaming' } },
            attach(sink) {
              sinks.add(sink)
              return () => void sinks.delete(sink)
            },
            cancel: () => sinks.clear(),
          }),
      },
    })
    const told: unknown[] = []
    const listener = {
      snapshot: (snapshot: unknown) => told.push(snapshot),
      delta: (delta: unknown) => told.push(delta),
      settle: (result: unknown) => told.push(result),
    }
    const handle = standIn.chat.streamAnswer({ messageId: newId() }, listener)
    for (const sink of sinks) sink.delta({ kind: 'text', text: ' two' })
    handle.detach()
    for (const sink of sinks) sink.delta({ kind: 'text', text: ' three' })
    expect(told).toEqual([
      { text: 'One', state: { name: 'streaming' } },
      { kind: 'text', text: ' two' },
    ])
    expect(settleCalls()).toEqual([])
  })

  it('reports a call that nobody expected, once', async () => {
    expect(await standIn.keys.listKeys({})).toMatchObject({ ok: false })
    expect(settleCalls()).toEqual(['keys.listKeys({})'])
    expect(settleCalls()).toEqual([])
  })

  it('reports a question or an answer that the contract does not allow', async () => {
    answer({ settings: { readSettings: () => ok({ ...initialSettings, defaultModelId: '' }) } })
    await expect(standIn.settings.readSettings({})).rejects.toThrow()
    expect(settleCalls()).toEqual([expect.stringContaining('settings.readSettings')])
    const wrong: { limit: number } = { limit: 1 }
    await expect(standIn.settings.readSettings(wrong as never)).rejects.toThrow() // what a window must not send
    expect(settleCalls()).toEqual([expect.stringContaining('settings.readSettings')])
  })
})
