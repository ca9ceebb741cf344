import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import type { KeyId } from '../../domain/ids.ts'
import type { ListedModel } from '../../domain/chat/model-facts.ts'
import { openAiBaseUrl } from '../../domain/chat/model.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { createModels } from './models.ts'

const keyId = 'key' as KeyId // the code under test only passes it on
const listed = (...ids: string[]): Result<ListedModel[]> => ok(ids.map((id) => ({ id, shutsDownOn: null })))

function make(answer: () => Result<ListedModel[]>, baseUrl = openAiBaseUrl) {
  let atMs = Date.UTC(2026, 10, 20)
  let asked = 0
  const models = createModels({
    listModels: async () => {
      asked += 1
      return answer()
    },
    findBaseUrl: () => baseUrl,
    nowMs: () => atMs,
  })
  return { models, countAsked: () => asked, pass: (ms: number) => void (atMs += ms) }
}

describe('the models of a key', () => {
  it('are its own list with what is known', async () => {
    const { models } = make(() => listed('gpt-6-luna', 'gpt-4o'))
    const answer = await models.list(keyId)
    expect(answer.ok && answer.value.map(({ id, shutsDownOn }) => [id, shutsDownOn])).toEqual([
      ['gpt-6-luna', null],
      ['gpt-4o', '2027-01-14'],
    ])
  })

  it('fail as the list fails', async () => {
    const failed = err(makeFailure('network/refused'))
    const { models } = make(() => failed)
    expect(await models.list(keyId)).toBe(failed)
    expect(await models.readCheapModel(keyId)).toBeNull()
  })
})

describe('the cheap model', () => {
  it('is the cheapest that the key can use and that still runs', async () => {
    expect(await make(() => listed('gpt-6-sol', 'gpt-5.4-nano')).models.readCheapModel(keyId)).toBe(
      'gpt-5.4-nano',
    )
    expect(await make(() => listed('gpt-6-sol')).models.readCheapModel(keyId)).toBeNull()
    const old = make(() => listed('gpt-5-nano'))
    expect(await old.models.readCheapModel(keyId)).toBe('gpt-5-nano')
    old.pass(60 * 86_400_000)
    expect(await old.models.readCheapModel(keyId)).toBeNull()
  })

  it('is the cheapest of all for a key that may not read the list', async () => {
    const { models, countAsked } = make(() => err(makeFailure('openai/permission-denied')))
    expect(await models.readCheapModel(keyId)).toBe('gpt-6-luna')
    await models.readCheapModel(keyId)
    expect(countAsked()).toBe(1)
  })

  it('is asked for once an hour, and never of another server', async () => {
    const { models, countAsked, pass } = make(() => listed('gpt-6-luna'))
    await models.readCheapModel(keyId)
    await models.readCheapModel(keyId)
    expect(countAsked()).toBe(1)
    pass(3_600_001)
    await models.readCheapModel(keyId)
    expect(countAsked()).toBe(2)
    const other = make(() => listed('gpt-6-luna'), 'http://127.0.0.1:1/v1')
    expect(await other.models.readCheapModel(keyId)).toBeNull()
    expect(other.countAsked()).toBe(0)
  })
})
