// Walks a zod schema: lists its strings, and makes a valid sample of it.
import type * as z from 'zod'

export interface Leaf {
  readonly path: string
  readonly schema: z.ZodType
  /** Returns a valid value of the whole with this leaf set. */
  readonly build: (leaf: unknown) => unknown
}

// zod keeps a schema's definition under _zod, with types of its own that aren't those of its public API.
export const definitionOf = (schema: z.ZodType) => (schema as unknown as z.core.$ZodTypes)._zod.def

/** Lists each string of a schema, with a function that builds a valid whole around it. */
export function listStrings(schema: z.ZodType, path: string, build: (value: unknown) => unknown): Leaf[] {
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
    case 'readonly':
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

export function sampleObject(schema: z.ZodType): Record<string, unknown> {
  return sample(schema) as Record<string, unknown>
}

export function sample(schema: z.ZodType): unknown {
  const def = definitionOf(schema)
  switch (def.type) {
    case 'string':
      return ['0190a0a0-0000-7000-8000-000000000000', '2026-11-21', 'x', ''].find(
        (text) => schema.safeParse(text).success,
      )
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
    case 'readonly':
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
