// The packages whose code runs in main, each with its reason, and the packages that have install scripts. If
// a bundle contains a package that isn't listed here, the supply chain's test fails.

export interface KnownPackage {
  readonly reason: string
  /** True if the window may contain it too. */
  readonly isShared?: true
}

/** Bundled into out/main. */
export const bundledInMain: Readonly<Record<string, KnownPackage>> = {
  openai: { reason: 'the official SDK' },
  zod: { reason: 'requests and answers at the boundary' },
  uuid: { reason: 'identifiers in order of time (UUIDv7)' },
  '@pydantic/genai-prices': { reason: 'prices by model, dated and sourced' },
  'gpt-tokenizer': { reason: 'tokens estimated before sending and for stopped streams' },
  'electron-store': { reason: 'settings' },
  conf: { reason: 'what electron-store is made of' },
  ajv: { reason: 'conf: checks settings against their schema' },
  'ajv-formats': { reason: 'conf, through ajv' },
  'fast-deep-equal': { reason: 'ajv' },
  'fast-uri': { reason: 'ajv' },
  'json-schema-traverse': { reason: 'ajv' },
  atomically: { reason: 'conf: writes a file whole or not at all' },
  'stubborn-fs': { reason: 'atomically' },
  'stubborn-utils': { reason: 'atomically' },
  'when-exit': { reason: 'atomically' },
  'debounce-fn': { reason: 'conf' },
  'mimic-function': { reason: 'debounce-fn' },
  'dot-prop': { reason: 'conf' },
  'is-safe-filename': { reason: 'conf' },
  semver: { reason: 'conf: its migrations' },
  'uint8array-extras': { reason: 'conf' },
}

/** Loaded from node_modules at run time: native modules, and nothing else. */
export const externalToMain: Readonly<Record<string, KnownPackage>> = {
  '@napi-rs/keyring': { reason: 'the OS keychain; prebuilt N-API, no install script' },
  'better-sqlite3-multiple-ciphers': { reason: 'the database; prebuilt N-API, no install script' },
}

/** They have an install script, which never runs here (.npmrc). What we use of them works without it. */
export const installScripts: Readonly<Record<string, string>> = {
  'electron-winstaller':
    'picks a 7-Zip for Squirrel installers, which are not made here; comes with electron-builder',
}
