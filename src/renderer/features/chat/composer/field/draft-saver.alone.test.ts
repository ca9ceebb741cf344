// When a draft reaches main and when it comes back, with main's answers scripted and the clock held.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeFailure } from '../../../../../domain/failure.ts'
import type { ConversationId } from '../../../../../domain/ids.ts'
import { err, ok, type Result } from '../../../../../domain/result.ts'
import type * as Drafts from '../../../../stores/drafts.ts'
import type * as DraftSaver from './draft-saver.ts'

// Brands are the types' alone.
const chat = 'a' as ConversationId
const kept = new Map<string | null, string>()
const saves: Array<readonly [string | null, string]> = []
let answerRead: Array<() => void> = []
let saveAnswer: Result<object> = ok({})
const leaves = new Map<string, () => void>()

const bridge = {
  saveDraft: async ({ conversationId, text }: { conversationId: string | null; text: string }) => {
    saves.push([conversationId, text])
    return saveAnswer
  },
  readDraft: ({ conversationId }: { conversationId: string | null }) =>
    new Promise((resolve) => {
      answerRead.push(() => resolve(ok({ text: kept.get(conversationId) ?? '' })))
    }),
}

let drafts: typeof Drafts
let saver: typeof DraftSaver

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  saves.length = 0
  answerRead = []
  kept.clear()
  saveAnswer = ok({})
  const listen = (name: string, act: () => void) => leaves.set(name, act)
  vi.stubGlobal('window', { latchkey: { chat: bridge }, addEventListener: listen })
  vi.stubGlobal('document', { addEventListener: listen, visibilityState: 'hidden' })
  drafts = await import('../../../../stores/drafts.ts')
  saver = await import('./draft-saver.ts')
  saver.startSaving()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const readAll = async () => {
  for (const answer of answerRead.splice(0)) answer()
  await vi.advanceTimersByTimeAsync(0)
}

describe('what is typed', () => {
  it('is saved once, a moment after the last key', async () => {
    drafts.noteTyped('new', 'H')
    await vi.advanceTimersByTimeAsync(300)
    drafts.noteTyped('new', 'Hi')
    await vi.advanceTimersByTimeAsync(300)
    expect(saves).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(saves).toEqual([[null, 'Hi']])
  })

  it.each(['blur', 'pagehide', 'visibilitychange'])('is saved at once on %s', (name) => {
    drafts.noteTyped(chat, 'Hi')
    leaves.get(name)?.()
    expect(saves).toEqual([[chat, 'Hi']])
    leaves.get(name)?.()
    expect(saves).toHaveLength(1)
  })

  it('is saved as nothing once it is sent, and as it was when it comes back before that', async () => {
    drafts.noteTyped(chat, 'Hi')
    await vi.advanceTimersByTimeAsync(2_000)
    drafts.changeDraft(chat, { text: '' })
    drafts.giveBack(chat, 'Hi', makeFailure('network/dns'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([[chat, 'Hi']])
    drafts.changeDraft(chat, { text: '' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves.at(-1)).toEqual([chat, ''])
  })

  it('moves with the conversation that begins', async () => {
    drafts.noteTyped('new', 'Hi')
    await vi.advanceTimersByTimeAsync(2_000)
    drafts.changeDraft('new', { text: 'And more' })
    drafts.adoptNewDraft(chat)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves.slice(1)).toEqual([
      [chat, 'And more'],
      [null, ''],
    ])
    expect(drafts.readDraft('new').text).toBe('')
    expect(drafts.readDraft(chat).text).toBe('And more')
  })

  it('is saved again when that failed', async () => {
    saveAnswer = err(makeFailure('store/full'))
    drafts.noteTyped(chat, 'Hi')
    await vi.advanceTimersByTimeAsync(2_000)
    drafts.noteTyped(chat, 'Hi')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toHaveLength(2)
  })
})

describe('what an earlier window left', () => {
  it('comes back the first time only', async () => {
    kept.set(chat, 'From before')
    void saver.restoreDraft(chat)
    void saver.restoreDraft(chat)
    expect(answerRead).toHaveLength(1)
    await readAll()
    expect(drafts.readDraft(chat).text).toBe('From before')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([])
    drafts.changeDraft(chat, { text: '' })
    void saver.restoreDraft(chat)
    expect(answerRead).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([[chat, '']])
  })

  it('never takes the place of what was typed meanwhile', async () => {
    kept.set(null, 'From before')
    void saver.restoreDraft('new')
    drafts.noteTyped('new', 'Newer')
    await readAll()
    expect(drafts.readDraft('new').text).toBe('Newer')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([[null, 'Newer']])
  })

  it('is deleted when what was typed meanwhile is taken out again', async () => {
    kept.set(null, 'From before')
    void saver.restoreDraft('new')
    drafts.noteTyped('new', 'N')
    drafts.noteTyped('new', '')
    await readAll()
    expect(drafts.readDraft('new').text).toBe('')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([[null, '']])
  })
})
