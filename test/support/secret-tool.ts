// What secret-tool, which is not ours, finds and stores in a keyring.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../../tools/setup/project.ts'

export interface SecretItem {
  readonly label: string
  readonly attributes: Readonly<Record<string, string>>
  readonly secret: string
}

interface Answer {
  readonly code: number
  readonly output: string
  readonly errors: string
}

const run = async (
  command: string,
  args: readonly string[],
  env: Environment,
  input?: string,
): Promise<Answer> => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  await once(child, 'close')
  return { code: child.exitCode ?? 1, output, errors }
}

const flatten = (attributes: SecretItem['attributes']) => Object.entries(attributes).flat()

/** Returns the secret that `secret-tool` finds, or undefined. Throws if the service can't be reached. */
export const lookUpSecret = async (env: Environment, attributes: SecretItem['attributes']) => {
  const { code, output, errors } = await run('secret-tool', ['lookup', ...flatten(attributes)], env)
  if (code === 0) return output
  if (errors.trim() === '') return undefined
  throw new Error(`secret-tool: ${errors.trim()}`)
}

/** Counts the items that `secret-tool` finds, even in a locked keyring. Throws as `lookUpSecret` does. */
export const countSecrets = async (env: Environment, attributes: SecretItem['attributes']) => {
  const args = ['search', '--all', ...flatten(attributes)]
  const { code, output, errors } = await run('secret-tool', args, env)
  if (code !== 0) throw new Error(`secret-tool: ${errors.trim()}`)
  return output.match(/^\[\/.*\]$/gmu)?.length ?? 0
}

/** The entries that `secret-tool` finds, with their names and without their secrets. Throws as `lookUpSecret` does. */
export const searchSecrets = async (
  env: Environment,
  attributes: SecretItem['attributes'],
): Promise<{ readonly label: string; readonly username: string | null }[]> => {
  const { code, output, errors } = await run('secret-tool', ['search', '--all', ...flatten(attributes)], env)
  if (code !== 0) throw new Error(`secret-tool: ${errors.trim()}`)
  // It writes the names to one stream and the attributes to the other.
  const find = (name: string) =>
    [...`${output}\n${errors}`.matchAll(new RegExp(`^${name} = (.*)$`, 'gmu'))].map(([, value = '']) => value)
  const usernames = find('attribute\\.username')
  return find('label').map((label, index) => ({ label, username: usernames[index] ?? null }))
}

export const storeSecret = async (env: Environment, { label, attributes, secret }: SecretItem) => {
  const args = ['store', `--label=${label}`, ...flatten(attributes)]
  const { code, errors } = await run('secret-tool', args, env, secret)
  if (code !== 0) throw new Error(`secret-tool: ${errors.trim()}`)
}

export const clearSecret = async (env: Environment, attributes: SecretItem['attributes']) => {
  const { code, errors } = await run('secret-tool', ['clear', ...flatten(attributes)], env)
  if (code !== 0) throw new Error(`secret-tool: ${errors.trim()}`)
}
