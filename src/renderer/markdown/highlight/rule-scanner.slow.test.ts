import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript'
import { createShikiPrimitive, type RegexEngine } from '@shikijs/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLanguage } from './language-files.ts'
import { ruleEngine } from './rule-scanner.ts'
import { tokenTheme } from './token-theme.ts'

const samples = {
  tsx: [
    'const a = `x ${f<T>({ b }, [1])}` // c',
    'return <A b={c as D} {...e}>text &amp; {x}</A>',
    '/re[^/]+$/gi.test(a?.b)',
  ],
  markdown: ['# A *b* `c`', '> - [x](y "z") ![i](j)', '| a | b |', '```js', 'a', '```'],
  ruby: ['def a(b = %w[x y]) = "#{b.map { |c| c * 2 }}"', 'x = <<~EOS', '  a', 'EOS', '=begin', '=end'],
  c: [
    'static int f(const char *a, size_t n) { return n ? a[0] : sizeof(int); } /* x */',
    '#define A(x) \\',
    '  x##y',
  ],
  shellscript: ['if [[ "$a" == *.{b,c} ]]; then echo ${d:-$(ls -l)}; fi', 'cat <<-"E"', '$x', 'E'],
} as const

async function openBoth(language: keyof typeof samples) {
  const langs = await loadLanguage(language)
  const open = (engine: RegexEngine) => {
    const primitive = createShikiPrimitive({ engine, langs, themes: [tokenTheme], warnings: false })
    primitive.setTheme(tokenTheme.name)
    return primitive.getLanguage(langs.at(-1)?.name ?? '')
  }
  return [open(ruleEngine), open(createJavaScriptRegexEngine({ forgiving: true }))] as const
}

describe('scanning for rules', () => {
  it.each(Object.keys(samples) as (keyof typeof samples)[])(
    'finds in %s what shiki finds',
    async (language) => {
      const [ours, theirs] = await openBoth(language)
      const line = fc.oneof(
        fc.constantFrom(...samples[language]),
        fc
          .array(fc.constantFrom(...samples[language].flatMap((text) => text.split(/(?<=[\s("'`{<])/u))), {
            maxLength: 9,
          })
          .map((pieces) => pieces.join('')),
      )
      fc.assert(
        fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
          let ourState = null
          let theirState = null
          for (const text of lines) {
            const our = ours.tokenizeLine2(text, ourState)
            const their = theirs.tokenizeLine2(text, theirState)
            expect([...our.tokens]).toEqual([...their.tokens])
            ourState = our.ruleStack
            theirState = their.ruleStack
          }
        }),
        { numRuns: 40 },
      )
    },
  )
})
