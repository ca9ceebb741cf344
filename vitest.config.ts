import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { playwrightCall } from './test/support/page/playwright-call.ts'
import { findChromium } from './tools/setup/system.ts'

// Long enough for any machine: what is slow is the benches' to find, and a test that hangs ends all the same.
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

// Words can be read only once a language is chosen.
const setupFiles = ['test/support/speak-english.ts']

// Tests that would make `npm run check` wait, or that change their process (its user, its time zone). They are
// beside their source like any other, and run in `npm test`.
const slow = ['src/**/*.slow.test.{ts,tsx}', 'tools/**/*.slow.test.ts']

// A database in memory doesn't wait for a disk at each commit. That data survives a kill is tested end to end.
const env = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}

// Components in a real page, beside the component.
const inPage = 'src/renderer/**/*.page.test.tsx'
const executablePath = findChromium()
const pagePackages = [
  'axe-core',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  '@base-ui/react/csp-provider',
  '@base-ui/react/dialog',
  '@base-ui/react/menu',
  '@base-ui/react/popover',
  'lucide-react',
  'zod',
  'katex',
  '@shikijs/core',
  '@shikijs/core/textmate',
  '@shikijs/engine-javascript',
]

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
    // A spy that a test leaves behind would stay in a module that other tests share. So never spy on false timers:
    // they would come back with the spy's end.
    restoreMocks: true,
    // The browser says so of every list that lays itself out again; nothing is wrong.
    onConsoleLog: (text) => !text.includes('ResizeObserver loop completed'),
    projects: [
      {
        test: {
          name: 'unit',
          include: unit,
          exclude: ['tools/chromium-host/**', inPage, ...slow, ...alone],
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
        plugins: [tailwindcss()],
        cacheDir: '.cache/page',
        // A package that Vite found only while tests run would make it load the page again in their middle.
        optimizeDeps: { noDiscovery: true, include: pagePackages },
        test: {
          name: 'page',
          api: { host: '127.0.0.1' },
          include: [inPage],
          setupFiles: [...setupFiles, 'test/support/page/set-up.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          ...patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // The size of the app's window.
            viewport: { width: 1_120, height: 780 },
            provider: playwright({
              launchOptions: {
                ...(executablePath !== undefined && { executablePath }),
                // root can't use Chromium's own sandbox; everyone else must.
                chromiumSandbox: process.getuid?.() !== 0,
              },
              contextOptions: { colorScheme: 'light', locale: 'en-US' },
            }),
            instances: [{ browser: 'chromium' }],
            commands: { playwrightCall },
          },
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
          // Playwright and the servers are loaded once a worker.
          isolate: false,
          maxWorkers: workersWithDisplay,
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
    ],
  },
})
