// Contrast, computed from the stylesheet itself: 4.5:1 for text, 3:1 for outlines and focus.
import { describe, expect, it } from 'vitest'

// Vitest hands out stylesheets empty, and a page's types know no Node: hence the name and the cast.
const nodeFiles: string = 'node:fs'
const { readFileSync } = (await import(nodeFiles)) as { readFileSync: (url: URL, encoding: 'utf8') => string }
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

type Oklch = readonly [lightness: number, chroma: number, hue: number]

function readTokens(): Map<string, { light: Oklch; dark: Oklch }> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`
  const pattern = new RegExp(String.raw`--([a-z-]+): light-dark\(${colour}, ${colour}\);`, 'gu')
  const tokens = new Map<string, { light: Oklch; dark: Oklch }>()
  for (const found of css.matchAll(pattern)) {
    const numbers = found.slice(2).map(Number)
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = numbers
    tokens.set(found[1] ?? '', { light: [l1, c1, h1], dark: [l2, c2, h2] })
  }
  return tokens
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
  const [dark, light] = [luminance(one), luminance(other)].toSorted((left, right) => left - right)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const grounds = ['ground', 'surface', 'raised', 'side', 'soft', 'chosen', 'bad-soft']
const texts: Record<string, readonly string[]> = {
  ink: grounds,
  'ink-quiet': grounds,
  brass: ['ground', 'surface', 'raised'],
  good: ['ground', 'surface', 'raised'],
  warn: ['ground', 'surface', 'raised'],
  bad: ['ground', 'surface', 'raised', 'bad-soft'],
  'on-brass': ['brass'],
}
const charts = ['a', 'b', 'c', 'd', 'e', 'f', 'rest'].map((name) => `chart-${name}`)
const outlines: Record<string, readonly string[]> = {
  outline: ['ground', 'surface', 'raised', 'side'],
  brass: grounds,
  ...Object.fromEntries(charts.map((chart) => [chart, ['ground', 'surface', 'raised', 'soft']])),
}

const pairs = (table: Record<string, readonly string[]>) =>
  Object.entries(table).flatMap(([front, backs]) =>
    backs.flatMap((back) => (['light', 'dark'] as const).map((theme) => ({ front, back, theme }))),
  )

describe('contrast of tokens.css', () => {
  const tokens = readTokens()
  const measure = (front: string, back: string, theme: 'light' | 'dark'): number => {
    const [one, other] = [tokens.get(front), tokens.get(back)]
    if (!one || !other) throw new Error(`no token ${one ? back : front}`)
    return contrast(one[theme], other[theme])
  }

  it('knows black on white', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1)
  })

  it.each(pairs(texts))('$front on $back, $theme: at least 4.5', ({ front, back, theme }) => {
    expect(measure(front, back, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs(outlines))('$front beside $back, $theme: at least 3', ({ front, back, theme }) => {
    expect(measure(front, back, theme)).toBeGreaterThanOrEqual(3)
  })

  it('covers every opaque colour of the file', () => {
    const named = new Set([...Object.keys(texts), ...grounds, ...Object.keys(outlines), 'line'])
    expect([...tokens.keys()].filter((name) => !named.has(name))).toEqual([])
  })
})
