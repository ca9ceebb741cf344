import * as z from 'zod'
import { event, route } from './kinds.ts'
import * as values from './values.ts'

export const settings = {
  readSettings: route({ input: z.strictObject({}), output: values.settings }),
  changeSettings: route({ input: values.settings.partial(), output: values.settings }),
  settingsChanged: event(values.settings),
}
