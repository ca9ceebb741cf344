// A `.env` file of 200 lines, of the kind that grows over years: keys in every notation, some of them twice,
// among other services' secrets, settings, comments and junk. It says what a reader should find in it.
import type { FailureCode } from '../../src/domain/failure.ts'

interface ExpectedEntry {
  readonly variable: string
  /** Numbers start at 1. */
  readonly lines: readonly number[]
  readonly isCommentedOut: boolean
  /** `null` for an entry that can't be a key. */
  readonly secret: string | null
  /** Why it can't be a key. */
  readonly code: FailureCode | null
}

export interface EnvFile {
  readonly text: string
  readonly expected: {
    /** In the order in which they appear in the file. */
    readonly entries: readonly ExpectedEntry[]
    readonly otherLines: number
    /** The text without the lines of `secrets`. */
    withoutLinesOf(secrets: readonly string[]): string
  }
}

export const envFileLines = 200

interface Place {
  readonly variable: string
  readonly secret: string | null
  readonly code?: FailureCode
  readonly isCommentedOut?: boolean
  readonly text: readonly string[]
}

/** Made-up words with the length and alphabet of other services' secrets. */
const filler = (length: number): string => 'abcdefghij0123456789'.repeat(10).slice(0, length)

function listPlaces(first: string, second: string, third: string): readonly (Place | string)[] {
  return [
    '# Settings of the site. Copy to .env and fill in.',
    'NODE_ENV=production',
    'PORT = 3000',
    {
      variable: 'OPENAI_API_KEY_OLD',
      secret: first,
      isCommentedOut: true,
      text: [`# OPENAI_API_KEY_OLD=${first}`],
    },
    'DATABASE_URL="postgres://site:password@127.0.0.1:5432/site?sslmode=disable" # local',
    `ANTHROPIC_API_KEY=sk-ant-test-${filler(40)}`,
    `OPENROUTER_API_KEY=sk-or-v1-${filler(64)}`,
    `DEEPSEEK_API_KEY=sk-${filler(32)}`,
    `STRIPE_SECRET_KEY=sk_live_${filler(24)}`,
    { variable: 'OPENAI_API_KEY', secret: first, text: [`export OPENAI_API_KEY="${first}"  # the team’s`] },
    'OPENAI_MODEL=gpt-6-luna',
    'OPENAI_API_KEY_HINT=ask the team',
    '# OPENAI_API_KEY=sk-... (your key)',
    'PRIVATE_KEY="-----BEGIN PRIVATE KEY-----',
    'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQ==',
    '-----END PRIVATE KEY-----"',
    { variable: 'STAGING_OPENAI_API_KEY', secret: second, text: [`STAGING_OPENAI_API_KEY = '${second}'`] },
    {
      variable: 'OPENAI_ADMIN_TOKEN',
      secret: null,
      code: 'key/admin',
      text: [`OPENAI_ADMIN_TOKEN=sk-admin-test-${filler(24)}`],
    },
    'this line is no assignment at all',
    '=value without a name',
    'UNCLOSED="a quote that nobody closed',
    'EMPTY=',
    'WITH_EQUALS=a=b=c',
    'EMOJI=🔑 not a key',
    { variable: 'openai_api_key', secret: first, text: [`openai_api_key: ${first}`] },
    {
      variable: 'TEST_OPENAI_API_KEY',
      secret: null,
      code: 'key/malformed',
      text: ['TEST_OPENAI_API_KEY=your-key-here'],
    },
    { variable: 'SPARE', secret: third, isCommentedOut: true, text: [`#export SPARE=\`${third}\``] },
    {
      variable: 'WRAPPED_OPENAI_API_KEY',
      secret: null,
      code: 'key/has-line-break',
      text: [`WRAPPED_OPENAI_API_KEY="sk-test-${filler(20)}`, `${filler(20)}"`],
    },
    'REFERENCE_OPENAI_API_KEY=${OPENAI_API_KEY}',
    `AWS_SECRET_ACCESS_KEY=${filler(40)}`,
    `GITHUB_TOKEN=ghp_${filler(36)}`,
  ]
}

/** Three different keys. The first is on three lines, the third is commented out. */
export function makeEnvFile(canaries: readonly [string, string, string]): EnvFile {
  const lines: string[] = []
  const entries = new Map<string, ExpectedEntry>()
  for (const place of listPlaces(...canaries)) {
    if (typeof place === 'string') {
      lines.push(place)
      continue
    }
    const { variable, secret, code = null, isCommentedOut = false, text } = place
    const own = text.map((_line, index) => lines.length + index + 1)
    lines.push(...text)
    const identity = secret ?? variable
    const known = entries.get(identity)
    // The first entry that isn't commented out gives the name.
    const leads = known === undefined || (known.isCommentedOut && !isCommentedOut)
    entries.set(identity, {
      variable: leads ? variable : known.variable,
      lines: [...(known?.lines ?? []), ...own],
      isCommentedOut: isCommentedOut && (known?.isCommentedOut ?? true),
      secret,
      code,
    })
  }
  for (let count = 1; lines.length < envFileLines; count += 1)
    lines.push(
      ['', `# section ${count}`, `FEATURE_${count}=on`, `  LIMIT_${count} = "${count * 10}"`][count % 4] ??
        '',
    )

  const keyLines = new Set([...entries.values()].flatMap((entry) => entry.lines))
  const isSaying = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('#')
  return {
    text: join(lines),
    expected: {
      entries: [...entries.values()],
      otherLines: lines.filter((line, index) => isSaying(line) && !keyLines.has(index + 1)).length,
      withoutLinesOf(secrets) {
        const gone = new Set(secrets.flatMap((secret) => entries.get(secret)?.lines ?? []))
        return join(lines.filter((_line, index) => !gone.has(index + 1)))
      },
    },
  }
}

const join = (lines: readonly string[]): string => `${lines.join('\n')}\n`
