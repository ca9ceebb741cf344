import { describe, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import { createFinder, findFirstMatch, type FoundState } from './find-messages.ts'

// Brands are the types' alone.
const message = (name: string, text: string, role: Message['role'] = 'user'): Message => ({
  id: name as MessageId,
  conversationId: 'c' as ConversationId,
  parentId: null,
  role,
  text,
  status: 'done',
  failure: null,
  modelId: null,
  usage: null,
  createdAtMs: 0,
})

/** A clock that moves on with each look at it, so that a slice holds a few messages. */
function setUp() {
  const waiting: Array<() => void> = []
  let nowMs = 0
  const finder = createFinder(
    (act) => waiting.push(act),
    () => (nowMs += 2),
  )
  const states: FoundState[] = []
  const runAll = () => {
    while (waiting.length > 0) waiting.shift()?.()
  }
  return { finder, states, waiting, runAll, onFound: (state: FoundState) => states.push(state) }
}

describe('finding in a conversation', () => {
  it('finds whatever the case and marks, in order, each by its row', () => {
    const { finder, states, runAll, onFound } = setUp()
    finder.find([message('a', 'Café, cafe'), message('b', 'none'), message('c', 'A CAFÉ')], 'cafe', onFound)
    runAll()
    expect(states.at(-1)).toEqual({
      matches: [
        { key: 'a 0', group: 'after nothing', nth: 0 },
        { key: 'a 0', group: 'after nothing', nth: 1 },
        { key: 'c 0', group: 'after nothing', nth: 0 },
      ],
      isComplete: true,
    })
  })

  it('reads what an answer says, not how it is written', () => {
    const { finder, states, runAll, onFound } = setUp()
    finder.find([message('a', 'this is **bo**ld', 'assistant')], 'is bold', onFound)
    runAll()
    expect(states.at(-1)?.matches).toHaveLength(1)
  })

  it('works in slices, tells after each, and ends when another search begins', () => {
    const { finder, states, waiting, runAll, onFound } = setUp()
    const messages = Array.from({ length: 20 }, (_, index) => message(`m${index}`, 'word'))
    finder.find(messages, 'word', onFound)
    expect(states).toHaveLength(1)
    expect(states[0]?.isComplete).toBe(false)
    expect(waiting).toHaveLength(1)
    const others: FoundState[] = []
    finder.find(messages, 'wo', (state) => others.push(state))
    runAll()
    expect(states).toHaveLength(1)
    expect(others.at(-1)).toMatchObject({ isComplete: true })
    expect(others.at(-1)?.matches).toHaveLength(20)
  })
})

describe('the first match in a message', () => {
  it('is in the row that holds it, which may be far below its beginning', () => {
    const text = [
      ...Array.from({ length: 200 }, () => 'Words upon words, and more.'),
      'A **mar**malade bridge',
    ]
    const answer = message('a', text.join('\n\n'), 'assistant')
    const first = findFirstMatch(answer, 'words')
    const last = findFirstMatch(answer, 'Marmalade')
    expect(first).toMatchObject({ key: 'a 0', nth: 0 })
    expect(last?.key).not.toBe(first?.key)
    expect(findFirstMatch(answer, 'nowhere')).toBeNull()
  })
})
