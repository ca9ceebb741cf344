// Every migration in the order in which they run. Once released, none is ever changed: write the next one with
// `npm run new:migration`, which lists it here.
import type { Migration } from '../migrate.ts'
import { createSchema } from './0001-create-schema.ts'

export const allMigrations: readonly Migration[] = [createSchema]
