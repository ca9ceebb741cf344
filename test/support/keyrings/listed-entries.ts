// The entries of a keyring as secret-tool finds them: ours, and one of another program.
import type { Environment } from '../../../tools/setup/project.ts'
import { searchSecrets } from '../secret-tool.ts'
import type { Entry } from './program.ts'

export const other = {
  label: 'Somebody else’s',
  attributes: { kept: 'by-another' },
  secret: 'sk-test-of-another',
}

export const listByTool = async (env: Environment): Promise<Entry[]> => [
  ...(await searchSecrets(env, other.attributes)),
  ...(await searchSecrets(env, { service: 'app.latchkey.Latchkey' })),
]
