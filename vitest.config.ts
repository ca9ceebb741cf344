import { defineConfig } from 'vitest/config'

// Long enough for any machine: what is slow is the benches' to find, and a test that hangs ends all the same.
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

// Words can be read only once a language is chosen.
const setupFiles = ['test/support/speak-english.ts']

// Unit tests that would make `npm run check` wait stand beside their source, and run with the integration tests.
const slow = 'src/**/*.slow.test.{ts,tsx}'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'test/support/**/*.test.ts',
            'test/bench/**/*.test.ts',
          ],
          exclude: ['tools/chromium-host/**', slow],
          setupFiles,
          ...patient,
        },
      },
      { test: { name: 'host', include: ['tools/chromium-host/**/*.test.ts'], maxWorkers: 1, ...patient } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', slow],
          setupFiles,
          maxWorkers: 1,
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: [...setupFiles, 'test/e2e/own-display.ts'],
          // Most of their time is waiting. Elsewhere there is one display, and so one clipboard and one focus.
          maxWorkers: process.platform === 'linux' ? 2 : 1,
          // Vitest wants it told apart from projects with another number of workers, and runs it by itself.
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
    ],
  },
})
