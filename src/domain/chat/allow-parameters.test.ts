import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowParameters } from './allow-parameters.ts'
import type { ModelFacts } from './model-facts.ts'
import { noParameters, reasoningEfforts, type Parameters } from './parameters.ts'

const facts: ModelFacts = {
  id: 'small',
  contextTokens: null,
  maxOutputTokens: null,
  inputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: null,
  shutsDownOn: null,
  takesTemperature: false,
  reasoningEfforts: [],
}

const all: Parameters = {
  temperature: 0.2,
  maxOutputTokens: 5_000,
  reasoningEffort: 'high',
  systemPrompt: 'Be brief.',
}

test.each<[string, Partial<ModelFacts>, Partial<Parameters>]>([
  ['that refuses both', {}, { temperature: null, reasoningEffort: null }],
  ['that takes a temperature', { takesTemperature: true }, { reasoningEffort: null }],
  ['that takes this effort', { reasoningEfforts: ['low', 'high'] }, { temperature: null }],
  ['that takes other efforts', { reasoningEfforts: ['low'] }, { temperature: null, reasoningEffort: null }],
  [
    'that writes less',
    { maxOutputTokens: 4_096 },
    { temperature: null, reasoningEffort: null, maxOutputTokens: 4_096 },
  ],
  ['that writes more', { maxOutputTokens: 8_000, takesTemperature: true, reasoningEfforts: ['high'] }, {}],
])('a model %s', (_which, known, left) => {
  expect(allowParameters(all, { ...facts, ...known })).toEqual({ ...all, ...left })
})

test('of which nothing is known: all that was set', () => {
  expect(allowParameters(all, null)).toEqual(all)
  expect(allowParameters(noParameters, { ...facts, maxOutputTokens: 10 })).toEqual(noParameters)
})

test('nothing that is refused, nothing that was not set, and no other words', () => {
  const someParameters = fc.record({
    temperature: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
    maxOutputTokens: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    reasoningEffort: fc.option(fc.constantFrom(...reasoningEfforts)),
    systemPrompt: fc.string(),
  })
  const someFacts = fc.record({
    takesTemperature: fc.boolean(),
    maxOutputTokens: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    reasoningEfforts: fc.subarray([...reasoningEfforts]),
  })
  fc.assert(
    fc.property(someParameters, someFacts, (set, known) => {
      const allowed = allowParameters(set, { ...facts, ...known })
      expect(allowed.temperature).toBe(known.takesTemperature ? set.temperature : null)
      const isKept = set.reasoningEffort !== null && known.reasoningEfforts.includes(set.reasoningEffort)
      expect(allowed.reasoningEffort).toBe(isKept ? set.reasoningEffort : null)
      expect(allowed.maxOutputTokens === null).toBe(set.maxOutputTokens === null)
      expect(allowed.maxOutputTokens ?? 0).toBeLessThanOrEqual(known.maxOutputTokens ?? 1_000_000)
      expect(allowed.systemPrompt).toBe(set.systemPrompt)
    }),
  )
})
