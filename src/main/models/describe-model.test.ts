import { describe, expect, it } from 'vitest'
import { describeModel } from './describe-model.ts'

const nowMs = Date.UTC(2026, 10, 20)
const listed = (id: string, shutsDownOn: string | null = null) => ({ id, shutsDownOn })

describe('a model', () => {
  it('has the catalogue’s context and prices, below any tier', () => {
    expect(describeModel(listed('gpt-5.4'), true, nowMs)).toMatchObject({
      contextTokens: 1_050_000,
      inputNanoUsdPerMillion: 2_500_000_000,
      takesTemperature: false,
    })
  })

  it('shuts down when its own list says so, else when the typings do', () => {
    expect(describeModel(listed('gpt-4o'), true, nowMs).shutsDownOn).toBe('2027-01-14')
    expect(describeModel(listed('gpt-4o', '2027-03-01'), true, nowMs).shutsDownOn).toBe('2027-03-01')
    expect(describeModel(listed('gpt-6-luna'), true, nowMs).shutsDownOn).toBeNull()
  })

  it('has no price when none is known, which is not $0', () => {
    expect(describeModel(listed('gpt-99-unheard'), true, nowMs)).toMatchObject({
      contextTokens: null,
      inputNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: null,
      takesTemperature: false,
    })
  })

  it('is taken at its word on another server, whatever it is called', () => {
    expect(describeModel(listed('gpt-4o'), false, nowMs)).toEqual({
      id: 'gpt-4o',
      contextTokens: null,
      maxOutputTokens: null,
      inputNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: null,
      shutsDownOn: null,
      takesTemperature: true,
      reasoningEfforts: ['low', 'medium', 'high'],
    })
  })
})
