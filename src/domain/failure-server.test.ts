import { describe, expect, it } from 'vitest'
import { failureCodes, makeFailure } from './failure.ts'
import { isOthersRefusal, nameServer } from './failure-server.ts'
import { openAiBaseUrl } from './chat/model.ts'

const local = 'http://localhost:11434/v1'
const hostOf = (code: (typeof failureCodes)[number], baseUrl: string) =>
  nameServer(makeFailure(code), baseUrl).data?.['host']

describe('the server of a failure', () => {
  it('is named on the way there, and where another than OpenAI refused', () => {
    expect(hostOf('network/dns', openAiBaseUrl)).toBe('api.openai.com')
    expect(hostOf('openai/not-an-api', openAiBaseUrl)).toBe('api.openai.com')
    expect(hostOf('network/refused', local)).toBe('localhost:11434')
    expect(hostOf('openai/insufficient-quota', local)).toBe('localhost:11434')
  })

  it('goes without saying where OpenAI refused, and where none was asked', () => {
    expect(hostOf('openai/insufficient-quota', openAiBaseUrl)).toBeUndefined()
    for (const code of ['keychain/lost', 'key/no-model-to-try', 'store/full', 'bug/unexpected'] as const)
      expect(hostOf(code, local)).toBeUndefined()
  })

  it('adds to what is known already, in no more characters than may cross', () => {
    const failure = makeFailure('openai/not-an-api', { kind: 'never' }, { status: 404 })
    expect(nameServer(failure, local).data).toEqual({ status: 404, host: 'localhost:11434' })
    expect(String(hostOf('network/dns', `https://${'a.'.repeat(200)}test`))).toHaveLength(300)
  })

  it('tells whose refusal it is, for every code', () => {
    for (const code of failureCodes) {
      const failure = makeFailure(code)
      expect(isOthersRefusal(nameServer(failure, openAiBaseUrl)), code).toBe(false)
      const isRefusal = code.startsWith('openai/') && code !== 'openai/not-an-api'
      expect(isOthersRefusal(nameServer(failure, local)), code).toBe(isRefusal)
    }
  })
})
