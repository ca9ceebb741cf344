// A history counted from its end and by parts is what counting all of it again would give.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { ConversationId, MessageId } from '../../../domain/ids.ts'
import type { MessageStatus } from '../../../domain/chat/message.ts'
import { openAiBaseUrl } from '../../../domain/chat/model.ts'
import { chooseHistory } from '../../../domain/chat/sent-messages.ts'
import {
  beginConversation,
  makeMessage,
  makeRecord,
  openTestStore,
  startMs,
} from '../../store/test-support.ts'
import type { Store } from '../../store/store.ts'
import { createHistoryTokens, type Asked } from './history-tokens.ts'

const asked: Asked = { modelId: 'gpt-6-luna', baseUrl: openAiBaseUrl }
const local = 'http://127.0.0.1:11434/v1'
const always = () => true

/** One token for each character. */
function setUp(store = openTestStore()) {
  const countText = vi.fn<(text: string) => Promise<number | null>>(async (text) => text.length)
  const history = createHistoryTokens({ branchEnds: store.branchEnds, countText })
  const { id } = beginConversation(store)
  const count = (instructionTokens = 0, by = asked, isWanted = always) =>
    history.count(id, by, instructionTokens, isWanted)
  return { store, id, count, countText, ...writeIn(store, id) }
}

interface Answered {
  readonly status?: MessageStatus
  readonly instructionTokens?: number
  readonly baseUrl?: string
  readonly modelAsked?: string
  readonly reasoningTokens?: number
  readonly isExact?: boolean
}

function writeIn(store: Store, conversationId: ConversationId) {
  const leafId = () => store.messages.readBranch(conversationId).at(-1)?.id ?? null
  const recount = () => {
    const sent = chooseHistory(store.messages.readBranch(conversationId))
    return sent.reduce((sum, { text }) => sum + text.length, 0)
  }
  function ask(text: string, parentId: MessageId | null = leafId()): MessageId {
    const message = makeMessage(conversationId, { text, parentId })
    store.messages.insert(message)
    store.conversations.showLeaf(conversationId, message.id)
    return message.id
  }
  /** With the record that a server would lead to. */
  function answer(text: string, { status = 'done', ...over }: Answered = {}): void {
    const { instructionTokens = 0, reasoningTokens = 0, isExact = true } = over
    const inputTokens = recount() + instructionTokens
    const message = makeMessage(conversationId, { text, status, role: 'assistant', parentId: leafId() })
    store.messages.insert(message)
    store.conversations.showLeaf(conversationId, message.id)
    store.usageRecords.insert(
      makeRecord({
        messageId: message.id,
        modelAsked: over.modelAsked ?? asked.modelId,
        baseUrl: over.baseUrl ?? asked.baseUrl,
        certainty: isExact ? 'exact' : 'estimated',
        inputTokens,
        outputTokens: text.length + reasoningTokens,
        reasoningTokens,
      }),
    )
  }
  return { ask, answer, recount }
}

describe('a history', () => {
  test('that was counted by its server is not counted again', async () => {
    const { ask, answer, count, countText, recount } = setUp()
    ask('x'.repeat(500))
    answer('y'.repeat(200), { reasoningTokens: 4_000 })
    expect(await count()).toBe(700)
    expect(countText).not.toHaveBeenCalled()
    ask('and')
    expect(await count()).toBe(703)
    expect(await count()).toBe(recount())
    expect(countText.mock.calls.map(([text]) => text)).toEqual(['and'])
  })

  test('is counted once, not at each question', async () => {
    const { ask, answer, count, countText, store } = setUp()
    store.transact(() => {
      for (let turn = 0; turn < 40; turn += 1) {
        ask(`q${turn}`)
        answer(`a${turn}`, { isExact: false })
      }
    })
    const read = vi.spyOn(store.branchEnds, 'readUp')
    await count()
    expect(countText).toHaveBeenCalledTimes(80)
    const pages = read.mock.calls.length
    await count()
    expect(read).toHaveBeenCalledTimes(pages)
    ask('more')
    await count()
    expect(countText).toHaveBeenCalledTimes(81)
  })

  test('holds no instructions, whatever became of them since', async () => {
    const { ask, answer, count } = setUp()
    ask('x'.repeat(100))
    answer('y'.repeat(10), { instructionTokens: 50 })
    expect(await count(50)).toBe(110)
    expect(await count(7)).toBe(110)
    expect(await count(0)).toBe(110)
  })

  test.each([
    ['another model of OpenAI’s', { ...asked, modelId: 'gpt-5' }, 0],
    ['another server', { ...asked, baseUrl: local }, 2],
    ['nobody outside', { ...asked, baseUrl: null }, 2],
  ])('for %s relies on a count where they count alike', async (_name, by, counted) => {
    const { ask, answer, count, countText } = setUp()
    ask('one')
    answer('two')
    expect(await count(0, by)).toBe(6)
    expect(countText).toHaveBeenCalledTimes(counted)
  })

  test('relies on a local model’s count for that very model alone', async () => {
    const { ask, answer, count, countText } = setUp()
    ask('one')
    answer('two', { baseUrl: local, modelAsked: 'llama' })
    await count(0, { modelId: 'llama', baseUrl: local })
    expect(countText).not.toHaveBeenCalled()
    await count(0, { modelId: 'qwen', baseUrl: local })
    expect(countText).toHaveBeenCalledTimes(2)
  })

  test('of which nobody wants to know any more goes on where it stood when it is wanted again', async () => {
    const { ask, answer, count, countText, store } = setUp()
    store.transact(() => {
      for (let turn = 0; turn < 40; turn += 1) {
        ask('q')
        answer('a', { isExact: false })
      }
    })
    expect(await count(0, asked, () => countText.mock.calls.length < 20)).toBeNull()
    const done = countText.mock.calls.length
    expect(done).toBeLessThan(40)
    expect(await count()).toBe(80)
    expect(countText).toHaveBeenCalledTimes(80)
  })

  test('of a conversation that is gone is nothing', async () => {
    const { ask, count, store, id } = setUp()
    ask('one')
    store.conversations.markDeleted(id, startMs)
    expect(await count()).toBe(0)
  })
})

const turn = fc.record({
  ask: fc.string({ minLength: 1, maxLength: 40 }),
  answer: fc.string({ maxLength: 40 }),
  isExact: fc.boolean(),
  isLocal: fc.boolean(),
  reasoningTokens: fc.nat(500),
  status: fc.constantFrom('done' as const, 'stopped' as const, 'failed' as const, 'interrupted' as const),
  /** Goes on from so many messages before the end, as an edit does. */
  back: fc.nat(3),
  isCountedBetween: fc.boolean(),
})

test('counted from its end and by parts, it is what recounting it gives', async () => {
  const store = openTestStore()
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 10 }), fc.nat(100), async (turns, instructionTokens) => {
      const { ask, answer, count, recount, id } = setUp(store)
      for (const { back, isLocal, isCountedBetween, ...one } of turns) {
        const branch = store.messages.readBranch(id)
        const where = isLocal ? { baseUrl: local, modelAsked: 'llama' } : {}
        // In one transaction, since each that is committed waits for the disk.
        store.transact(() => {
          ask(one.ask, branch.at(-1 - back)?.id ?? branch[0]?.id ?? null)
          answer(one.answer, { ...one, ...where, instructionTokens })
        })
        if (isCountedBetween) expect(await count(instructionTokens)).toBe(recount())
      }
      expect(await count(instructionTokens)).toBe(recount())
    }),
    { numRuns: 30 },
  )
})
