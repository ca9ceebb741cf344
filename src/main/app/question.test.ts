import { expect, test } from 'vitest'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { cancelled, createAsk } from './question.ts'

const question = { title: 'Change?', message: '$1 to $2', detail: 'It counts from now on.', act: 'Change it' }
const window = () => ({}) as BrowserWindow // only its identity counts here
const declined = { ok: false, failure: { code: 'ipc/declined' } }
const tooOften = { ok: false, failure: { code: 'ipc/too-often' } }

test('[S29] shows what it is about, with Cancel as the default and for Escape, and no access keys', async () => {
  const shown: MessageBoxOptions[] = []
  const ask = createAsk(
    async (_window, options) => {
      shown.push(options)
      return { response: 0 }
    },
    () => 0,
  )
  expect(await ask(window(), question)).toEqual({ ok: true, value: undefined })
  expect(shown).toEqual([
    {
      type: 'question',
      title: 'Change?',
      message: '$1 to $2',
      detail: 'It counts from now on.',
      buttons: ['Change it', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    },
  ])
  expect(shown[0]?.normalizeAccessKeys).toBeUndefined()
})

test('of many at once one is shown, and the others are refused', async () => {
  const { promise, resolve } = Promise.withResolvers<{ response: number }>()
  let shown = 0
  const ask = createAsk(
    () => {
      shown += 1
      return promise
    },
    () => 0,
  )
  const one = window()
  const asked = Array.from({ length: 500 }, () => ask(one, question))
  resolve({ response: 0 })
  const answers = await Promise.all(asked)
  expect(shown).toBe(1)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers[499]).toMatchObject({ ok: false, failure: { code: 'ipc/question-open' } })
})

test('after some that were cancelled it asks no more for a while, in that window', async () => {
  let nowMs = 0
  let shown = 0
  const ask = createAsk(
    async () => {
      shown += 1
      return { response: 1 }
    },
    () => nowMs,
  )
  const one = window()
  for (let time = 0; time < cancelled.atOnce; time += 1)
    expect(await ask(one, question)).toMatchObject(declined)
  for (let time = 0; time < 100; time += 1) expect(await ask(one, question)).toMatchObject(tooOften)
  expect(shown).toBe(cancelled.atOnce)
  expect(await ask(window(), question)).toMatchObject(declined)
  nowMs += 60_000 / cancelled.perMinute
  expect(await ask(one, question)).toMatchObject(declined)
  expect(await ask(one, question)).toMatchObject(tooOften)
})

test('one that was agreed to uses nothing up', async () => {
  const ask = createAsk(
    async () => ({ response: 0 }),
    () => 0,
  )
  const one = window()
  for (let time = 0; time < 100; time += 1) expect((await ask(one, question)).ok).toBe(true)
})
