// Makes a subset of Electron strict: reading a missing member throws, and names it. Names that the language,
// Node's inspector and test tools look up on any object stay undefined.

const probed = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
  'tagName',
  'default',
  '__esModule',
  'domain',
])

/**
 * `path` is how the object is reached, such as `electron.app`. Members stay writable, as tests replace them.
 */
export function makeStrict<Value extends object>(path: string, value: Value): Value {
  return new Proxy(value, {
    get(target, name, receiver) {
      // Names with an underscore are the emitter's own bookkeeping, absent until first used.
      if (name in target || typeof name === 'symbol' || probed.has(name) || name.startsWith('_'))
        return Reflect.get(target, name, receiver) as unknown
      throw new Error(`The Chromium host has no ${path}.${name}`)
    },
  })
}

/** For a member that exists in Electron and is left out here on purpose. */
export function refuse(what: string): never {
  throw new Error(`The Chromium host has no ${what}`)
}

/** Throws for the first key of `given` that is not among `known`. */
export function refuseUnknown(path: string, given: object, known: readonly string[]): void {
  for (const [key, value] of Object.entries(given)) {
    if (value !== undefined && !known.includes(key)) refuse(`${path}.${key}`)
  }
}
