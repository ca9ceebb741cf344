import type * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { contract } from './index.ts'
import { definitionOf, listStrings, sample, sampleObject } from '../../test/support/schema.ts'
import { nameCrossings, type Crossing } from './kinds.ts'

const canary = 'sk-canary-0123456789abcdefghij'

const crossings = Object.entries(contract).flatMap(([domain, names]) =>
  Object.entries<Crossing>(names).map(([name, crossing]) => ({ name: `${domain}.${name}`, crossing })),
)

/** What a window may be told, by name. */
const toWindow = crossings.flatMap(({ name, crossing }) => {
  if (crossing.kind === 'route') return [{ name, schema: crossing.output }]
  if (crossing.kind === 'event') return [{ name, schema: crossing.payload }]
  return (['snapshot', 'delta', 'settled'] as const).map((part) => ({
    name: `${name} ${part}`,
    schema: crossing[part],
  }))
})

const toMain = crossings.flatMap(({ name, crossing }) =>
  crossing.kind === 'event' ? [] : [{ name, schema: crossing.input }],
)

/** A person's and a model's own words: they may hold anything, since they are the conversation. */
const words =
  /^(chat\.(readConversation|readDraft|showBranch|streamAnswer [a-z]+)( value)?.*\.text|chat\.(sendMessage|editMessage|retryAnswer|continueAnswer)\.shown\.messages\[\]\.text|search\.findMessages\.messages\[\]\.excerpt\.text)$/

describe('the contract', () => {
  it('[S2] has no room for a key in anything a window is told, but in the words of a conversation', () => {
    const leaves = toWindow.flatMap(({ name, schema }) =>
      listStrings(schema, name, (value) => value).map((leaf) => ({ ...leaf, whole: schema })),
    )
    expect(leaves.length).toBeGreaterThan(40)
    const exempt: string[] = []
    for (const { path, build, whole } of leaves) {
      const texts = [canary, `my key is ${canary}, see`, `"${canary}"`]
      const accepted = texts.filter((text) => whole.safeParse(build(text)).success)
      if (accepted.length > 0) exempt.push(path)
      // The positive control: the same whole without the key is accepted, so it is the key that is refused.
      const plain = sample(whole)
      expect(whole.safeParse(plain).success, `${path}: no valid sample`).toBe(true)
    }
    expect(exempt.filter((path) => !words.test(path))).toEqual([])
    expect(exempt.length).toBeGreaterThan(0)
  })

  it('bounds every string and array that comes in', () => {
    const unbounded: string[] = []
    const visit = (schema: z.ZodType, path: string): void => {
      const def = definitionOf(schema)
      if (def.type === 'string' && schema.safeParse('x'.repeat(2_000_000)).success) unbounded.push(path)
      if (def.type === 'array') {
        const element = sample(def.element as z.ZodType)
        if (schema.safeParse(Array.from({ length: 20_001 }, () => element)).success) unbounded.push(path)
        visit(def.element as z.ZodType, `${path}[]`)
      }
      if (def.type === 'object') {
        if (schema.safeParse({ ...sampleObject(schema), more: 1 }).success)
          unbounded.push(`${path} is not strict`)
        for (const [field, inner] of Object.entries(def.shape)) visit(inner as z.ZodType, `${path}.${field}`)
      }
      if (def.type === 'nullable' || def.type === 'optional' || def.type === 'readonly')
        visit(def.innerType as z.ZodType, path)
      if (def.type === 'union') for (const option of def.options) visit(option as z.ZodType, path)
    }
    for (const { name, schema } of [...toMain, ...toWindow]) visit(schema, name)
    expect(unbounded).toEqual([])
  })

  it('names its routes by verb and noun, and its events by what happened', () => {
    for (const { name, crossing } of crossings) {
      expect(name).toMatch(/^[a-z]+\.[a-z]+[A-Z][A-Za-z]+$/)
      if (crossing.kind === 'event') expect(name).toMatch(/(ed|chosen)$/i)
    }
    expect(Object.keys(nameCrossings(contract))).toEqual(crossings.map(({ name }) => name))
  })
})
