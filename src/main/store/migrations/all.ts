// Every migration in the order in which they run. Written by `npm run new:migration`. Once released, a migration is
// never changed: write the next one.
import type { Migration } from '../migrate.ts'
import { createSchema } from './0001-create-schema.ts'

export const allMigrations: readonly Migration[] = [createSchema]
