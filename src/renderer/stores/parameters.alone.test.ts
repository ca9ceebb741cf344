// Parameters of a chat show before they are saved, and go back when that fails.
import { beforeEach, expect, it, vi } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId } from '../../domain/ids.ts'
import { noParameters } from '../../domain/chat/parameters.ts'
import { err, ok, type Result } from '../../domain/result.ts'

const told = vi.hoisted(() => [] as string[])
vi.mock('../ui/notices.tsx', () => ({ tellFailure: ({ code }: { code: string }) => told.push(code) }))

// Brands are the types' alone.
const chat = 'a' as ConversationId
const saved: unknown[] = []
let answer: Promise<Result<unknown>> = Promise.resolve(ok({}))
vi.stubGlobal('window', {
  latchkey: {
    conversations: {
      changeConversation: (input: unknown) => {
        saved.push(input)
        return answer
      },
    },
  },
})
const { chooseParameters } = await import('./parameters.ts')
const { changeDraft, readDraft } = await import('./drafts.ts')

const warm = { ...noParameters, temperature: 1.5 }
const warmer = { ...noParameters, temperature: 2 }

beforeEach(() => {
  saved.length = 0
  told.length = 0
  answer = Promise.resolve(ok({}))
  for (const key of ['new', chat] as const) changeDraft(key, { parameters: null })
})

it('keeps those of a new chat in its draft', async () => {
  await chooseParameters('new', warm, noParameters)
  expect(readDraft('new').parameters).toBe(warm)
  expect(saved).toEqual([])
})

it('saves those of a chat that has begun, and shows them meanwhile', async () => {
  const saving = chooseParameters(chat, warm, noParameters)
  expect(readDraft(chat).parameters).toBe(warm)
  expect(saved).toEqual([{ conversationId: chat, parameters: warm }])
  await saving
  expect(readDraft(chat).parameters).toBe(warm)
})

it('puts back what could not be saved, and says why', async () => {
  answer = Promise.resolve(err(makeFailure('store/full')))
  await chooseParameters(chat, warm, noParameters)
  expect(readDraft(chat).parameters).toBe(noParameters)
  expect(told).toEqual(['store/full'])
})

it('leaves alone what was chosen since', async () => {
  answer = Promise.resolve(err(makeFailure('store/full')))
  const first = chooseParameters(chat, warm, noParameters)
  answer = Promise.resolve(ok({}))
  await Promise.all([first, chooseParameters(chat, warmer, warm)])
  expect(readDraft(chat).parameters).toBe(warmer)
})
