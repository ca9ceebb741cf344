// Contrast of the colours of code, computed from the stylesheets themselves: 4.5:1 on every ground they meet.
import { describe, expect, it } from 'vitest'
import { tokenKinds } from '../markdown/highlight/token.ts'

// Vitest hands out stylesheets empty, and a page's types know no Node: hence the name and the cast.
const nodeFiles: string = 'node:fs'
const { readFileSync } = (await import(nodeFiles)) as { readFileSync: (url: URL, encoding: 'utf8') => string }
const readSheet = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const codeSheet = readSheet('./code.css')

type Oklch = readonly [lightness: number, chroma: number, hue: number]
interface Pair {
  readonly light: Oklch
  readonly dark: Oklch
}

function readColours(sheet: string): Map<string, Pair> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`
  const pattern = new RegExp(String.raw`--([a-z-]+): light-dark\(${colour}, ${colour}\);`, 'gu')
  return new Map(
    [...sheet.matchAll(pattern)].map((found) => {
      const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = found.slice(2).map(Number)
      return [found[1] ?? '', { light: [l1, c1, h1], dark: [l2, c2, h2] }]
    }),
  )
}

/** Relative luminance (WCAG) of an OKLCH colour, clipped to sRGB as a screen does. Source: Ottosson 2020. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Oklch, other: Oklch): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right)
  return (light + 0.05) / (dark + 0.05)
}

describe('colours of code.css', () => {
  const colours = readColours(codeSheet)
  const tokens = readColours(readSheet('./tokens.css'))
  const cases = [...colours.keys()].flatMap((name) =>
    ['surface', 'ground'].flatMap((ground) =>
      (['light', 'dark'] as const).map((theme) => ({ name, ground, theme })),
    ),
  )

  it('are found', () => {
    expect(colours.size).toBeGreaterThan(8)
  })

  it.each(cases)('$name on $ground, $theme: at least 4.5', ({ name, ground, theme }) => {
    const [front, back] = [colours.get(name), tokens.get(ground)]
    if (!front || !back) throw new Error(`no colour ${name} or ${ground}`)
    expect(contrast(front[theme], back[theme])).toBeGreaterThanOrEqual(4.5)
  })

  it('has a rule for every kind of token', () => {
    for (const kind of tokenKinds) expect(codeSheet).toContain(`.code-${kind} {`)
  })
})
