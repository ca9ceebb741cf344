// The dates are those of the library's typings: an update that brings others fails here until they are taken over.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listChatModels, openAiBaseUrl } from '../../domain/chat/model.ts'
import { findShutdown, shutdowns } from './shutdown-dates.ts'

const typings = readFileSync(
  new URL('../../../node_modules/openai/resources/shared.d.ts', import.meta.url),
  'utf8',
)

function readTypings(): Map<string, string> {
  const dates = new Map<string, string>()
  const comment = typings.slice(0, typings.indexOf('export type ChatModel')).replaceAll(/\n \*\s*/gu, ' ')
  for (const entry of comment.split(/ - (?=")/u).slice(1)) {
    const [ids = '', rest = ''] = entry.split('Announced shutdown date:')
    const date = /\d{4}-\d\d-\d\d/u.exec(rest)?.[0]
    for (const [, id = ''] of date ? ids.matchAll(/"([^"]+)"/gu) : []) dates.set(id, date ?? '')
  }
  return dates
}

describe('the dates of shutdowns', () => {
  it('are those of the typings, for every model that can chat', () => {
    const announced = readTypings()
    const ids = listChatModels([...announced.keys()], openAiBaseUrl)
    expect(ids.length).toBeGreaterThan(30)
    const known = shutdowns.flatMap(([, listed]) => listed)
    expect(listChatModels(known, openAiBaseUrl)).toEqual(ids)
    for (const id of ids) expect([id, findShutdown(id)]).toEqual([id, announced.get(id)])
  })

  it('know nothing of other models', () => {
    expect(findShutdown('gpt-6-luna')).toBeNull()
    expect(findShutdown('gpt-4o-by-another-server')).toBeNull()
  })
})
