// The highlighted languages, by the names that people and models write after a fence. Code with another name
// is plain.

/** Each language with its other names. */
const aliases = {
  bat: 'batch cmd',
  c: 'h',
  clojure: 'clj cljs edn',
  cmake: '',
  cpp: 'c++ cc cxx hpp hxx arduino cuda',
  csharp: 'c# cs dotnet',
  css: '',
  dart: '',
  diff: 'patch',
  docker: 'dockerfile containerfile',
  dotenv: 'env',
  elixir: 'ex exs',
  erlang: 'erl',
  fsharp: 'f# fs',
  go: 'golang',
  graphql: 'gql',
  groovy: 'gradle jenkinsfile',
  haskell: 'hs',
  hcl: 'terraform tf tfvars',
  html: 'htm xhtml vue svelte',
  http: '',
  ini: 'cfg conf editorconfig gitconfig properties systemd',
  java: '',
  javascript: 'js cjs mjs node',
  json: 'jsonl ndjson geojson',
  jsonc: 'json5',
  jsx: '',
  julia: 'jl',
  kotlin: 'kt kts',
  latex: 'tex',
  less: '',
  lua: '',
  make: 'makefile mk',
  markdown: 'md mdx',
  matlab: 'octave',
  mermaid: '',
  nginx: '',
  nix: '',
  'objective-c': 'objc objectivec',
  ocaml: 'ml',
  perl: 'pl',
  php: '',
  powershell: 'ps ps1 pwsh',
  prisma: '',
  proto: 'protobuf',
  python: 'py py3 python3 ipython pyi',
  r: 'rscript',
  regexp: 'regex',
  ruby: 'rb',
  rust: 'rs',
  scala: 'sbt',
  scss: '',
  shellscript: 'bash sh shell zsh ksh',
  shellsession: 'console',
  solidity: 'sol',
  sql: 'mysql pgsql plpgsql postgres postgresql sqlite tsql',
  swift: '',
  toml: '',
  tsx: '',
  typescript: 'ts cts mts',
  xml: 'plist rss svg wsdl xsd xsl xslt',
  yaml: 'yml',
  zig: '',
} as const

export type LanguageName = keyof typeof aliases

// The cast restores the type that `Object.keys` loses; the table has exactly these keys.
export const languageNames = Object.keys(aliases) as readonly LanguageName[]

const names: ReadonlyMap<string, LanguageName> = new Map(
  languageNames.flatMap((name) =>
    [name, ...aliases[name].split(' ')].filter(Boolean).map((alias) => [alias, name] as const),
  ),
)

/**
 * `label` is the first word after the fence, in any case; also `{.python}`, `language-python` and
 * `py,ignore`.
 */
export function findLanguage(label: string): LanguageName | null {
  const bare = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/^\{?\.?(?:language-|lang-)?/u, '')
  return names.get(bare.split(/[,:{}\s]/u)[0] ?? '') ?? null
}
