// All migrations, in the order in which they run. `npm run new:migration` writes this list. Never change a
// released migration: write a new one.
import type { Migration } from '../migrate.ts'
import { createSchema } from './0001-create-schema.ts'
import { addAllowedServer } from './0002-add-allowed-server.ts'

export const allMigrations: readonly Migration[] = [createSchema, addAllowedServer]
