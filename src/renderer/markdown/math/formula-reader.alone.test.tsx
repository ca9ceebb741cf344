import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'

vi.mock('katex/dist/katex.min.css', () => ({}))

import { drawTree } from './formula-elements.ts'
import { checkTex } from './formula-limits.ts'
import { readFormula } from './formula-reader.ts'

const show = (tex: string, isBlock = true): string | null => {
  const drawn = readFormula(tex, isBlock)
  return drawn === null ? null : renderToStaticMarkup(drawn)
}

const known = new Set(
  (
    'span svg path line math mrow mi mn mo mtext mspace mover munder munderover msup msub msubsup mfrac mroot msqrt ' +
    'mtable mtr mtd mlabeledtr menclose mstyle mpadded mphantom'
  ).split(' '),
)
const forbidden = /\s(?:href|src|srcset|id|on\w+|action|xlink:href)=|url\(|javascript:|expression\(/iu

function expectInert(markup: string): void {
  for (const [, name] of markup.matchAll(/<\/?([a-zA-Z][\w:-]*)/gu)) expect(known).toContain(name)
  expect(markup.replaceAll(/>[^<]*</gu, '><')).not.toMatch(forbidden)
}

const real: readonly string[] = [
  String.raw`e^{i\pi} + 1 = 0`,
  String.raw`\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}`,
  String.raw`\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}`,
  String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}`,
  String.raw`\begin{aligned} \nabla \cdot \vec{E} &= \frac{\rho}{\varepsilon_0} \\ \nabla \times \vec{B} &= \mu_0 \vec{J} \end{aligned}`,
  String.raw`f(x) = \begin{cases} x^2 & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}`,
  String.raw`\overbrace{a + b}^{n} \xrightarrow{f} \widehat{xyz} \cancel{x} \boxed{y} \sum_{i=1}^{n} i \tag{1}`,
  String.raw`\newcommand{\R}{\mathbb{R}} f: \R \to \R`,
  String.raw`\left\lVert \mathbf{x} \right\rVert_2 \not= \sqrt[3]{\dfrac{a}{b}} \color{red}{z}`,
]

/** The macro `\a` (0), `\b` (1) … that hands its argument, twice, to the next one. */
function makeDoubling(index: number): string {
  const [own, next] = [97 + index, 98 + index].map((code) => `\\${String.fromCodePoint(code)}`)
  return `\\def${own}#1{${next}{#1#1}}`
}

