import { expect, test } from 'vitest'
import { runAttempt } from './attempt.ts'
import { noAnswerFacts, type Backend, type BackendEvent } from './backend.ts'

const request = { modelId: 'small', messages: [] }
const backendOf = (answer: () => AsyncIterable<BackendEvent>): Backend => ({ name: 'responses', answer })

test('an abort ends it at once, whatever a backend still does, and no word counts after it', async () => {
  const controller = new AbortController()
  const mayGoOn = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  const stubborn = backendOf(async function* () {
    try {
      yield { kind: 'text', text: 'One' }
      await mayGoOn.promise
      yield { kind: 'text', text: 'two' }
    } finally {
      over.resolve()
    }
  })
  const said: string[] = []
  const attempt = await runAttempt(stubborn, request, controller.signal, (text) => {
    said.push(text)
    queueMicrotask(() => controller.abort())
  })
  expect([attempt.end, said]).toEqual([{ kind: 'aborted', ...noAnswerFacts }, ['One']])
  mayGoOn.resolve()
  await over.promise
  expect(said).toEqual(['One'])
})

test.each<[string, () => AsyncIterable<BackendEvent>]>([
  ['ends without an end', async function* () {}],
  [
    'throws',
    async function* () {
      yield { kind: 'text', text: 'One' }
      throw new Error('a bug')
    },
  ],
])('a backend that %s has failed', async (_what, answer) => {
  const attempt = await runAttempt(backendOf(answer), request, new AbortController().signal, () => {})
  expect(attempt.end).toMatchObject({ kind: 'failed', failure: { code: 'bug/unexpected' } })
})

test('what was said before an abort is kept, and is no word of the answer', async () => {
  const controller = new AbortController()
  const facts = { ...noAnswerFacts, modelAnswered: 'small', requestId: 'req_1' }
  const counting = backendOf(async function* () {
    yield { kind: 'text', text: 'One' }
    yield { kind: 'counted', ...facts }
    controller.abort()
    yield { kind: 'completed', ...facts }
  })
  const said: string[] = []
  const attempt = await runAttempt(counting, request, controller.signal, (text) => said.push(text))
  expect([attempt.end, said]).toEqual([{ kind: 'aborted', ...facts }, ['One']])
})
