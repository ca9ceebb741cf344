// The packages whose code runs in main, each with its reason, and those that would like to run code when
// installed. A package that appears in a bundle without appearing here fails the supply chain's test.

export interface KnownPackage {
  readonly reason: string
  /** Whether the window may hold it too. */
  readonly isShared?: true
}

/** Part of out/main. */
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

/** They have an install script, which never runs here (.npmrc), and work without it for what we use. */
export const installScripts: Readonly<Record<string, string>> = {
  'electron-winstaller':
    'picks a 7-Zip for Squirrel installers, which are not made here; comes with electron-builder',
}