const hostile: Readonly<Record<string, string>> = {
  link: String.raw`\href{javascript:alert(1)}{x}`,
  address: String.raw`\url{https://example.com}`,
  image: String.raw`\includegraphics[height=1em]{https://example.com/x.png}`,
  class: String.raw`\htmlClass{fixed}{x} \htmlId{root}{x} \htmlData{a=b}{x}`,
  style: String.raw`\htmlStyle{background: url(https://example.com)}{x}`,
  markup: String.raw`\text{<script>alert(1)</script><img src=x onerror=alert(1)>}`,
  color: String.raw`\color{url(https://example.com)} x`,
  colorBox: String.raw`\colorbox{expression(alert(1))}{x}`,
  loop: String.raw`\def\a{\a\a}\a`,
  bomb: `${String.raw`\def\a{`}${'x'.repeat(90)}}${String.raw`\def\b{${String.raw`\a`.repeat(10)}}`}${String.raw`\b`.repeat(99)}`,
  doubling: String.raw`\def\a#1{\a{#1#1}}\a{x}`,
  doublingTwice: String.raw`\newcommand{\a}[1]{\a{#1#1#1#1}}\a{xx}`,
  doublingChain: `${Array.from({ length: 11 }, (_, index) => makeDoubling(index)).join('')}${String.raw`\def\l#1{#1}\a{x}`}`,
  edef: String.raw`\edef\a{xx}\edef\a{\a\a}\edef\a{\a\a}\edef\a{\a\a}\edef\a{\a\a}\edef\a{\a\a}\a`,
  deepBraces: `${'{'.repeat(10_000)}x${'}'.repeat(10_000)}`,
  unclosedBraces: '{'.repeat(5_000),
  deepFractions: `${String.raw`\frac{1}{`.repeat(500)}x${'}'.repeat(500)}`,
  deepLeft: `${String.raw`\left(`.repeat(500)}x${String.raw`\right)`.repeat(500)}`,
  deepRoots: `${String.raw`\sqrt[`.repeat(900)}x${']{x}'.repeat(900)}`,
  deepMatrices: `${String.raw`\begin{matrix}`.repeat(150)}x${String.raw`\end{matrix}`.repeat(150)}`,
  long: 'x+'.repeat(50_000),
  huge: String.raw`\rule{99999em}{99999em}\kern99999em\hspace{-99999em}\raisebox{99999em}{x}`,
  primes: "x'".repeat(2_000),
  scripts: `${'x^{'.repeat(300)}${'}'.repeat(300)}`,
  broken: String.raw`\frac{`,
  nothing: '   ',
  odd: '\u0000\u202e\ud800 \\',
}

describe('formulas', () => {
  it.each(real)('%s is set, with MathML, in known elements alone', (tex) => {
    const markup = show(tex) ?? ''
    expect(markup).toContain('<math')
    expect(markup).toContain('katex-html')
    expect(markup).not.toContain('annotation')
    expectInert(markup)
  })

  it('draws what KaTeX itself would, but for the source', async () => {
    const { default: katex } = await import('katex')
    for (const tex of real) {
      const theirs = katex.renderToString(tex.replace('newcommand', 'renewcommand'), {
        displayMode: true,
        strict: 'ignore',
        maxSize: 12,
      })
      const texts = (markup: string) =>
        markup.replaceAll(/<annotation.*?<\/annotation>/gu, '').replaceAll(/<[^>]*>/gu, '')
      const paths = (markup: string) => [...markup.matchAll(/ d="([^"]*)"/gu)].map(([, path]) => path)
      const styles = (markup: string) =>
        [...markup.matchAll(/ style="([^"]*?);?"/gu)].map(([, style]) => style)
      const mine = show(tex) ?? ''
      expect(texts(mine)).toBe(texts(theirs))
      expect(paths(mine)).toEqual(paths(theirs))
      expect(styles(mine).join('\n')).toBe(styles(theirs).join('\n'))
    }
  })

  it.each(Object.entries(hostile))('[S21] %s stays inert', (_name, tex) => {
    for (const isBlock of [true, false]) expectInert(show(tex, isBlock) ?? '')
  })

  it.each([
    'link',
    'address',
    'image',
    'class',
    'style',
    'loop',
    'doubling',
    'doublingTwice',
    'doublingChain',
    'deepBraces',
    'deepFractions',
    'deepLeft',
    'long',
    'broken',
    'nothing',
  ])('[S21] %s is shown as it was written', (name) => {
    expect(show(hostile[name] ?? '')).toBeNull()
  })

  it('[S21] no formula sees the macros of another', () => {
    expect(show(String.raw`\gdef\leak{y}\leak`)).not.toBeNull()
    expect(show(String.raw`\leak`)).toBeNull()
  })

  it('[S21] whatever pieces of TeX come together, only known elements are drawn', () => {
    const piece = fc.constantFrom(
      ...real.flatMap((tex) => tex.split(/(?=[\\{}^_&])/u)),
      ...Object.values(hostile).filter((tex) => tex.length < 100),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 12 }), (pieces) => {
        expectInert(show(pieces.join('')) ?? '')
      }),
      { numRuns: 500 },
    )
  })

  it('[S21] refuses a tree that holds anything else', () => {
    const span = (children: readonly unknown[], attributes = {}) => ({
      children,
      attributes,
      classes: [],
      style: {},
    })
    expect(drawTree(span([]))).not.toBeNull()
    expect(drawTree(span([{ src: 'x', alt: '', classes: [], style: {} }]))).toBeNull()
    expect(drawTree(span([], { href: 'https://example.com' }))).toBeNull()
    expect(drawTree(span([{ type: 'script', attributes: {}, children: [], classes: [] }]))).toBeNull()
    expect(drawTree(span([null]))).toBeNull()
    const deep = Array.from({ length: 5_000 }).reduce((inner) => span([inner]), span([]))
    expect(drawTree(deep)).toBeNull()
  })
})

describe('limits of a formula', () => {
  it('counts what is open at the same time, not what was opened in all', () => {
    expect(checkTex('{x}'.repeat(500))).not.toBeNull()
    expect(checkTex(String.raw`\{`.repeat(500))).not.toBeNull()
    expect(checkTex(String.raw`\leftarrow`.repeat(100))).not.toBeNull()
    expect(checkTex('{'.repeat(61))).toBeNull()
  })

  it('[S21] lets no macro of a formula double its arguments, and few of them be used', () => {
    expect(checkTex(String.raw`\def\a#1{#1#1}\a{x}`)).toBeNull()
    expect(checkTex(`${String.raw`\def\a{`}${'x'.repeat(900)}}`)?.maxExpansions).toBeLessThan(25)
    expect(checkTex('x'.repeat(900))?.maxExpansions).toBe(400)
  })
})
