// The races' page, built as the app's own window is: production React, minified. A second build keeps all names, for
// profiles alone: nothing is measured on it.
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { build } from 'vite'
import { inRoot } from '../../../tools/setup/project.ts'

export type PageFlavor = 'measured' | 'named'

const pageFolder = join(import.meta.dirname, '..', 'page')
const built = new Map<PageFlavor, Promise<string>>()

const buildFlavor = async (flavor: PageFlavor): Promise<string> => {
  const folder = inRoot('out', 'bench', flavor === 'measured' ? 'page' : 'page-named')
  await build({
    root: pageFolder,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    plugins: [react(), tailwindcss()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: flavor === 'measured',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Peers bring every language there is; the warning about their size is not ours to heed.
      chunkSizeWarningLimit: 4_000,
    },
  })
  return folder
}

/** The folder of the built page; built once for all races of a run. */
export const buildPage = (flavor: PageFlavor): Promise<string> => {
  const known = built.get(flavor) ?? buildFlavor(flavor)
  built.set(flavor, known)
  return known
}
