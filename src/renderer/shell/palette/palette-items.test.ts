import { describe, expect, it } from 'vitest'
import type { Folder } from '../../../domain/chat/conversation.ts'
import type { ConversationId, FolderId } from '../../../domain/ids.ts'
import type { TitleHit } from '../../../domain/chat/search.ts'
import type { AppCommand } from '../../base/commands.ts'
import { findFolders, findItems } from './palette-items.ts'

const command = (id: string, name: string, more: Partial<AppCommand> = {}): AppCommand => ({
  id,
  name,
  group: 'go',
  run: () => {},
  ...more,
})

const commands = [
  command('new', 'New chat', { alias: 'conversation', keys: 'Mod+N' }),
  command('shortcuts', 'Keyboard shortcuts', { group: 'window' }),
  command('keys', 'Keys', { alias: 'api secret' }),
  command('delete', 'Delete this chat', { group: 'chat' }),
]

// Ids are branded; here a word is enough.
const hit = (text: string): TitleHit => ({
  conversationId: text as ConversationId,
  title: { text, marks: [] },
  isArchived: false,
  updatedAtMs: 0,
})

const show = (query: string, titles: string[] = [], recentIds: string[] = []) =>
  findItems({ commands, recentIds, titles: titles.map(hit), query }).map(
    ({ name, items }) =>
      `${name}: ${items.map(({ label }) => label.text.replaceAll(/[\u2068\u2069]/gu, '')).join(', ')}`,
  )

describe('the palette', () => {
  it('lists everything by group, what was used lately first', () => {
    expect(show('', [], ['keys', 'gone'])).toEqual([
      'Used lately: Keys',
      'This chat: Delete this chat',
      'Go to: New chat, Keys',
      'Window: Keyboard shortcuts',
    ])
  })

  it('never has two items of one key', () => {
    const keys = findItems({ commands, recentIds: ['keys', 'new'], titles: [], query: '' }).flatMap(
      ({ items }) => items.map(({ key }) => key),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('finds commands, then chats, then offers to look into messages', () => {
    expect(show('chat', ['Chat with a lawyer'])).toEqual([
      'Commands: New chat, Delete this chat',
      'Chats: Chat with a lawyer, Search all chats for “chat”',
    ])
  })

  it('finds by other words, though not by guesses at them', () => {
    expect(show('secret')[0]).toBe('Commands: Keys')
    expect(show('scrt')).toEqual(['Chats: Search all chats for “scrt”'])
    // The first letters of "api" and "secret".
    expect(show('as')).toEqual(['Chats: Search all chats for “as”'])
  })

  it('guesses only where nothing fits better', () => {
    expect(show('kyo')[0]).toBe('Commands: Keyboard shortcuts')
    expect(show('kyo', ['Kyoto'])).toEqual(['Chats: Kyoto, Search all chats for “kyo”'])
  })

  it('prefers what was used lately among equals', () => {
    expect(show('chat', [], ['delete'])[0]).toBe('Commands: Delete this chat, New chat')
  })
})

describe('the folders to move to', () => {
  const folders: Folder[] = ['Work', 'House'].map((name) => ({
    id: name as FolderId,
    name,
    conversations: 0,
  }))
  const list = (hereId: string | null, query: string) =>
    findFolders(folders, hereId as FolderId | null, query)[0]?.items.map(({ label }) =>
      label.text.replaceAll(/[\u2068\u2069]/gu, ''),
    )

  it('offers each, the way out, and a new one', () => {
    expect(list(null, '')).toEqual(['Work', 'House', 'New folder…'])
    expect(list('Work', '')).toEqual(['Work', 'House', 'No folder', 'New folder…'])
  })

  it('makes a new one of what was typed, unless there is one of that name', () => {
    expect(list(null, 'Wo')).toEqual(['Work', 'New folder “Wo”'])
    expect(list(null, 'work')).toEqual(['Work'])
  })
})
