// When main is asked to estimate, and which of its answers counts.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConversationId } from '../../../../../domain/ids.ts'
import { noParameters } from '../../../../../domain/chat/parameters.ts'
import { ok } from '../../../../../domain/result.ts'
import type * as Drafts from '../../../../stores/drafts.ts'
import type * as Estimates from './estimates.ts'

interface Question {
  readonly text: string
  readonly conversationId: unknown
  readonly modelId: string
  readonly parameters: unknown
}

const asked: Question[] = []
const answers: Array<() => void> = []
let tellPrices = () => {}
const estimateMessage = (question: Question) =>
  new Promise((resolve) => {
    asked.push(question)
    answers.push(() => resolve(ok({ inputTokens: question.text.length, textTokens: question.text.length })))
  })
const pricesChanged = (listener: () => void) => {
  tellPrices = listener
  return () => {}
}

let drafts: typeof Drafts
let estimates: typeof Estimates
let stop: () => void
const chatKey = '01890000-0000-7000-8000-000000000000' as ConversationId // shaped as one
const subject = {
  chatKey: 'new',
  keyId: null,
  modelId: 'm',
  parameters: noParameters,
  historyMark: '',
} as const

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  asked.length = 0
  answers.length = 0
  vi.stubGlobal('window', { latchkey: { usage: { estimateMessage }, prices: { pricesChanged } } })
  drafts = await import('../../../../stores/drafts.ts')
  estimates = await import('./estimates.ts')
  stop = estimates.watchEstimate(subject)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const rest = () => vi.advanceTimersByTimeAsync(1_000)
const write = async (text: string) => {
  drafts.noteTyped('new', text)
  await rest()
}
const answer = async (index: number) => {
  answers[index]?.()
  await vi.advanceTimersByTimeAsync(0)
}
const readTokens = (text: string, modelId = 'm') =>
  estimates.readEstimate('new', modelId, text)?.textTokens ?? null
const textsAsked = () => asked.map(({ text }) => text)

it('asks once the keys rest, and not at each of them', async () => {
  for (const text of ['H', 'He', 'Hel']) {
    drafts.noteTyped('new', text)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(asked).toEqual([])
  await rest()
  expect(textsAsked()).toEqual(['Hel'])
})

it('takes the latest answer, whichever comes first', async () => {
  await write('Hello')
  await write('Hello you')
  await answer(1)
  await answer(0)
  expect(readTokens('Hello you')).toBe(9)
})

it('tells only of the very text and model that were estimated', async () => {
  await write('Hello')
  await answer(0)
  expect(readTokens('Hello')).toBe(5)
  expect(readTokens('Hello!')).toBeNull()
  expect(readTokens('Hello', 'n')).toBeNull()
})

it('while nothing is written, asks how full the context is', async () => {
  await rest()
  expect(textsAsked()).toEqual([''])
  await answer(0)
  expect(readTokens('')).toBe(0)
})

it('forgets at once what is taken out, also while it is being estimated', async () => {
  await write('Hello')
  drafts.changeDraft('new', { text: '' })
  await answer(0)
  expect(readTokens('Hello')).toBeNull()
  await rest()
  expect(textsAsked()).toEqual(['Hello', ''])
})

it('asks for nothing too long', async () => {
  await write('x'.repeat(400_001))
  expect(asked).toEqual([])
})

it('asks with the parameters of a chat that begins, and leaves to main those of one that has begun', async () => {
  await rest()
  stop()
  stop = estimates.watchEstimate({ ...subject, chatKey })
  await rest()
  expect(asked).toMatchObject([
    { conversationId: null, parameters: noParameters },
    { conversationId: chatKey, parameters: null },
  ])
})

it('asks again when another is to answer, and when a price changes', async () => {
  await write('Hello')
  stop()
  stop = estimates.watchEstimate({ ...subject, modelId: 'n' })
  await rest()
  tellPrices()
  await rest()
  expect(asked.map(({ modelId }) => modelId)).toEqual(['m', 'n', 'n'])
})
