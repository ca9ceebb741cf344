// Joins the start scripts of the page's two worlds, as text from `page/` and the codec. Each is one closure
// and shares with the page only what it means to.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

interface PageSettings {
  /**
   * Name of the event that hands the bridge's node from one world to the other, before any page script runs.
   */
  readonly handover: string
  /**
   * Name of the binding that reaches main. Only the preload's world has it, and it is removed there at once.
   */
  readonly binding: string
  /** The name under which main finds the receiving function of the preload's world. */
  readonly receiver: string
  /** The start of the stand-ins for the paths of dropped files. */
  readonly fileMark: string
  /** The `process` of a sandboxed preload. */
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

/** Wraps the preload as CommonJS, in the wrapper that Electron gives a sandboxed one. */
export function wrapPreload(source: string, path: string, receiver: string): string {
  const call = `globalThis[${JSON.stringify(receiver)}]?.run`
  return `${call}(function (require, process, module, exports, global) {${source}\n})\n//# sourceURL=${encodeURI(path)}`
}

function assemble(files: readonly string[], settings: PageSettings): string {
  const parts = files.map((file) =>
    stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8')),
  )
  // The files import only each other, in this order, so import and export can simply be removed.
  const source = parts
    .join('\n')
    .replaceAll(/^import\s[^;'"]*?['"][^'"]+['"]$/gm, '')
    .replaceAll(/^export (?=(?:async )?(?:function|const|class))/gm, '')
  return `((settings) => { 'use strict';\n${source}\n})(${JSON.stringify(settings)})\n//# sourceURL=chromium-host/${files.at(-1) ?? ''}`
}
