// Lint: what is an error, where, and why a rule of the chosen categories is off. Which folder may import which is
// one table, tools/lint/layers.ts.
import { defineConfig } from 'oxlint'

const notInAPage = { regex: '^(electron|zod|openai|node:.*)$', message: 'Not in a page.' }

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'promise', 'vitest', 'import'],
  jsPlugins: ['./tools/lint/layers.ts'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['out', 'dist', 'node_modules'],
  rules: {
    'latchkey/layers': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'no-console': 'error',
    'no-use-before-define': ['error', { functions: false, classes: true, variables: false }],
    'react/exhaustive-deps': 'error',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    'no-restricted-properties': [
      'error',
      { object: 'shell', property: 'openExternal', message: 'Links leave through main/app/links.ts.' },
      { object: 'webContents', property: 'send', message: 'Windows are told through main/ipc.' },
      { object: 'contents', property: 'send', message: 'Windows are told through main/ipc.' },
    ],

    // Tools want default exports of their configurations.
    'import/no-default-export': 'off',
    // Refuses `fc.string()`, which is how fast-check is meant to be used.
    'import/no-named-as-default-member': 'off',
    'import/no-named-as-default': 'off',
    // JSX is compiled by the automatic runtime.
    'react/react-in-jsx-scope': 'off',
    // A row of a grid is no <tr>, and a listbox no <select>: they are drawn from their roles.
    'jsx-a11y/prefer-tag-over-role': 'off',
    // What scrolls is reached by the keyboard, and lists are moved through by arrow keys from their container.
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    'jsx-a11y/no-noninteractive-element-interactions': 'off',
    'jsx-a11y/no-static-element-interactions': 'off',
    // A short word that means the same may be used again in an inner function.
    'no-shadow': 'off',
    // `_name` marks what is taken out of an object so as to be left out.
    'no-underscore-dangle': 'off',
    // Every `as` carries a comment that says why, which is stricter.
    'typescript/no-unsafe-type-assertion': 'off',
    // Helpers expect for the test that calls them.
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/require-to-throw-message': 'off',
    // A function stays where it is read.
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    {
      files: ['src/domain/**', 'src/words/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          { patterns: [{ regex: '^[a-z@]', message: 'domain and words are pure: no packages.' }] },
        ],
      },
    },
    {
      files: ['src/contract/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: '^(electron|openai|react|@napi-rs|better-sqlite3|node:)',
                message: 'contract imports zod and no other package.',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['src/main/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: [
              { name: 'electron', importNames: ['ipcMain'], message: 'Only main/ipc speaks with windows.' },
            ],
          },
        ],
      },
    },
    {
      files: ['src/main/ipc/**'],
      rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
    },
    {
      // Here a closure must not reach a value that is built later either: nothing says when it is called.
      files: ['src/main/services/**', 'src/main/start.ts'],
      rules: { 'no-use-before-define': ['error', { functions: false }] },
    },
    { files: ['src/main/app/links.ts'], rules: { 'no-restricted-properties': 'off' } },
    {
      files: ['src/renderer/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: '(^|/)contract/',
                allowTypeImports: true,
                message: "The renderer knows the contract's types alone.",
              },
              notInAPage,
            ],
          },
        ],
      },
    },
    {
      files: ['src/renderer/ui/**', 'src/renderer/markdown/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              { regex: '(^|/)contract/|(^|/)api\\.ts$', message: 'ui and markdown know no IPC.' },
              notInAPage,
            ],
          },
        ],
      },
    },
    { files: ['src/main/diagnostics/**', 'tools/**', 'test/**'], rules: { 'no-console': 'off' } },
    {
      // Pages are asked by source text.
      files: ['test/e2e/**'],
      rules: { 'no-eval': 'off', 'typescript/no-implied-eval': 'off' },
    },
    {
      files: ['test/**', '**/*.test.ts', '**/*.test.tsx', 'tools/**'],
      rules: {
        'no-restricted-properties': 'off',
        'no-restricted-imports': 'off',
        'typescript/unbound-method': 'off',
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
      },
    },
  ],
})
