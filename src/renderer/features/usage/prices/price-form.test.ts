import { describe, expect, it } from 'vitest'
import { nanoUsdFromUsd } from '../../../../domain/money.ts'
import { words } from '../../../../words/words.ts'
import { checkPrice, sayExample, typePrice, type TypedPrice } from './price-form.ts'

const typed: TypedPrice = { modelId: 'llama', input: '0.50', cached: '', output: '1.50' }

describe('a price that is typed', () => {
  it('can be saved, without one for cached input too', () => {
    expect(checkPrice({ ...typed, modelId: '  llama ' })).toEqual({
      isOk: true,
      price: {
        modelId: 'llama',
        inputNanoUsdPerMillion: nanoUsdFromUsd(0.5),
        cachedInputNanoUsdPerMillion: null,
        outputNanoUsdPerMillion: nanoUsdFromUsd(1.5),
      },
    })
  })

  it('may be nothing', () => {
    expect(checkPrice({ ...typed, input: '0', cached: '0.00', output: '$0' })).toMatchObject({
      isOk: true,
      price: { inputNanoUsdPerMillion: 0, cachedInputNanoUsdPerMillion: 0, outputNanoUsdPerMillion: 0 },
    })
  })

  it('is refused field by field', () => {
    const bad = { modelId: ' ', input: '', cached: '1,5', output: '-1' }
    expect(checkPrice(bad)).toEqual({
      isOk: false,
      problems: {
        modelId: words.prices.form.modelMissing,
        input: words.money.problems.empty(''),
        cached: words.money.problems['comma-for-point'](''),
        output: words.money.problems.negative(''),
      },
    })
    expect(checkPrice({ ...typed, output: '100,000.01' })).toEqual({
      isOk: false,
      problems: { output: words.money.problems['too-large']('$100,000.00') },
    })
  })

  it('never takes a key for the name of a model', () => {
    expect(checkPrice({ ...typed, modelId: `sk-test-${'a'.repeat(24)}` })).toEqual({
      isOk: false,
      problems: { modelId: words.prices.form.modelHoldsKey },
    })
  })
})

it('one’s own price begins as it stands, any other empty', () => {
  const listed = {
    modelId: 'llama',
    from: 'own',
    inputNanoUsdPerMillion: nanoUsdFromUsd(0.0004),
    cachedInputNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: nanoUsdFromUsd(0),
    dearerFromTokens: null,
    date: '2026-11-03',
  } as const
  expect(typePrice('llama', listed)).toEqual({ modelId: 'llama', input: '0.0004', cached: '', output: '0' })
  const empty = { modelId: 'llama', input: '', cached: '', output: '' }
  expect(typePrice('llama', { ...listed, from: 'catalogue' })).toEqual(empty)
  expect(typePrice('llama', undefined)).toEqual(empty)
})

it('what a message would cost is said once there is a price', () => {
  expect(sayExample(typed)).toContain('$0.0013')
  expect(sayExample({ ...typed, input: '0', output: '0' })).toBe(words.prices.form.exampleFree)
  expect(sayExample({ ...typed, input: '0.000000001', output: '0' })).toBeNull()
  expect(sayExample({ ...typed, modelId: '' })).toContain('$0.0013')
  expect(sayExample({ ...typed, output: '' })).toBeNull()
})
