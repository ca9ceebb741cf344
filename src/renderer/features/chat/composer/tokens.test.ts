// When main is asked to count, and which of its answers counts.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ok } from '../../../../domain/result.ts'
import type * as Drafts from '../drafts.ts'
import type * as Tokens from './tokens.ts'

const asked: string[] = []
const answers: Array<() => void> = []
const estimateTokens = ({ text }: { text: string }) =>
  new Promise((resolve) => {
    asked.push(text)
    answers.push(() => resolve(ok({ tokens: text.length })))
  })

let drafts: typeof Drafts
let tokens: typeof Tokens
let stop: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  asked.length = 0
  answers.length = 0
  vi.stubGlobal('window', { latchkey: { chat: { estimateTokens } } })
  drafts = await import('../drafts.ts')
  tokens = await import('./tokens.ts')
  stop = tokens.watchTokens('new', 'm')
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const write = async (text: string) => {
  drafts.noteTyped('new', text)
  await vi.advanceTimersByTimeAsync(1_000)
}
const answer = async (index: number) => {
  answers[index]?.()
  await vi.advanceTimersByTimeAsync(0)
}

it('asks once the keys rest, and not at each of them', async () => {
  for (const text of ['H', 'He', 'Hel']) {
    drafts.noteTyped('new', text)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual(['Hel'])
})

it('takes the latest answer, whichever comes first', async () => {
  await write('Hello')
  await write('Hello you')
  await answer(1)
  await answer(0)
  expect(tokens.readTokens('Hello you', 'm')).toBe(9)
})

it('tells only of the very text and model that were counted', async () => {
  await write('Hello')
  await answer(0)
  expect(tokens.readTokens('Hello', 'm')).toBe(5)
  expect(tokens.readTokens('Hello!', 'm')).toBeNull()
  expect(tokens.readTokens('Hello', 'n')).toBeNull()
})

it('forgets at once what is taken out, also while it is being counted', async () => {
  await write('Hello')
  drafts.changeDraft('new', { text: '' })
  await answer(0)
  expect(tokens.readTokens('Hello', 'm')).toBeNull()
})

it('asks for nothing empty and nothing too long', async () => {
  await write(' \n')
  await write('x'.repeat(400_001))
  expect(asked).toEqual([])
})
