import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 120_000, hookTimeout: 120_000 }

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
          exclude: ['tools/chromium-host/**'],
        },
      },
      { test: { name: 'host', include: ['tools/chromium-host/**/*.test.ts'], maxWorkers: 1, ...slow } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], maxWorkers: 1, ...slow } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], maxWorkers: 1, ...slow } },
    ],
  },
})
