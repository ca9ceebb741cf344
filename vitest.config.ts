import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Long enough for any machine: what is slow is the benches' to find, and a test that hangs ends all the same.
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

// Words can be read only once a language is chosen.
const setupFiles = ['test/support/speak-english.ts']

// Tests that would make `npm run check` wait, or that change their process (its user, its time zone). They are
// beside their source like any other, and run in `npm test`.
const slow = ['src/**/*.slow.test.{ts,tsx}', 'tools/**/*.slow.test.ts']

// A database in memory doesn't wait for a disk at each commit. That data survives a kill is tested end to end.
const env = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}

const unit = [
  'src/**/*.test.{ts,tsx}',
  'tools/**/*.test.ts',
  'test/support/**/*.test.ts',
  'test/bench/**/*.test.ts',
]

// Unit tests share the modules that a thread has loaded, which halves their time. Those that replace a module or
// a global load their own (tools/alone-tests.test.ts).
const alone = ['src/**/*.alone.test.{ts,tsx}', 'tools/**/*.alone.test.ts']

const quick = { setupFiles, pool: 'threads', maxWorkers: availableParallelism(), env, ...patient } as const

// Tests with a window mostly wait, so that two run at once. Elsewhere than on Linux they share one display, and so
// one clipboard and one focus.
const workersWithDisplay = process.platform === 'linux' ? 2 : 1

// Vitest runs one group after another (`groupOrder`): all projects of a group have the same number of workers.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: unit,
          exclude: ['tools/chromium-host/**', ...slow, ...alone],
          isolate: false,
          ...quick,
        },
      },
      { test: { name: 'unit-alone', include: alone, ...quick } },
      {
        test: {
          name: 'slow',
          include: slow,
          setupFiles,
          maxWorkers: availableParallelism(),
          env,
          ...patient,
        },
      },
      {
        test: {
          name: 'host',
          include: ['tools/chromium-host/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          setupFiles,
          maxWorkers: workersWithDisplay,
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: [...setupFiles, 'test/e2e/own-display.ts'],
          maxWorkers: workersWithDisplay,
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
    ],
  },
})
