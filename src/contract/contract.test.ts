import type * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { contract } from './index.ts'
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
const words = /^chat\.(readConversation|streamAnswer [a-z]+)( value)?.*\.text$/

interface Leaf {
  readonly path: string
  readonly schema: z.ZodType
  /** A valid value of the whole with this leaf set. */
  readonly build: (leaf: unknown) => unknown
}

// zod keeps what a schema is made of under _zod; its types for it are kept apart from those of use.
const definitionOf = (schema: z.ZodType) => (schema as unknown as z.core.$ZodTypes)._zod.def

/** Each string of a schema, with a way to build a valid whole around it. */
function listStrings(schema: z.ZodType, path: string, build: (value: unknown) => unknown): Leaf[] {
  const def = definitionOf(schema)
  switch (def.type) {
    case 'string':
      return [{ path, schema, build }]
    case 'object':
      return Object.entries(def.shape).flatMap(([field, inner]) =>
        listStrings(inner as z.ZodType, `${path}.${field}`, (value) =>
          build({ ...sampleObject(schema), [field]: value }),
        ),
      )
    case 'array':
      return listStrings(def.element as z.ZodType, `${path}[]`, (value) => build([value]))
    case 'nullable':
    case 'optional':
      return listStrings(def.innerType as z.ZodType, path, build)
    case 'union':
      return def.options.flatMap((option, index) =>
        listStrings(option as z.ZodType, `${path}|${index}`, build),
      )
    case 'record':
      return [
        ...listStrings(def.keyType as z.ZodType, `${path}{key}`, (value) => build({ [String(value)]: 1 })),
        ...listStrings(def.valueType as z.ZodType, `${path}{value}`, (value) => build({ name: value })),
      ]
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return []
    default:
      throw new Error(`${path}: the test does not know the schema type ${def.type}`)
  }
}

function sampleObject(schema: z.ZodType): Record<string, unknown> {
  return sample(schema) as Record<string, unknown>
}

function sample(schema: z.ZodType): unknown {
  const def = definitionOf(schema)
  switch (def.type) {
    case 'string':
      return ['0190a0a0-0000-7000-8000-000000000000', 'x', ''].find((text) => schema.safeParse(text).success)
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    case 'array':
      return []
    case 'nullable':
      return sample(def.innerType as z.ZodType)
    case 'optional':
      return undefined
    case 'record':
      return {}
    case 'union':
      return sample(def.options[0] as z.ZodType)
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .map(([field, inner]) => [field, sample(inner as z.ZodType)] as const)
          .filter(([, value]) => value !== undefined),
      )
    default:
      throw new Error(`no sample for ${def.type}`)
  }
}

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
      if (def.type === 'nullable' || def.type === 'optional') visit(def.innerType as z.ZodType, path)
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
