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

type Rgb = readonly [red: number, green: number, blue: number]

/** Linear sRGB of an OKLCH colour, clipped as a screen does. Source: Ottosson 2020. */
function toRgb([lightness, chroma, hue]: Oklch): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const clip = (value: number): number => Math.min(1, Math.max(0, value))

/** Relative luminance (WCAG). */
function luminance(colour: Oklch): number {
  const [red, green, blue] = toRgb(colour)
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

/** What each kind of eye makes of linear sRGB. Source: Machado, Oliveira and Fernandes 2009, at full severity. */
const eyes: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** In OKLab, where equal distances look about equal. */
function toOklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function seenBy(eye: readonly [Rgb, Rgb, Rgb], colour: Oklch): Rgb {
  const [red, green, blue] = toRgb(colour)
  const [first, second, third] = eye
  const mix = ([r, g, b]: Rgb): number => clip(r * red + g * green + b * blue)
  return toOklab([mix(first), mix(second), mix(third)])
}

const distance = (one: Rgb, other: Rgb): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])

describe('the colours of a chart', () => {
  const tokens = readTokens()
  const cases = Object.keys(eyes).flatMap((eye) =>
    (['light', 'dark'] as const).map((theme) => ({ eye, theme })),
  )
  it.each(cases)('differ to eyes that see $eye, $theme', ({ eye, theme }) => {
    const seen = charts.map((name) => {
      const [colour, matrix] = [tokens.get(name), eyes[eye]]
      if (!colour || !matrix) throw new Error(name)
      return seenBy(matrix, colour[theme])
    })
    seen.forEach((one, index) => {
      for (const other of seen.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(0.08)
    })
  })
})

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
