// The commands that `node tools/run.mjs <command>` runs once the pinned Node and the packages are
// there. Each resolves to an exit code. A SetupError is shown as a sentence; anything else is a bug,
// shown with its stack.
import { SetupError } from './setup/progress.mjs'
import { tearDown } from './setup/teardown.ts'

type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  dev: async () => (await import('./start.ts')).develop,
  pictures: async () => (await import('./start.ts')).pictures,
  test: async () => (await import('./test.ts')).test,
  page: async () => (await import('./test.ts')).testStage('page'),
  integration: async () => (await import('./test.ts')).testStage('integration'),
  e2e: async () => (await import('./test.ts')).testStage('e2e'),
  quick: async () => (await import('./quick.ts')).quick,
  proof: async () => (await import('./proof.ts')).proof,
  seed: async () => (await import('./seed.ts')).seed,
  bench: async () => (await import('./bench.ts')).bench,
  dist: async () => (await import('./dist.ts')).dist,
}

const run = async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const load = commands[name]
  if (load === undefined)
    throw new SetupError(`Usage: node tools/run.mjs <${Object.keys(commands).join(' | ')}>`)
  const command = await load()
  return command(args)
}

try {
  process.exitCode = await run()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`\n${error.message}`)
  process.exitCode = 1
} finally {
  await tearDown()
}
