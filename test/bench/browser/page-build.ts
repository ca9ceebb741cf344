// Builds the races' page as the app's own window is built: production React, minified. A second build keeps
// all names and is only for profiles: nothing is measured on it.
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
      // The peers bring a grammar for every language, so we can't act on the warning about their size.
      chunkSizeWarningLimit: 4_000,
    },
  })
  return folder
}

/** Returns the folder of the built page; it is built once for all races of a run. */
export const buildPage = (flavor: PageFlavor): Promise<string> => {
  const known = built.get(flavor) ?? buildFlavor(flavor)
  built.set(flavor, known)
  return known
}
