// Every setting, once: its schema, and its value until the person chooses. Reading, checking, changing and
// saving all loop over this table. A field of `Settings` without a line here, or a line without `initial`,
// doesn't compile.
import * as z from 'zod'
import { defaultModelId } from '../domain/chat/model.ts'
import { noParameters } from '../domain/chat/parameters.ts'
import { themes, type Settings } from '../domain/settings.ts'
import { event, route } from './kinds.ts'
import * as values from './values.ts'

type SettingsTable = {
  readonly [Name in keyof Settings]: {
    readonly schema: z.ZodType<Settings[Name]>
    readonly initial: Settings[Name]
  }
}

const table = {
  theme: { schema: z.enum(themes), initial: 'system' },
  defaultModelId: { schema: values.modelId, initial: defaultModelId },
  remindsOfKeys: { schema: z.boolean(), initial: true },
  writesTitles: { schema: z.boolean(), initial: true },
  defaultParameters: { schema: values.parameters, initial: noParameters },
} satisfies SettingsTable

type Shape = { [Name in keyof typeof table]: (typeof table)[Name]['schema'] }

// `Object.fromEntries` loses which value belongs to which name; the table keeps it.
const shape = Object.fromEntries(Object.entries(table).map(([name, { schema }]) => [name, schema])) as Shape
const initial: unknown = Object.fromEntries(
  Object.entries(table).map(([name, entry]) => [name, entry.initial]),
)

export const settingsSchema = z.strictObject(shape)

/** The settings of a person who has chosen nothing. */
export const initialSettings: Settings = settingsSchema.parse(initial)

export const settings = {
  readSettings: route({ input: z.strictObject({}), output: settingsSchema }),
  changeSettings: route({ input: settingsSchema.partial(), output: settingsSchema }),
  settingsChanged: event(settingsSchema),
}
