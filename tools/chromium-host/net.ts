// `net`: Node's fetch, which is what main's requests go out through here. Chromium's own network is shut.
import type { Net } from 'electron/main'
import { makeStrict } from './strict.ts'

const subset = {
  async fetch(input, init) {
    const { bypassCustomProtocolHandlers: _ignored, ...rest } = init ?? {}
    // Electron types fetch against the DOM's, Node against its own; at run time the two agree on what is used.
    return globalThis.fetch(input, rest)
  },
} satisfies Partial<Net>

export const net = makeStrict('electron.net', subset)
