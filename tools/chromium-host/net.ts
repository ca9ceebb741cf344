// `net`: Node's fetch, which is what main's requests go out through here. Chromium's own network is shut.
import type { Net } from 'electron/main'
import { makeStrict } from './strict.ts'

type NetSubset = Pick<Net, 'fetch' | 'isOnline' | 'online'>

const subset: NetSubset = {
  async fetch(input, init) {
    const { bypassCustomProtocolHandlers: _ignored, ...rest } = init ?? {}
    // Electron types fetch against the DOM's, Node against its own; at run time the two agree on what is used.
    return globalThis.fetch(input, rest)
  },
  isOnline: () => true,
  online: true,
}

export const net = makeStrict('electron.net', subset)
