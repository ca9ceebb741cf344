// The scripts that the page's two worlds start with, put together as text from `page/` and the codec.
// Each is one closure: it shares nothing with the page but what it means to.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

interface PageSettings {
  /** Event name under which the bridge's node is handed from one world to the other, before any page script runs. */
  readonly handover: string
  /** The binding that reaches main; exists in the preload's world only, and is removed from it at once. */
  readonly binding: string
  /** Where main finds the preload's world's ear. */
  readonly receiver: string
  /** What the stand-in for a dropped file's path begins with. */
  readonly fileMark: string
  /** What a sandboxed preload sees as `process`. */
  readonly process: Readonly<Record<string, unknown>>
}

interface PageScripts {
  readonly main: string
  readonly preload: string
}

export function buildPageScripts(settings: PageSettings): PageScripts {
  return {
    main: assemble(['codec.ts', 'page/bridge.ts', 'page/main-world.ts'], settings),
    preload: assemble(
      [
        'codec.ts',
        'page/bridge.ts',
        'page/dropped-files.ts',
        'page/event-hub.ts',
        'page/input-guard.ts',
        'page/preload-world.ts',
      ],
      settings,
    ),
  }
}

/** The preload itself, as CommonJS, in the wrapper that Electron gives a sandboxed one. */
export function wrapPreload(source: string, path: string, receiver: string): string {
  const call = `globalThis[${JSON.stringify(receiver)}]?.run`
  return `${call}(function (require, process, module, exports, global) {${source}\n})\n//# sourceURL=${encodeURI(path)}`
}

function assemble(files: readonly string[], settings: PageSettings): string {
  const parts = files.map((file) =>
    stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8')),
  )
  // The files import only each other, in this order, so that import and export can simply go.
  const source = parts
    .join('\n')
    .replaceAll(/^import\s[^;'"]*?['"][^'"]+['"]$/gm, '')
    .replaceAll(/^export (?=(?:async )?(?:function|const|class))/gm, '')
  return `((settings) => { 'use strict';\n${source}\n})(${JSON.stringify(settings)})\n//# sourceURL=chromium-host/${files.at(-1) ?? ''}`
}
