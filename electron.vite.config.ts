import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { contract } from './src/contract/index.ts'
import { nameCrossings } from './src/contract/kinds.ts'
import { listPackages } from './tools/dist/list-packages.ts'

// Hot reload needs its socket, its inline preamble and its style elements; a build has none of them.
const developmentCsp = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws://localhost:* ws://127.0.0.1:*",
].join('; ')

export default defineConfig({
  main: {
    plugins: [listPackages('main')],
    build: {
      // package.json's dependencies, the two native modules, stay outside; all else is bundled.
      // Threads are files of their own, and stay inside the archive like the rest.
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'keyring-worker': 'src/main/secrets/keyring-worker.ts',
          'export-worker': 'src/main/usage/reconcile/export-worker.ts',
        },
      },
    },
  },
  preload: {
    plugins: [listPackages('preload')],
    define: { __CROSSING_NAMES__: JSON.stringify(nameCrossings(contract)) },
    build: {
      externalizeDeps: false,
      // A sandboxed preload is CommonJS and one file.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), tailwindcss(), listPackages('renderer')],
    server: { host: '127.0.0.1', headers: { 'Content-Security-Policy': developmentCsp } },
    build: {
      // The page may not fetch, so nothing may be preloaded by a script of Vite's; no asset is inlined.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: join(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
})
