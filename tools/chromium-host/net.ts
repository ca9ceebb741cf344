// `net`: Node's fetch, which sends main's requests here, because Chromium's own network is shut.
import type { Net } from 'electron/main'
import { makeStrict } from './strict.ts'

const subset = {
  async fetch(input, init) {
    const { bypassCustomProtocolHandlers: _ignored, ...rest } = init ?? {}
    // Electron types fetch by the DOM's types, Node by its own; the parts used here are the same at run time.
    return globalThis.fetch(input, rest)
  },
} satisfies Partial<Net>

export const net = makeStrict('electron.net', subset)
